package org.inboxaudit.extract.log;

import java.util.Optional;

/// Pieces of a line, and what is made of them.
final class Field {

  /// RFC 5321 §4.5.3.1: 64 octets, an `@`, and 255.
  private static final int MAXIMUM_ACCOUNT = 320;

  private static final int MAXIMUM_CLIENT = 100;
  private static final int MAXIMUM_SESSION = 64;
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

  /// The event with everything in it at most as long as it may be, empty if it names nobody. A name
  /// that is too long is nobody's here: cut, it could become another's.
  static Optional<LogEvent> bounded(LogEvent told) {
    if (told.account().isBlank() || told.account().length() > MAXIMUM_ACCOUNT) {
      return Optional.empty();
    }
    return Optional.of(
        new LogEvent(
            told.account(),
            told.at(),
            told.type(),
            told.address(),
            told.protocol(),
            cut(told.client(), MAXIMUM_CLIENT),
            cut(told.session(), MAXIMUM_SESSION),
            told.octetsSent(),
            told.messagesRead(),
            told.messagesRemoved()));
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
