package org.inboxaudit.extract.log;

/// Pieces of a line, and what is made of them.
final class Field {
  private static final int MAXIMUM_DIGITS = 18;

  private Field() {}

  /// What stands after the first `before`, up to the next `after`.
  ///
  /// @return empty if one of them is missing
  static String between(String text, String before, String after) {
    return between(text, text.indexOf(before), before, after);
  }

  /// What stands after the last `before`, up to the next `after`.
  static String lastBetween(String text, String before, String after) {
    return between(text, text.lastIndexOf(before), before, after);
  }

  private static String between(String text, int at, String before, String after) {
    int from = at + before.length();
    int to = at < 0 ? -1 : text.indexOf(after, from);
    return to < 0 ? "" : text.substring(from, to);
  }

  /// What stands from `from` on, up to the next `end` or to the end of the text.
  static String upTo(String text, int from, char end) {
    int to = text.indexOf(end, from);
    return text.substring(from, to < 0 ? text.length() : to);
  }

  /// Whether this stands in the text exactly once.
  static boolean once(String text, String what) {
    int at = text.indexOf(what);
    return at >= 0 && text.indexOf(what, at + 1) < 0;
  }

  /// The number after the last `before`, -1 if there is none.
  static long lastNumber(String text, String before) {
    int at = text.lastIndexOf(before);
    return at < 0 ? -1 : number(text, at + before.length());
  }

  /// The number that begins here, -1 if none does or it is too large to be meant.
  static long number(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean number = end > from && end - from <= MAXIMUM_DIGITS;
    return number ? Long.parseLong(text, from, end, 10) : -1;
  }
}
