package org.inboxaudit.check.message;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.Message;

/// What a sent message tells about the program it was written with.
///
/// @param client the family of the program, the shape of the Message-ID it makes, and the shape of
///   the boundary between the parts, with blanks between
/// @param offset the offset from UTC of its Date field
record ClientFingerprint(String client, String offset) {
  private static final Set<String> HEADERS = Set.of("x-mailer", "user-agent", "content-type");
  private static final String BOUNDARY = "boundary=";
  private static final int LONGEST = 24;
  private static final int UUID_LENGTH = 36;

  /// Shorter ids of hexadecimal digits can come out without a letter by chance.
  private static final int TELLING_DIGITS = 24;

  /// Shorter ids of any letters can come out with hexadecimal digits alone.
  private static final int TELLING_HEX = 16;

  private static final int SHORTEST_WORD = 4;

  static Set<String> headers() {
    return HEADERS;
  }

  static ClientFingerprint of(Message message, AuditContext context) {
    String offset =
        message.sentAt().map(OffsetDateTime::getOffset).map(Object::toString).orElse("");
    return new ClientFingerprint(
        program(message)
            + " "
            + clip(shape(message.messageId(), context))
            + " "
            + clip(boundary(message.header("content-type").orElse(""))),
        offset);
  }

  /// The family of the program alone, a dash if it does not name itself.
  static String program(Message message) {
    return clip(
        family(message.header("x-mailer").or(() -> message.header("user-agent")).orElse("")));
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
      return id.length() < TELLING_DIGITS ? ClientHabit.SHORT_DIGITS : "digits";
    }
    if (hex) {
      return id.length() < TELLING_HEX ? ClientHabit.SHORT_HEX : "hex";
    }
    return "letters";
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

  /// The marks a boundary (RFC 2046 §5.1.1) begins with, each once, and then its word, or of which
  /// characters the rest is: `----=_NextPart_000_0012` is `-=_nextpart`. Empty if there are no
  /// parts.
  private static String boundary(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf(BOUNDARY);
    String value = at < 0 ? "" : unquoted(contentType.substring(at + BOUNDARY.length()));
    StringBuilder shape = new StringBuilder();
    int begin = 0;
    while (begin < value.length() && !Character.isLetterOrDigit(value.charAt(begin))) {
      String mark = value.substring(begin, begin + 1);
      shape.append(shape.indexOf(mark) < 0 ? mark : "");
      begin++;
    }
    int end = begin;
    while (end < value.length() && Character.isLetter(value.charAt(end))) {
      end++;
    }
    boolean word =
        end - begin >= SHORTEST_WORD
            && end < value.length()
            && !Character.isLetterOrDigit(value.charAt(end));
    String rest = value.substring(begin);
    String told = word ? value.substring(begin, end).toLowerCase(Locale.ROOT) : alphabet(rest);
    return value.isEmpty() ? "" : shape + told;
  }

  private static String unquoted(String value) {
    boolean quoted = value.startsWith("\"");
    int end = quoted ? value.indexOf('"', 1) : value.indexOf(';');
    return value.substring(quoted ? 1 : 0, end < 0 ? value.length() : end).strip();
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
