package org.inboxaudit.extract.attachment;

import com.google.re2j.Pattern;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// A text that is nothing but octets in hexadecimal digits, with or without marks between them, or
/// in lines with their places and letters beside them.
final class HexText {
  private static final int SHORTEST = 128;
  private static final int SEEN = 1024;

  /// Sixteen octets behind their place.
  private static final Pattern DUMP =
      Pattern.compile("^[0-9a-fA-F]{4,16}:?\\s{1,3}(?:[0-9a-fA-F]{2,8}[ -]{1,2}){4,16}");

  private HexText() {}

  /// @param text the head of it
  static boolean is(String text) {
    String start = text.stripLeading();
    if (DUMP.matcher(start).find()) {
      return true;
    }
    int digits = 0;
    int end = Math.min(start.length(), SEEN);
    for (int i = 0; i < end; i++) {
      char c = start.charAt(i);
      if (Character.digit(c, 16) >= 0 && c < 128) {
        digits++;
      } else if (" \t\r\n,:;-\\".indexOf(c) < 0 && !isPrefix(start, i)) {
        return false;
      }
    }
    return digits >= SHORTEST && digits * 3 >= end;
  }

  private static boolean isPrefix(String text, int at) {
    char c = text.charAt(at);
    return (c == 'x' || c == 'X')
        && at > 0
        && (text.charAt(at - 1) == '0' || text.charAt(at - 1) == '\\');
  }

  static Optional<byte[]> decoded(String text) {
    boolean dump = DUMP.matcher(text.stripLeading()).find();
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length() / 2);
    text.lines().forEach(line -> line(dump ? withoutMargins(line) : line, octets));
    return octets.size() == 0 ? Optional.empty() : Optional.of(octets.toByteArray());
  }

  /// Without the place before the octets and the letters behind them.
  private static String withoutMargins(String line) {
    int begin = 0;
    while (begin < line.length() && line.charAt(begin) > ' ') {
      begin++;
    }
    String octets = line.substring(begin).stripLeading();
    int letters = octets.indexOf("  ", octets.indexOf("  ") > 30 ? 0 : octets.indexOf("  ") + 1);
    return letters < 0 ? octets : octets.substring(0, letters);
  }

  private static void line(String line, ByteArrayOutputStream octets) {
    int high = -1;
    for (int i = 0; i < line.length(); i++) {
      int digit = line.charAt(i) < 128 ? Character.digit(line.charAt(i), 16) : -1;
      boolean prefix = digit == 0 && high < 0 && i + 1 < line.length() && line.charAt(i + 1) == 'x';
      if (digit >= 0 && !prefix) {
        if (high < 0) {
          high = digit;
        } else {
          octets.write(high << 4 | digit);
          high = -1;
        }
      }
    }
  }
}
