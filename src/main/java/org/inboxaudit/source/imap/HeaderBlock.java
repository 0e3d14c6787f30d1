package org.inboxaudit.source.imap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/// Some header fields of a message (RFC 5322 §2.2), unfolded, by lower-case name.
///
/// Never fails: a line that is no field is left out. Octets above 127, which no field may hold but
/// many do, are UTF-8 (RFC 6532) if they can be, and ISO 8859-1 if not.
final class HeaderBlock {
  private static final int MAXIMUM_FIELDS = 1_000;

  private final Map<String, List<String>> fields = new HashMap<>();

  private HeaderBlock() {}

  /// The names of the fields that are wanted; all others are passed over without a look at their
  /// value.
  static final class Names {
    private static final int LENGTHS = 64;
    private static final int LETTERS = 32;

    private final Set<String> names;

    /// Whether any name has this length and this first letter: settles most lines at once.
    private final boolean[] begins = new boolean[LENGTHS * LETTERS];

    /// @param names in lower case
    Names(Collection<String> names) {
      this.names = new HashSet<>(names);
      for (String name : names) {
        begins[slot(name.length(), (byte) name.charAt(0))] = true;
      }
    }

    private static int slot(int length, byte first) {
      return length % LENGTHS * LETTERS + first % LETTERS;
    }

    /// The name that stands between two places, empty if it is not wanted.
    private String find(byte[] octets, int from, int to) {
      if (from == to || octets[from] < 0 || !begins[slot(to - from, octets[from])]) {
        return "";
      }
      String name =
          new String(octets, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
      return names.contains(name) ? name : "";
    }
  }

  /// Reads the fields that are wanted from a header.
  static HeaderBlock parse(byte[] octets, int from, int to, Names names) {
    HeaderBlock block = new HeaderBlock();
    int count = 0;
    int line = from;
    while (line < to && count < MAXIMUM_FIELDS) {
      int fieldEnd = endOfField(octets, line, to);
      block.add(octets, line, fieldEnd, names);
      count++;
      line = fieldEnd;
    }
    return block;
  }

  /// Behind the line and those that continue it (RFC 5322 §2.2.3).
  private static int endOfField(byte[] octets, int from, int to) {
    int at = from;
    do {
      while (at < to && octets[at] != '\n') {
        at++;
      }
      at = Math.min(to, at + 1);
    } while (at < to && (octets[at] == ' ' || octets[at] == '\t'));
    return at;
  }

  private void add(byte[] octets, int from, int to, Names names) {
    int colon = from;
    while (colon < to && octets[colon] != ':') {
      colon++;
    }
    if (colon == to) {
      return;
    }
    int nameEnd = colon;
    while (nameEnd > from && isBlank(octets[nameEnd - 1])) {
      nameEnd--;
    }
    String name = names.find(octets, from, nameEnd);
    if (!name.isEmpty()) {
      fields
          .computeIfAbsent(name, _ -> new ArrayList<>(1))
          .add(text(unfolded(octets, colon + 1, to)));
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }

  /// A line break and the blanks around it become one blank.
  private static byte[] unfolded(byte[] octets, int from, int to) {
    byte[] value = new byte[to - from];
    int length = 0;
    int at = from;
    while (at < to) {
      if (octets[at] == '\n' || octets[at] == '\r') {
        while (at < to && isBlank(octets[at])) {
          at++;
        }
        while (length > 0 && isBlank(value[length - 1])) {
          length--;
        }
        if (length > 0 && at < to) {
          value[length++] = ' ';
        }
      } else if (length > 0 || !isBlank(octets[at])) {
        value[length++] = octets[at++];
      } else {
        at++;
      }
    }
    while (length > 0 && isBlank(value[length - 1])) {
      length--;
    }
    return java.util.Arrays.copyOf(value, length);
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /// The first field of that name, as it stands; empty if there is none.
  String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getFirst();
  }

  /// Reads text that stands in octets as best it can.
  static String text(byte[] octets) {
    for (byte octet : octets) {
      if (octet < 0) {
        return manyBytes(octets);
      }
    }
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private static String manyBytes(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, StandardCharsets.ISO_8859_1);
    }
  }

  /// Undoes encoded-words (RFC 2047); broken ones stay as they are.
  static String decode(String value) {
    return value.contains("=?")
        ? DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT)
        : value;
  }
}
