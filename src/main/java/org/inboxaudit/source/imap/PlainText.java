package org.inboxaudit.source.imap;

/// Text from outside, of which we keep so much.
final class PlainText {
  private PlainText() {}

  /// The beginning of a text, at most so many characters; halves of surrogate pairs, which cannot
  /// be written down, become question marks.
  static String cut(String text, int length) {
    String start = text.length() <= length ? text : text.substring(0, length);
    for (int i = 0; i < start.length(); i++) {
      if (Character.isSurrogate(start.charAt(i))) {
        return paired(start);
      }
    }
    return start;
  }

  private static String paired(String text) {
    StringBuilder paired = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .forEach(paired::appendCodePoint);
    return paired.toString();
  }
}
