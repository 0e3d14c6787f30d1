package org.inboxaudit.source.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/// Some header fields of a message (RFC 5322 §2.2), unfolded, by lower-case name.
///
/// Never fails: a line that is no field is left out. Octets above 127, which no field may hold but
/// many do, are UTF-8 (RFC 6532) if they can be, and ISO 8859-1 if not.
final class HeaderBlock {
  private static final int MAXIMUM_FIELDS = 1_000;

  private final Map<String, List<String>> fields = new HashMap<>();

  /// Whether no octet of the header is above 127.
  private final boolean ascii;

  private HeaderBlock(boolean ascii) {
    this.ascii = ascii;
  }

  /// The names of the fields that are wanted; all others are passed over without a look at their
  /// value.
  static final class Names {
    private static final int LENGTHS = 64;
    private static final int LETTERS = 32;

    /// By length and first letter, which settles most lines at once.
    private final String[] @Nullable [] names = new String[LENGTHS * LETTERS][];

    /// @param names in lower case
    Names(Collection<String> names) {
      for (String name : Set.copyOf(names)) {
        int slot = slot(name.length(), name.charAt(0));
        String[] others = this.names[slot];
        this.names[slot] =
            others == null
                ? new String[] {name}
                : Stream.concat(Stream.of(others), Stream.of(name)).toArray(String[]::new);
      }
    }

    private static int slot(int length, char first) {
      return length % LENGTHS * LETTERS + first % LETTERS;
    }

    /// The name that stands between two places, empty if it is not wanted.
    private String find(String header, int from, int to) {
      String[] candidates = from == to ? null : names[slot(to - from, header.charAt(from))];
      if (candidates != null) {
        for (String name : candidates) {
          if (name.length() == to - from && header.regionMatches(true, from, name, 0, to - from)) {
            return name;
          }
        }
      }
      return "";
    }
  }

  /// Reads the fields that are wanted from a header.
  static HeaderBlock parse(byte[] octets, int from, int to, Names names) {
    HeaderBlock block = new HeaderBlock(isAscii(octets, from, to));
    // an octet a character: a text is searched many octets at a time
    String header = new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    int count = 0;
    int line = 0;
    while (line < header.length() && count < MAXIMUM_FIELDS) {
      int end = endOfField(header, line);
      block.add(header, line, end, names);
      count++;
      line = end;
    }
    return block;
  }

  private static boolean isAscii(byte[] octets, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= octets[i];
    }
    return all >= 0;
  }

  /// Behind the line and those that continue it (RFC 5322 §2.2.3).
  private static int endOfField(String header, int from) {
    int at = from;
    do {
      int end = header.indexOf('\n', at);
      at = end < 0 ? header.length() : end + 1;
    } while (at < header.length() && (header.charAt(at) == ' ' || header.charAt(at) == '\t'));
    return at;
  }

  private void add(String header, int from, int to, Names names) {
    int colon = header.indexOf(':', from, to);
    if (colon < 0) {
      return;
    }
    int nameEnd = colon;
    while (nameEnd > from && isBlank(header.charAt(nameEnd - 1))) {
      nameEnd--;
    }
    String name = names.find(header, from, nameEnd);
    if (!name.isEmpty()) {
      int begin = colon + 1;
      int end = to;
      while (begin < end && isBlank(header.charAt(begin))) {
        begin++;
      }
      while (end > begin && isBlank(header.charAt(end - 1))) {
        end--;
      }
      String value = unfolded(header.substring(begin, end));
      fields.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(ascii ? value : text(value));
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /// A line break and the blanks around it become one blank.
  private static String unfolded(String value) {
    if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    int at = 0;
    int feed = -1;
    int carriage = -1;
    while (at < value.length()) {
      feed = next(value, '\n', at, feed);
      carriage = next(value, '\r', at, carriage);
      int end = Math.min(feed, carriage);
      int last = end;
      while (end < value.length() && last > at && isBlank(value.charAt(last - 1))) {
        last--;
      }
      plain.append(value, at, last);
      at = end;
      while (at < value.length() && isBlank(value.charAt(at))) {
        at++;
      }
      if (at < value.length()) {
        plain.append(' ');
      }
    }
    return plain.toString();
  }

  /// Where a character stands next, the end if nowhere; looked for again only when `known` is past,
  /// so that no text is searched twice.
  private static int next(String value, char c, int from, int known) {
    if (known >= from) {
      return known;
    }
    int found = value.indexOf(c, from);
    return found < 0 ? value.length() : found;
  }

  /// Tells the names and values of all fields that were wanted and are there.
  void each(BiConsumer<String, List<String>> told) {
    fields.forEach(told);
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /// The first field of that name, as it stands; empty if there is none.
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /// Reads octets, one a character, as the text they most likely are.
  static String text(String octets) {
    for (int i = 0; i < octets.length(); i++) {
      if (octets.charAt(i) > 0x7f) {
        return manyBytes(octets);
      }
    }
    return octets;
  }

  private static String manyBytes(String octets) {
    byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return octets;
    }
  }

  /// Undoes encoded-words (RFC 2047); broken ones stay as they are.
  static String decode(String value) {
    return value.contains("=?")
        ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        : value;
  }
}
