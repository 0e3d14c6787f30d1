package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;

/// Ways in which a file works like a false web page, the weightiest first.
enum Lure {
  /// Hands over a file that it built itself.
  SMUGGLED(has(AttachmentTrait.SMUGGLED_FILE)),
  /// Asks to let an application or a device into the account.
  ACCESS(Lure::asksForAccess),
  /// Asks for a password.
  PASSWORD(has(AttachmentTrait.PASSWORD_FORM)),
  /// A picture that runs a script.
  PICTURE(has(AttachmentTrait.DOCUMENT_SCRIPT).and(ofType("image/svg"))),
  /// A link to another place than anybody would read.
  DISGUISED_LINK(
      leads(EnumSet.of(LinkTrait.DISGUISED_HOST, LinkTrait.USER_INFO, LinkTrait.PROGRAM))),
  /// Opens another file, starts a program or sends something away.
  ACTION(has(AttachmentTrait.DOCUMENT_ACTION)),
  /// A link whose text names another site.
  OTHER_LINK(leads(EnumSet.of(LinkTrait.SHOWS_OTHER_HOST))),
  /// Little more than one link.
  ONE_LINK(has(AttachmentTrait.SINGLE_LINK)),
  /// A web page with a script, as most have one.
  PAGE(has(AttachmentTrait.DOCUMENT_SCRIPT).and(ofType("text/html").or(ofType("application/xhtml"))));

  private final Predicate<Attachment> shows;

  Lure(Predicate<Attachment> shows) {
    this.shows = shows;
  }

  /// The weightiest that a file shows.
  static Optional<Lure> of(Attachment file) {
    return Stream.of(values()).filter(lure -> lure.shows.test(file)).findFirst();
  }

  /// The word for it in a finding: `one-link`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether half of all honest files of the kind show it.
  boolean isUsual() {
    return this == ONE_LINK || this == PAGE || this == OTHER_LINK;
  }

  private static Predicate<Attachment> has(AttachmentTrait trait) {
    return file -> file.traits().contains(trait);
  }

  private static Predicate<Attachment> ofType(String type) {
    return file -> file.detectedType().startsWith(type);
  }

  private static Predicate<Attachment> leads(Set<LinkTrait> traits) {
    return file ->
        file.links().stream().anyMatch(link -> link.traits().stream().anyMatch(traits::contains));
  }

  private static boolean asksForAccess(Attachment file) {
    return file.links().stream()
        .anyMatch(
            link ->
                link.traits().contains(LinkTrait.DEVICE_CODE)
                    || link.traits().contains(LinkTrait.OAUTH_MAIL_SCOPE));
  }
}
