package org.inboxaudit.extract.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Undoes a content transfer encoding (RFC 2045 §6) the way mail programs do: what does not belong
/// is skipped. A stricter reading would see less than the recipient's program opens.
public final class TransferEncoding {

  /// What each octet stands for in base64, -1 for none.
  private static final byte[] BASE64_VALUES = base64Values();

  private static final List<String> UNENCODED =
      List.of("7bit", "8bit", "binary", "none", "unencoded", "identity", "ascii", "utf8");

  /// How long lines of base64 are; the last stands for no line breaks at all.
  private static final List<Long> BASE64_LINES = List.of(76L, 72L, 64L, 60L, Long.MAX_VALUE);

  /// What may stand behind the last character: nothing, a line break, or two. In so few characters
  /// no more than three octets could hide.
  private static final List<Long> END_OF_BASE64 = List.of(0L, 2L, 4L);

  /// Encodings from before MIME, which bring their own frame.
  private static final List<String> PUT_INTO_TEXT = List.of("uue", "uuencod", "yenc", "binhex");

  private TransferEncoding() {}

  private static byte[] base64Values() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  /// The decoded bytes; empty for an encoding we do not know.
  public static Optional<byte[]> decode(byte[] encoded, String encoding) {
    return switch (plain(encoding)) {
      case "base64" -> Optional.of(base64(encoded));
      case "quoted-printable" -> Optional.of(quotedPrintable(encoded));
      case "uuencode" -> Optional.of(TextFiles.first(encoded).orElse(encoded));
      case "", "8bit" -> Optional.of(encoded);
      default -> Optional.empty();
    };
  }

  /// The encoding that a field names, whatever stands around it and however it is spelt; empty if
  /// it names none.
  static String plain(String field) {
    StringBuilder letters = new StringBuilder();
    Words.unwrapped(Parameters.withoutComments(field))
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        .forEach(c -> letters.append((char) c));
    String word = letters.toString();
    if (word.contains("base64") || word.equals("b")) {
      return "base64";
    }
    if (word.contains("quotedprintable") || word.equals("q") || word.equals("qp")) {
      return "quoted-printable";
    }
    if (UNENCODED.stream().anyMatch(word::contains)) {
      return "8bit";
    }
    return PUT_INTO_TEXT.stream().anyMatch(word::contains) ? "uuencode" : word;
  }

  /// The most that base64 of so many octets can hold.
  public static long decodedAtMost(long encoded) {
    return encoded / 4 * 3 + 3;
  }

  /// Whether base64 of so many octets holds so many, if it stands in lines as programs write them
  /// (RFC 2045 §6.8): nothing in it was passed over, and nothing stands behind its end.
  public static boolean isLengthOfBase64(long encoded, long decoded) {
    long characters = Math.ceilDiv(decoded, 3L) * 4;
    return decoded > 0
        && BASE64_LINES.stream()
            .mapToLong(line -> Math.ceilDiv(characters, line) - 1)
            .map(breaks -> encoded - characters - 2 * breaks)
            .anyMatch(END_OF_BASE64::contains);
  }

  /// Whether a character belongs to base64, padding included.
  public static boolean isBase64(char c) {
    return c == '=' || (c < BASE64_VALUES.length && BASE64_VALUES[c] >= 0);
  }

  /// Padding in the middle begins anew: two encodings set one behind the other are both read.
  private static byte[] base64(byte[] encoded) {
    byte[] decoded = new byte[encoded.length / 4 * 3 + 3];
    int length = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < encoded.length; i++) {
      // almost all of it comes in fours
      int four = held == 0 ? four(encoded, i) : -1;
      if (four >= 0) {
        decoded[length++] = (byte) (four >> 16);
        decoded[length++] = (byte) (four >> 8);
        decoded[length++] = (byte) four;
        i += 3;
        continue;
      }
      byte b = encoded[i];
      int value = BASE64_VALUES[b & 0xff];
      if (value >= 0) {
        bits = (bits << 6) | value;
        held += 6;
        if (held >= 8) {
          held -= 8;
          decoded[length++] = (byte) (bits >> held);
        }
      } else if (b == '=') {
        held = 0;
      }
    }
    return Arrays.copyOf(decoded, length);
  }

  /// What four characters in a row stand for, negative if one of them is none of base64.
  private static int four(byte[] encoded, int at) {
    return at + 4 > encoded.length
        ? -1
        : (BASE64_VALUES[encoded[at] & 0xff] << 18)
            | (BASE64_VALUES[encoded[at + 1] & 0xff] << 12)
            | (BASE64_VALUES[encoded[at + 2] & 0xff] << 6)
            | BASE64_VALUES[encoded[at + 3] & 0xff];
  }

  private static byte[] quotedPrintable(byte[] encoded) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] != '=') {
        decoded.write(encoded[i]);
        continue;
      }
      int high = hex(encoded, i + 1);
      int low = hex(encoded, i + 2);
      if (high >= 0 && low >= 0) {
        decoded.write((high << 4) | low);
        i += 2;
      } else {
        i = endOfSoftBreak(encoded, i);
      }
    }
    return decoded.toByteArray();
  }

  private static int hex(byte[] bytes, int at) {
    return at < bytes.length ? Character.digit(bytes[at], 16) : -1;
  }

  /// The last octet of a soft line break that begins at `at`, or `at` if there is none.
  private static int endOfSoftBreak(byte[] encoded, int at) {
    int i = at + 1;
    while (i < encoded.length && (encoded[i] == ' ' || encoded[i] == '\t' || encoded[i] == '\r')) {
      i++;
    }
    return i < encoded.length && encoded[i] == '\n' ? i : at;
  }
}
