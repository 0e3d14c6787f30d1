package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.MailboxIndex.Correspondent;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// How a file came to lie in the mailbox: from whom, and whether its message was opened. All checks
/// on attachments weigh that alike.
///
/// @param sent whether the owner's own address sent it
/// @param opened whether the message was opened or answered; nobody can tell whether the file was
/// @param unopenedJunk whether it lies among junk and was never opened
/// @param known whether the owner ever wrote to its sender
record Arrival(Attachment file, boolean sent, boolean opened, boolean unopenedJunk, boolean known) {
  private static final int LONGEST_NAME = 100;

  static Arrival of(Attachment file, AuditContext context) {
    Message message = file.message();
    boolean sent = message.from().filter(context::owns).isPresent();
    boolean opened = isOpened(message);
    boolean junk = message.locator().role() == FolderRole.JUNK;
    boolean known =
        !sent
            && message
                .from()
                .flatMap(context.index()::correspondent)
                .map(Correspondent::writtenTo)
                .filter(letters -> letters > 0)
                .isPresent();
    return new Arrival(file, sent, opened, junk && !opened, known);
  }

  static boolean isOpened(Message message) {
    return message.has(MessageFlag.SEEN) || message.has(MessageFlag.ANSWERED);
  }

  /// The finding with the facts of the arrival. What the owner sent, and what was never opened
  /// among junk, weighs little.
  Finding tell(Finding finding) {
    Finding told =
        finding
            .when(file.message().receivedAt())
            .with("file", visible(file.fileName()))
            .with("sender", file.message().from().map(Object::toString).orElse("–"))
            .with("standing", known ? "known" : "stranger")
            .with("opened", opened ? "yes" : "no");
    if (sent || unopenedJunk) {
      return told.at(Severity.LOW, Confidence.WEAK).with("variant", sent ? "sent" : "junk");
    }
    return opened ? told.with("variant", "opened") : told;
  }

  /// A name that reads as it is written: characters that are not seen or that turn the direction of
  /// writing stand as their code points.
  static String visible(String name) {
    StringBuilder visible = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_NAME)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                visible.append("[U+%04X]".formatted(c));
              } else {
                visible.appendCodePoint(c);
              }
            });
    return visible.isEmpty() ? "–" : visible.toString();
  }

  /// Files are wanted unless they are plainly pictures, sound, film or text, by their type and by
  /// their name; a picture with the name of a program is wanted.
  static Set<EvidenceKind> wanted(Message message, AuditContext context) {
    for (Message.Part part : message.parts()) {
      if ((part.attached() || !part.fileName().isEmpty()) && !isPlain(part, context)) {
        return EnumSet.of(EvidenceKind.ATTACHMENT);
      }
    }
    return Set.of();
  }

  private static boolean isPlain(Message.Part part, AuditContext context) {
    String type = part.mediaType();
    boolean plainType =
        type.equals("text/plain")
            || type.startsWith("audio/")
            || type.startsWith("video/")
            || (type.startsWith("image/") && !type.startsWith("image/svg"));
    String name = part.fileName().strip().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return plainType
        && (name.isEmpty() || context.intel().words("plain-extensions").contains(extension));
  }
}
