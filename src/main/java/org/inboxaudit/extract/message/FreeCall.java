package org.inboxaudit.extract.message;

import com.google.re2j.Pattern;

/// Numbers that cost the caller nothing in North America (800, 833 and so on), as letters about
/// made-up charges have them: with odd marks between the digits, and letters in their place, so
/// that no program knows them.
final class FreeCall {
  private static final int LONGEST = 20_000;

  private static final String ZERO = "[0Oo]";
  private static final String DIGIT = "[0-9OoIl]";
  private static final String GAP = "[ .~()\\[\\]*_\u2013\u2014\u2011-]{0,5}";

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:^|[^0-9])(?:\\+?[1Il]"
              + GAP
              + ")?8"
              + GAP
              + "(?:"
              + ZERO
              + GAP
              + ZERO
              + "|3"
              + GAP
              + "3|4"
              + GAP
              + "4|5"
              + GAP
              + "5|6"
              + GAP
              + "6|7"
              + GAP
              + "7|8"
              + GAP
              + "8|"
              + ZERO
              + GAP
              + "[0-9])"
              + ("(?:" + GAP + DIGIT + "){7}")
              + "(?:[^0-9]|$)");

  private FreeCall() {}

  static boolean isNumbered(String text) {
    return NUMBER.matcher(text.substring(0, Math.min(LONGEST, text.length()))).find();
  }
}
