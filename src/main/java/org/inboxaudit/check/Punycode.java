package org.inboxaudit.check;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Reads domain names that were written in ASCII for other scripts (RFC 3492). Only for comparing
/// what people see; nothing is looked up by the result.
final class Punycode {
  private static final String PREFIX = "xn--";
  private static final int BASE = 36;
  private static final int LEAST_THRESHOLD = 1;
  private static final int MOST_THRESHOLD = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE_POINT = 0x80;
  private static final int LONGEST_LABEL = 63;

  private Punycode() {}

  /// A domain name as people see it. A label that cannot be read stays as it is.
  static String readable(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(label -> label.startsWith(PREFIX) ? decoded(label) : label)
        .collect(Collectors.joining("."));
  }

  private static String decoded(String label) {
    if (label.length() > LONGEST_LABEL) {
      return label;
    }
    int hyphen = label.lastIndexOf('-');
    boolean mixed = hyphen >= PREFIX.length();
    StringBuilder text = new StringBuilder(mixed ? label.substring(PREFIX.length(), hyphen) : "");
    int at = hyphen + 1;
    long place = 0;
    long codePoint = FIRST_CODE_POINT;
    int bias = FIRST_BIAS;
    while (at < label.length()) {
      long before = place;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < label.length() ? digit(label.charAt(at)) : -1;
        at++;
        if (digit < 0) {
          return label;
        }
        place += digit * weight;
        int threshold = Math.clamp(k - bias, LEAST_THRESHOLD, MOST_THRESHOLD);
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (weight > Integer.MAX_VALUE || place > Integer.MAX_VALUE) {
          return label;
        }
      }
      int length = text.codePointCount(0, text.length()) + 1;
      bias = adapted(place - before, length, before == 0);
      codePoint += place / length;
      place %= length;
      if (codePoint > Character.MAX_CODE_POINT) {
        return label;
      }
      text.insert(
          text.offsetByCodePoints(0, Math.toIntExact(place)),
          Character.toString(Math.toIntExact(codePoint)));
      place++;
    }
    return text.isEmpty() ? label : text.toString();
  }

  /// RFC 3492 §6.1.
  private static int adapted(long difference, int length, boolean first) {
    long delta = first ? difference / DAMP : difference / 2;
    delta += delta / length;
    int k = 0;
    while (delta > (BASE - LEAST_THRESHOLD) * MOST_THRESHOLD / 2) {
      delta /= BASE - LEAST_THRESHOLD;
      k += BASE;
    }
    return Math.toIntExact(k + (BASE - LEAST_THRESHOLD + 1) * delta / (delta + SKEW));
  }

  private static int digit(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    return c >= '0' && c <= '9' ? c - '0' + 26 : -1;
  }
}
