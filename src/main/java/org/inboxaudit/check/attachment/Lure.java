package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.LinkTrait;

/// Ways in which a file works like a false web page, the weightiest first.
enum Lure {
  /// Hands over a file that it built itself.
  SMUGGLED,
  /// Asks to let an application or a device into the account.
  ACCESS,
  /// Asks for a password.
  PASSWORD,
  /// A picture that runs a script.
  PICTURE,
  /// A link to another place than anybody would read.
  DISGUISED_LINK,
  /// Opens another file, starts a program or sends something away.
  ACTION,
  /// A link whose text names another site.
  OTHER_LINK,
  /// Little more than one link.
  ONE_LINK,
  /// A web page with a script, as most have one.
  PAGE;

  private static final Set<LinkTrait> FOR_ACCESS =
      EnumSet.of(LinkTrait.DEVICE_CODE, LinkTrait.OAUTH_MAIL_SCOPE);
  private static final Set<LinkTrait> DISGUISES =
      EnumSet.of(
          LinkTrait.DISGUISED_HOST,
          LinkTrait.USER_INFO,
          LinkTrait.PROGRAM,
          LinkTrait.FRAGMENT_ADDRESS);
  private static final Set<LinkTrait> OTHER_HOST = EnumSet.of(LinkTrait.SHOWS_OTHER_HOST);

  /// The weightiest that a file shows.
  static Optional<Lure> of(Attachment file) {
    return Stream.of(values()).filter(lure -> lure.isShownBy(file)).findFirst();
  }

  /// The word for it in a finding: `one-link`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether half of all honest files of the kind show it.
  boolean isUsual() {
    return this == ONE_LINK || this == PAGE || this == OTHER_LINK;
  }

  private boolean isShownBy(Attachment file) {
    Set<AttachmentTrait> traits = file.traits();
    boolean script = traits.contains(AttachmentTrait.DOCUMENT_SCRIPT);
    String type = file.detectedType();
    return switch (this) {
      case SMUGGLED -> traits.contains(AttachmentTrait.SMUGGLED_FILE);
      case ACCESS -> leads(file, FOR_ACCESS);
      case PASSWORD -> traits.contains(AttachmentTrait.PASSWORD_FORM);
      case PICTURE -> script && type.startsWith("image/svg");
      case DISGUISED_LINK -> leads(file, DISGUISES);
      case ACTION -> traits.contains(AttachmentTrait.DOCUMENT_ACTION);
      case OTHER_LINK -> leads(file, OTHER_HOST);
      case ONE_LINK -> traits.contains(AttachmentTrait.SINGLE_LINK);
      case PAGE -> script && (type.startsWith("text/html") || type.startsWith("application/xhtml"));
    };
  }

  private static boolean leads(Attachment file, Set<LinkTrait> traits) {
    return file.links().stream()
        .anyMatch(link -> link.traits().stream().anyMatch(traits::contains));
  }
}
