package org.inboxaudit.extract.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntPredicate;

/// Undoes the ways in which a piece of a link is written differently.
public final class Escapes {
  private Escapes() {}

  /// Percent-encoding (RFC 3986 §2.1); what is none stays.
  public static String percent(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
      int low = high < 0 ? -1 : hex(text.charAt(i + 2));
      if (text.charAt(i) == '%' && low >= 0) {
        octets.write((high << 4) | low);
        i += 3;
      } else if (text.charAt(i) < 0x80) {
        octets.write(text.charAt(i++));
      } else {
        int point = text.codePointAt(i);
        octets.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    return octets.toString(StandardCharsets.UTF_8);
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  /// What a token says in base64, with or without padding; empty if it is none.
  static String base64(String token) {
    if (!isOf(token, Escapes::isBase64)) {
      return "";
    }
    String plain = token.replace('-', '+').replace('_', '/').replace("=", "");
    int length = plain.length() % 4 == 1 ? plain.length() - 1 : plain.length();
    return new String(
        Base64.getDecoder().decode(plain.substring(0, length)), StandardCharsets.ISO_8859_1);
  }

  /// What a token says in hexadecimal; empty if it is none.
  static String hex(String token) {
    return token.length() % 2 == 0 && isOf(token, c -> hex((char) c) >= 0)
        ? new String(HexFormat.of().parseHex(token), StandardCharsets.ISO_8859_1)
        : "";
  }

  /// Asked first: most tokens are neither, and an exception costs as much as the rest of a link.
  private static boolean isOf(String token, IntPredicate letters) {
    for (int i = 0; i < token.length(); i++) {
      if (!letters.test(token.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBase64(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "+/-_=".indexOf(c) >= 0;
  }
}
