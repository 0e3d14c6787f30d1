package org.inboxaudit.check.message;

import java.time.OffsetDateTime;
import java.util.Locale;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Message;

/// What a sent message tells about the program it was written with.
///
/// @param client the family of the program, a space, and the shape of the Message-ID it makes
/// @param offset the offset from UTC of its Date field
record ClientFingerprint(String client, String offset) {
  private static final int LONGEST = 24;
  private static final int UUID_LENGTH = 36;

  static ClientFingerprint of(Message message, AuditContext context) {
    String program = message.header("x-mailer").or(() -> message.header("user-agent")).orElse("");
    String offset =
        message.sentAt().map(OffsetDateTime::getOffset).map(Object::toString).orElse("");
    return new ClientFingerprint(
        clip(family(program)) + " " + clip(shape(message.messageId(), context)), offset);
  }

  /// The name without version, platform and comments, which change with every update: `Mozilla/5.0
  /// (X11) Gecko/2010 Thunderbird/140.1` is `thunderbird`.
  private static String family(String program) {
    String lower = program.toLowerCase(Locale.ROOT);
    int product = lower.lastIndexOf(' ', Math.max(0, lower.lastIndexOf('/')));
    String name = lower.startsWith("mozilla/") ? lower.substring(product + 1) : lower;
    StringBuilder family = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '(' || c == '/' || c == '[' || (c >= '0' && c <= '9')) {
        break;
      }
      family.append(Character.isLetter(c) ? c : ' ');
    }
    return family.toString().strip().replace(' ', '-');
  }

  /// How the left side of the Message-ID is built, and where it says it comes from. Programs keep
  /// to one way of making ids (RFC 5322 §3.6.4 leaves it to them).
  private static String shape(String messageId, AuditContext context) {
    int at = messageId.lastIndexOf('@');
    if (at < 0) {
      return messageId.isEmpty() ? "none" : "bare";
    }
    return alphabet(messageId.substring(0, at))
        + "@"
        + place(new Domain(messageId.substring(at + 1)), context);
  }

  private static String alphabet(String id) {
    boolean hex = id.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '-');
    if (hex && id.length() == UUID_LENGTH) {
      return "uuid";
    }
    if (id.chars().allMatch(c -> !Character.isLetter(c))) {
      return "digits";
    }
    return hex ? "hex" : "letters";
  }

  /// The last two labels: servers of one service differ in the others.
  private static String place(Domain domain, AuditContext context) {
    if (context.owns(domain)) {
      return "own";
    }
    String name = domain.name();
    int last = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', last - 1) + 1);
  }

  private static String clip(String text) {
    StringBuilder clipped = new StringBuilder();
    text.codePoints()
        .filter(c -> c > ' ' && c < 0x7f)
        .limit(LONGEST)
        .forEach(clipped::appendCodePoint);
    return clipped.isEmpty() ? "–" : clipped.toString();
  }
}
