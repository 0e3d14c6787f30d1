package org.inboxaudit.evidence;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A network address as a log or a letter tells it. Parsed from its digits alone: no name is ever
/// looked up.
///
/// @param text in its canonical form: dotted decimal for IPv4, the form of RFC 5952 §4 for IPv6. An
///   IPv4 address that is written as an IPv6 one (RFC 4291 §2.5.5.2) is that IPv4 address
public record IpAddress(String text) {
  private static final int WORDS = 8;

  /// Reads an address in any spelling its standard allows (RFC 4291 §2.2), also in brackets or with
  /// a zone (RFC 4007 §11), which is dropped.
  ///
  /// @return empty if it is none
  public static Optional<IpAddress> parse(String written) {
    String bare = written.strip();
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    int zone = bare.indexOf('%');
    bare = zone < 0 ? bare : bare.substring(0, zone);
    if (bare.length() > 45) {
      return Optional.empty();
    }
    byte[] octets = bare.indexOf(':') < 0 ? ipv4(bare) : ipv6(bare);
    return octets.length == 0 ? Optional.empty() : Optional.of(of(octets));
  }

  /// The address with these octets, 4 or 16 in network order.
  public static IpAddress of(byte[] octets) {
    if (octets.length == 16 && isMapped(octets)) {
      return of(Arrays.copyOfRange(octets, 12, 16));
    }
    return new IpAddress(octets.length == 4 ? dotted(octets) : colons(octets));
  }

  public boolean isIpv6() {
    return text.indexOf(':') >= 0;
  }

  /// Its octets in network order: 4 or 16.
  public byte[] octets() {
    return isIpv6() ? ipv6(text) : ipv4(text);
  }

  /// The network it is counted under when nothing else is known of it: 24 bits of an IPv4 address,
  /// 64 of an IPv6 one, which is what one household or one telephone is given (RFC 6177 §2).
  public String network() {
    byte[] octets = octets();
    int kept = octets.length == 4 ? 3 : 8;
    Arrays.fill(octets, kept, octets.length, (byte) 0);
    return of(octets).text() + "/" + kept * 8;
  }

  /// Whether it is an address of the internet. Others (RFC 6890: loopback, private, shared, link
  /// local and the like) say that a proxy or a web mail stands between, so they are no place.
  public boolean isGlobal() {
    byte[] o = octets();
    int a = o[0] & 0xff;
    int b = o[1] & 0xff;
    if (o.length == 4) {
      return !(a == 0
          || a == 10
          || a == 127
          || a >= 224
          || (a == 100 && (b & 0xc0) == 64)
          || (a == 169 && b == 254)
          || (a == 172 && (b & 0xf0) == 16)
          || (a == 192 && b == 168));
    }
    boolean sixToFour = a == 0x20 && b == 0x02;
    boolean teredo = a == 0x20 && b == 0x01 && o[2] == 0 && o[3] == 0;
    return (a & 0xe0) == 0x20 && !sixToFour && !teredo;
  }

  @Override
  public String toString() {
    return text;
  }

  private static boolean isMapped(byte[] octets) {
    for (int i = 0; i < 10; i++) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return octets[10] == -1 && octets[11] == -1;
  }

  private static byte[] ipv4(String written) {
    byte[] octets = new byte[4];
    int at = 0;
    int value = -1;
    for (int i = 0; i <= written.length(); i++) {
      char c = i < written.length() ? written.charAt(i) : '.';
      if (c == '.' && value >= 0 && at < 4) {
        octets[at++] = (byte) value;
        value = -1;
      } else if (c >= '0' && c <= '9' && value != 0) {
        value = Math.max(0, value) * 10 + c - '0';
      } else {
        return new byte[0];
      }
      if (value > 255) {
        return new byte[0];
      }
    }
    return at == 4 ? octets : new byte[0];
  }

  private static byte[] ipv6(String written) {
    int gap = written.indexOf("::");
    if (gap < 0) {
      return words(written, WORDS);
    }
    byte[] before = words(written.substring(0, gap), -1);
    byte[] after = words(written.substring(gap + 2), -1);
    boolean broken =
        (before.length == 0 && gap > 0)
            || written.lastIndexOf('.', gap) >= 0
            || (after.length == 0 && gap + 2 < written.length())
            || before.length + after.length > 2 * (WORDS - 1);
    if (broken) {
      return new byte[0];
    }
    byte[] octets = new byte[2 * WORDS];
    System.arraycopy(before, 0, octets, 0, before.length);
    System.arraycopy(after, 0, octets, octets.length - after.length, after.length);
    return octets;
  }

  /// Reads words between colons; the last may be an IPv4 address.
  ///
  /// @param exactly how many there must be, -1 for any number
  /// @return empty if they are none
  private static byte[] words(String written, int exactly) {
    if (written.isEmpty()) {
      return new byte[0];
    }
    String[] words = written.split(":", -1);
    byte[] octets = new byte[2 * WORDS + 4];
    int length = 0;
    for (int i = 0; i < words.length && length < 2 * WORDS; i++) {
      boolean last = i == words.length - 1;
      byte[] word = last && words[i].indexOf('.') >= 0 ? ipv4(words[i]) : word(words[i]);
      if (word.length == 0) {
        return word;
      }
      System.arraycopy(word, 0, octets, length, word.length);
      length += word.length;
      if (!last && length >= 2 * WORDS) {
        return new byte[0];
      }
    }
    boolean fits = exactly < 0 ? length <= 2 * WORDS : length == 2 * exactly;
    return fits ? Arrays.copyOf(octets, length) : new byte[0];
  }

  private static byte[] word(String word) {
    boolean hex =
        !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(HexFormat::isHexDigit);
    if (!hex) {
      return new byte[0];
    }
    int value = HexFormat.fromHexDigits(word);
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  private static String dotted(byte[] octets) {
    return (octets[0] & 0xff)
        + "."
        + (octets[1] & 0xff)
        + "."
        + (octets[2] & 0xff)
        + "."
        + (octets[3] & 0xff);
  }

  /// RFC 5952 §4: lower case, no leading zeros, the first of the longest runs of zeros shortened.
  private static String colons(byte[] octets) {
    int[] words = new int[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = (octets[2 * i] & 0xff) << 8 | (octets[2 * i + 1] & 0xff);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < WORDS; i++) {
      int end = i;
      while (end < WORDS && words[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS; i++) {
      if (i == start) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
        text.append(first ? "" : ":").append(Integer.toHexString(words[i]));
      }
    }
    return text.toString();
  }
}
