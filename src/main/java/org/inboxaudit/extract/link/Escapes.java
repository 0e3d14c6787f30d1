package org.inboxaudit.extract.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Undoes the ways in which a piece of a link is written differently.
public final class Escapes {
  /// What ends a text in base64 and stands for nothing.
  private static final int PADDING = 64;

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
    byte[] octets = new byte[token.length()];
    int length = 0;
    int bits = 0;
    int held = 0;
    for (int i = 0; i < token.length(); i++) {
      int value = base64(token.charAt(i));
      if (value < 0) {
        return "";
      }
      if (value < PADDING) {
        bits = (bits << 6) | value;
        held += 6;
      }
      if (held >= 8) {
        held -= 8;
        octets[length++] = (byte) (bits >> held);
      }
    }
    return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
  }

  /// What a character stands for in base64 (RFC 4648 §4 and §5), negative if it is none of it.
  private static int base64(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return switch (c) {
      case '+', '-' -> 62;
      case '/', '_' -> 63;
      case '=' -> PADDING;
      default -> -1;
    };
  }

  /// What a token says in hexadecimal; empty if it is none.
  static String hex(String token) {
    if (token.length() % 2 != 0) {
      return "";
    }
    byte[] octets = new byte[token.length() / 2];
    for (int i = 0; i < token.length(); i++) {
      int value = hex(token.charAt(i));
      if (value < 0) {
        return "";
      }
      octets[i / 2] = (byte) ((octets[i / 2] << 4) | value);
    }
    return new String(octets, StandardCharsets.ISO_8859_1);
  }
}
