package org.inboxaudit.extract.rules;

import java.util.Locale;
import java.util.Optional;

/// Sizes as people and programs write them: `10M`, `512`, `10 KB (10,240 bytes)`.
final class Octets {
  private static final int MAXIMUM_TEXT = 60;

  private Octets() {}

  /// The number of octets a text names; empty if it names none.
  static Optional<Long> read(String text) {
    if (text.length() > MAXIMUM_TEXT) {
      return Optional.empty();
    }
    String size = text.strip().toUpperCase(Locale.ROOT);
    int exact = size.indexOf('(');
    if (exact >= 0) {
      size = size.substring(exact + 1).strip();
    }
    long value = 0;
    int at = 0;
    boolean digits = false;
    for (; at < size.length() && isPartOfNumber(size.charAt(at)); at++) {
      if (size.charAt(at) != ',') {
        digits = true;
        value = times(value, 10);
        value = Math.min(Long.MAX_VALUE - 10, value) + (size.charAt(at) - '0');
      }
    }
    if (!digits) {
      return Optional.empty();
    }
    String unit = size.substring(at).strip();
    int power = unit.isEmpty() ? 0 : "KMG".indexOf(unit.charAt(0)) + 1;
    return Optional.of(times(value, 1L << (10 * power)));
  }

  /// The product, or the largest number there is.
  static long times(long value, long unit) {
    return value > Long.MAX_VALUE / unit ? Long.MAX_VALUE : value * unit;
  }

  private static boolean isPartOfNumber(char c) {
    return c == ',' || (c >= '0' && c <= '9');
  }
}
