package org.inboxaudit.check.attachment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// How a file came to lie in the mailbox: from whom, and what was done with its message. All checks
/// on attachments weigh that alike.
///
/// @param sent whether it left from this mailbox
/// @param reaction what was done with the message; nobody can tell what was done with the file
/// @param junk whether it lies among junk
/// @param known whether the owner had written to its sender before it came, or is the sender
record Arrival(Attachment file, boolean sent, Reaction reaction, boolean junk, boolean known) {
  /// Files are wanted unless they are plainly pictures, sound, film, text or part of how mail
  /// works, by their type and by their name; a picture with the name of a program is wanted.
  static final Wanted FILES = Arrival::wanted;

  private static final int LONGEST_NAME = 100;
  private static final Set<String> NO_FILES =
      Set.of(
          "application/pgp-signature",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature",
          "message/delivery-status",
          "message/disposition-notification",
          "text/rfc822-headers");

  /// What was done with a message, from nothing to most.
  enum Reaction {
    NONE,
    OPENED,
    ANSWERED,
    PASSED_ON
  }

  static Arrival of(Attachment file, AuditContext context) {
    Message message = file.message();
    boolean sent = context.sends(message);
    return new Arrival(
        file,
        sent,
        reaction(message, context),
        message.locator().role() == FolderRole.JUNK,
        !sent && message.from().filter(from -> wasKnown(from, message, context)).isPresent());
  }

  private static boolean wasKnown(EmailAddress sender, Message message, AuditContext context) {
    return context.owner().addresses().contains(sender)
        || context.index().wroteTo(sender, message.receivedAt());
  }

  /// A mail program marks what was answered or sent on; where it does not, sent mail tells.
  private static Reaction reaction(Message message, AuditContext context) {
    String id = message.messageId();
    if (message.has(MessageFlag.FORWARDED) || (!id.isEmpty() && context.index().passedOn(id))) {
      return Reaction.PASSED_ON;
    }
    if (message.has(MessageFlag.ANSWERED) || (!id.isEmpty() && context.index().answered(id))) {
      return Reaction.ANSWERED;
    }
    return message.has(MessageFlag.SEEN) ? Reaction.OPENED : Reaction.NONE;
  }

  boolean opened() {
    return reaction != Reaction.NONE;
  }

  /// Whether somebody the owner never wrote to sent it in.
  boolean fromStranger() {
    return !sent && !known;
  }

  /// Whether the message of a stranger was opened.
  boolean tookAStrangersBait() {
    return fromStranger() && opened();
  }

  /// Whether the message of a stranger was answered or sent on, so that it was believed.
  boolean believedAStranger() {
    return fromStranger() && reaction.compareTo(Reaction.ANSWERED) >= 0;
  }

  /// The finding with the facts of the arrival. What was sent from here, and what was never opened
  /// among junk, weighs little.
  Finding tell(Finding finding) {
    Finding told =
        finding
            .when(file.message().receivedAt())
            .with("file", path(file))
            .with("sender", sender(file.message()))
            .with("standing", known ? "known" : "stranger")
            .with("opened", opened() ? "yes" : "no");
    if (sent || (junk && !opened())) {
      return lightened(told).with("variant", sent ? "sent" : "junk");
    }
    return switch (reaction) {
      case NONE -> told;
      case OPENED -> told.with("variant", "opened");
      case ANSWERED -> told.with("variant", "answered");
      case PASSED_ON -> told.with("variant", "passed-on");
    };
  }

  private static Finding lightened(Finding finding) {
    return finding.severity() == Severity.INFO
        ? finding
        : finding.at(Severity.LOW, Confidence.WEAK);
  }

  static String sender(Message message) {
    return message.from().map(Object::toString).orElse("–");
  }

  /// The name of a file, behind those of what it lies in.
  static String path(Attachment file) {
    return Stream.concat(file.containers().stream(), Stream.of(file.fileName()))
        .map(Arrival::visible)
        .collect(Collectors.joining(" › "));
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

  private static Set<EvidenceKind> wanted(Message message, AuditContext context) {
    for (Message.Part part : message.parts()) {
      if (part.isFile() && !isPlain(part, context)) {
        return EnumSet.of(EvidenceKind.ATTACHMENT);
      }
    }
    return Set.of();
  }

  private static boolean isPlain(Message.Part part, AuditContext context) {
    String type = part.mediaType();
    boolean plainType =
        type.equals("text/plain")
            || NO_FILES.contains(type)
            || type.startsWith("audio/")
            || type.startsWith("video/")
            || (type.startsWith("image/") && !type.startsWith("image/svg"));
    String name = part.fileName().strip().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return plainType
        && (name.isEmpty() || context.intel().words("plain-extensions").contains(extension));
  }
}
