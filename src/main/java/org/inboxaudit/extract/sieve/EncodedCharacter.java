package org.inboxaudit.extract.sieve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Characters written as hexadecimal numbers, `${hex:40}` and `${unicode:40}` (RFC 5228 §2.4.2.4).
/// What is not well formed stands for itself.
final class EncodedCharacter {
  private static final int MAXIMUM_LENGTH = 1_000;

  private EncodedCharacter() {}

  static String decode(String text) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    int close = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", open + 2)) {
      close = close > open ? close : text.indexOf('}', open);
      if (close < 0) {
        break;
      }
      String content =
          text.substring(open + 2, Math.min(close, open + MAXIMUM_LENGTH)).toLowerCase(Locale.ROOT);
      String decoded =
          content.startsWith("hex:")
              ? octets(content.substring(4))
              : content.startsWith("unicode:") ? characters(content.substring(8)) : "";
      if (!decoded.isEmpty()) {
        result.append(text, at, open).append(decoded);
        at = close + 1;
      }
    }
    return result.append(text, at, text.length()).toString();
  }

  private static String octets(String numbers) {
    List<Integer> values = numbers(numbers, 2, 0xff);
    byte[] octets = new byte[values.size()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = values.get(i).byteValue();
    }
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static String characters(String numbers) {
    StringBuilder result = new StringBuilder();
    numbers(numbers, 6, Character.MAX_CODE_POINT).forEach(result::appendCodePoint);
    return result.toString();
  }

  private static List<Integer> numbers(String text, int digits, int largest) {
    List<Integer> values = new ArrayList<>();
    for (String word : text.strip().split("[ \t\r\n]+", -1)) {
      String number = word.replaceFirst("^0+(?=.)", "");
      if (number.isEmpty()
          || number.length() > digits
          || !number.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)
          || Integer.parseInt(number, 16) > largest) {
        return List.of();
      }
      values.add(Integer.parseInt(number, 16));
    }
    return values;
  }
}
