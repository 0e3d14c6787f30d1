package org.inboxaudit.extract.message;

import java.util.function.Consumer;

/// Finds the web addresses in a plain text that a mail program makes links of.
final class PlainLinks {
  private static final int LONGEST = 4_000;
  private static final int MOST = 1_000;
  private static final String[] STARTS = {"http://", "https://", "www."};

  private PlainLinks() {}

  static void find(String text, Consumer<String> found) {
    int count = 0;
    for (int i = 0; i < text.length() && count < MOST; ) {
      int start = startsAt(text, i);
      if (start < 0) {
        i++;
      } else {
        int end = end(text, i);
        if (end > i + start) {
          found.accept(text.substring(i, end));
          count++;
        }
        i = Math.max(end, i + 1);
      }
    }
  }

  /// The length of what a link begins with, -1 if none begins here.
  private static int startsAt(String text, int at) {
    char c = text.charAt(at);
    if ((c | 0x20) != 'h' && (c | 0x20) != 'w') {
      return -1;
    }
    if (at > 0 && isOfAName(text.charAt(at - 1))) {
      return -1;
    }
    for (String start : STARTS) {
      if (text.regionMatches(true, at, start, 0, start.length())) {
        return start.length();
      }
    }
    return -1;
  }

  private static boolean isOfAName(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '@');
  }

  private static int end(String text, int from) {
    int end = from;
    int round = 0;
    while (end < text.length() && end - from < LONGEST) {
      char c = text.charAt(end);
      if (c <= ' ' || "<>\"`{}|^".indexOf(c) >= 0 || isClosing(c)) {
        break;
      }
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (round < 0) {
        break;
      }
      end++;
    }
    while (end > from && ".,;:!?'*_]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /// Marks of other scripts behind which a link has ended.
  private static boolean isClosing(char c) {
    return c > 0x7f && (Character.isSpaceChar(c) || "，。；：！？）】》」』、“”‘’«»".indexOf(c) >= 0);
  }
}
