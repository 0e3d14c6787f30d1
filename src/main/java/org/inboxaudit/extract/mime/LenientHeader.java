package org.inboxaudit.extract.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The header of a message or a part, as the most forgiving program reads it.
///
/// Names with blanks before the colon, lines that go on without a blank, a line of blanks only, and
/// a header that goes on behind an empty line all count, because some program takes each of them.
final class LenientHeader {
  private static final int MOST_FIELDS = 1_000;
  private static final int LONGEST_VALUE = 16 << 10;
  private static final int LONGEST_NAME = 80;
  private static final int LINES_PASSED = 20;

  private final List<Field> fields = new ArrayList<>();
  private boolean dropped;
  private boolean whole = true;
  private int end;

  private LenientHeader() {}

  /// @param name in lower case, letters and hyphens only
  private record Field(String name, StringBuilder value) {}

  /// Reads the header that begins at `from`.
  static LenientHeader read(Octets octets, int from) {
    LenientHeader header = new LenientHeader();
    int at = from;
    while (at < octets.length()) {
      int lineEnd = octets.endOfLine(at);
      int next = octets.behindLine(lineEnd);
      String line = octets.text(at, Math.min(lineEnd, at + LONGEST_VALUE));
      if (isHalfAName(line) && next < octets.length() && isBlank((char) octets.bytes()[next])) {
        // a name that is folded before its colon
        lineEnd = octets.endOfLine(next);
        line += octets.text(next, Math.min(lineEnd, next + LONGEST_VALUE)).stripLeading();
        next = octets.behindLine(lineEnd);
      }
      if (line.isBlank()) {
        if (!header.goesOn(octets, line, next)) {
          at = next;
          break;
        }
      } else if (!header.take(line) && !header.goesOnBehind(octets, next)) {
        break;
      }
      at = next;
    }
    header.end = Math.min(at, octets.length());
    return header;
  }

  /// Whether an empty line does not end the header: it only looks empty, or the fields that matter
  /// come behind it. Some programs skip one before the first field too.
  private boolean goesOn(Octets octets, String line, int next) {
    boolean blanks = !fields.isEmpty() && !line.replace("\r", "").isEmpty();
    String following = octets.text(next, Math.min(octets.endOfLine(next), next + LONGEST_NAME));
    return (blanks && !following.isBlank() && isBlank(following.charAt(0)))
        || (isField(following) && !holdsMessage());
  }

  /// The header of a message that is inside begins behind an empty line, too.
  private boolean holdsMessage() {
    return all("content-type").stream()
        .map(type -> type.strip().toLowerCase(Locale.ROOT))
        .anyMatch(type -> type.startsWith("message/rfc822") || type.startsWith("message/global"));
  }

  /// Whether the fields that matter come behind a line that is none: programs pass over it.
  private boolean goesOnBehind(Octets octets, int from) {
    int at = fields.isEmpty() ? octets.length() : from;
    for (int n = 0; n < LINES_PASSED && at < octets.length(); n++) {
      int lineEnd = octets.endOfLine(at);
      String line = octets.text(at, Math.min(lineEnd, at + LONGEST_NAME));
      if (line.isBlank() || line.startsWith("--")) {
        return false;
      }
      if (isField(line)) {
        return true;
      }
      at = octets.behindLine(lineEnd);
    }
    return false;
  }

  /// Whether a line begins one of the fields that say what a part is.
  static boolean isField(String line) {
    return startsField(line, "content-type")
        || startsField(line, "content-disposition")
        || startsField(line, "content-transfer-encoding");
  }

  private static boolean isHalfAName(String line) {
    return line.length() > 1
        && line.length() < LONGEST_NAME
        && line.regionMatches(true, 0, "content-", 0, Math.min(line.length(), 8))
        && line.indexOf(':') < 0
        && line.chars().allMatch(c -> c == '-' || Character.isLetter(c));
  }

  private static boolean startsField(String line, String name) {
    return line.regionMatches(true, 0, name, 0, name.length())
        && line.substring(name.length()).stripLeading().startsWith(":");
  }

  /// @return false if the line is no part of a header
  private boolean take(String line) {
    boolean folded = isBlank(line.charAt(0));
    int colon = line.indexOf(':');
    if (folded && !fields.isEmpty()) {
      append(line);
      return true;
    }
    if (line.startsWith("--") && (colon < 0 || line.length() > 2)) {
      return false;
    }
    if (colon > 0 && colon <= LONGEST_NAME && isName(line, colon)) {
      add(name(line.substring(0, colon)), line.substring(colon + 1));
      return true;
    }
    if (fields.isEmpty()) {
      // the line that a mailbox file puts before each message
      return line.startsWith("From ") || line.startsWith(">From ");
    }
    if (line.indexOf('=') > 0 && fields.getLast().name().startsWith("content-")) {
      append(line);
      return true;
    }
    return false;
  }

  /// However many fields come first, those that say what a part is are kept.
  private void add(String name, String value) {
    boolean matters = name.startsWith("content-");
    dropped = fields.size() >= (matters ? 2 * MOST_FIELDS : MOST_FIELDS);
    if (dropped) {
      whole &= !matters;
    } else {
      fields.add(new Field(name, new StringBuilder()));
      append(value);
    }
  }

  private void append(String more) {
    if (dropped) {
      return;
    }
    StringBuilder value = fields.getLast().value();
    if (value.length() < LONGEST_VALUE) {
      value.append(more);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isName(String line, int colon) {
    String name = line.substring(0, colon).replace("\0", "").strip();
    return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static String name(String written) {
    StringBuilder name = new StringBuilder();
    written
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || c == '-')
        .forEach(c -> name.append((char) c));
    return name.toString();
  }

  /// False if there were more of the fields that matter than we keep.
  boolean whole() {
    return whole;
  }

  /// Where the body begins.
  int end() {
    return end;
  }

  /// The values of all fields of that name, unfolded, in UTF-8 if they can be; one with zero octets
  /// also as programs read it to which the first of them is its end.
  List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equals(name))
        .map(field -> utf8(field.value().toString()))
        .flatMap(
            value ->
                value.indexOf('\0') < 0
                    ? Stream.of(value)
                    : Stream.of(value.replace("\0", ""), value.substring(0, value.indexOf('\0'))))
        .toList();
  }

  /// The same, without what is wrapped around a whole field.
  List<String> unwrapped(String name) {
    return all(name).stream().map(Words::unwrapped).toList();
  }

  private static String utf8(String octets) {
    if (octets.chars().allMatch(c -> c < 0x80)) {
      return octets;
    }
    String text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : octets;
  }
}
