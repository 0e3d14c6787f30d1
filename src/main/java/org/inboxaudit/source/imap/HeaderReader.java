package org.inboxaudit.source.imap;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads those fields of a header that are wanted, and passes over all others without a look at
/// their value (RFC 5322 §2.2).
///
/// Never fails: a line that is no field is left out. For one thread: what it unfolds in is used
/// again and again.
final class HeaderReader {
  private static final int MAXIMUM_FIELDS = 1_000;

  private static final int LENGTHS = 64;
  private static final int LETTERS = 32;

  /// In the order of their numbers.
  private final List<String> all;

  private final Map<String, Integer> numbers;

  private final int[] asked;

  /// By length and first letter, which settles most lines at once.
  private final int[] @Nullable [] slots = new int[LENGTHS * LETTERS][];

  /// What a field is unfolded in.
  private byte[] plain = new byte[1 << 10];

  /// @param needed in lower case
  /// @param asked those that are handed on as they stand, in lower case
  HeaderReader(Collection<String> needed, Collection<String> asked) {
    this.all = Stream.concat(needed.stream(), asked.stream()).distinct().toList();
    this.numbers =
        IntStream.range(0, all.size()).boxed().collect(Collectors.toMap(all::get, n -> n));
    this.asked = asked.stream().mapToInt(numbers::get).sorted().distinct().toArray();
    numbers.forEach(
        (name, number) -> {
          int slot = slot(name.length(), name.charAt(0));
          int[] others = slots[slot];
          slots[slot] =
              others == null
                  ? new int[] {number}
                  : IntStream.concat(IntStream.of(others), IntStream.of(number)).toArray();
        });
  }

  /// How many names are wanted.
  int names() {
    return all.size();
  }

  String name(int number) {
    return all.get(number);
  }

  /// The number of a name that is wanted.
  int number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /// The numbers of those that are handed on as they stand.
  int[] asked() {
    return asked;
  }

  private static int slot(int length, int first) {
    return length % LENGTHS * LETTERS + first % LETTERS;
  }

  /// The number of the name that stands between two places, -1 if it is not wanted.
  private int find(byte[] octets, int from, int to) {
    int[] candidates = from == to ? null : slots[slot(to - from, octets[from] & 0xff)];
    if (candidates != null) {
      for (int number : candidates) {
        String name = all.get(number);
        if (name.length() == to - from && stands(name, octets, from)) {
          return number;
        }
      }
    }
    return -1;
  }

  private static boolean stands(String name, byte[] octets, int from) {
    for (int i = 0; i < name.length(); i++) {
      byte octet = octets[from + i];
      if (name.charAt(i) != (octet >= 'A' && octet <= 'Z' ? octet + 32 : octet)) {
        return false;
      }
    }
    return true;
  }

  /// Reads the header that stands between two places.
  HeaderBlock read(byte[] octets, int from, int to) {
    HeaderBlock block = new HeaderBlock(this, isAscii(octets, from, to));
    int count = 0;
    int line = from;
    while (line < to && count < MAXIMUM_FIELDS) {
      int end = endOfField(octets, line, to);
      readField(octets, line, end, block);
      count++;
      line = end;
    }
    if (line < to) {
      block.cut();
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
  private static int endOfField(byte[] octets, int from, int to) {
    int at = from;
    do {
      while (at < to && octets[at] != '\n') {
        at++;
      }
      at++;
    } while (at < to && (octets[at] == ' ' || octets[at] == '\t'));
    return Math.min(at, to);
  }

  private void readField(byte[] octets, int from, int to, HeaderBlock block) {
    int colon = from;
    while (colon < to && octets[colon] != ':') {
      colon++;
    }
    int nameEnd = colon;
    while (nameEnd > from && isBlank(octets[nameEnd - 1])) {
      nameEnd--;
    }
    int name = colon == to ? -1 : find(octets, from, nameEnd);
    if (name >= 0) {
      block.add(name, unfolded(octets, colon + 1, to));
    }
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
  }

  /// What stands between two places, an octet a character, without the blanks around it; a line
  /// break and the blanks around it become one blank.
  private String unfolded(byte[] octets, int from, int to) {
    int begin = from;
    int end = to;
    while (begin < end && isBlank(octets[begin])) {
      begin++;
    }
    while (end > begin && isBlank(octets[end - 1])) {
      end--;
    }
    int lineEnd = lineEnd(octets, begin, end);
    if (lineEnd == end) {
      return new String(octets, begin, end - begin, StandardCharsets.ISO_8859_1);
    }
    if (plain.length < end - begin) {
      plain = new byte[end - begin];
    }
    int length = 0;
    int at = begin;
    while (at < end) {
      int last = lineEnd;
      while (last > at && isBlank(octets[last - 1])) {
        last--;
      }
      System.arraycopy(octets, at, plain, length, last - at);
      length += last - at;
      at = lineEnd;
      while (at < end && isBlank(octets[at])) {
        at++;
      }
      if (at < end) {
        plain[length++] = ' ';
        lineEnd = lineEnd(octets, at, end);
      }
    }
    return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static int lineEnd(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && octets[at] != '\r' && octets[at] != '\n') {
      at++;
    }
    return at;
  }
}
