package org.inboxaudit.report;

import java.util.Locale;

/// Makes a text from outside harmless to look at: what would steer the display is shown instead of
/// obeyed.
///
/// Subjects, file names and rule names are written by strangers. A character that turns the
/// direction of writing (U+202E) makes `gpj.exe` read as `exe.jpg`; an escape character steers a
/// terminal; a web address that is copied into a chat makes the chat fetch it (T5).
final class Visible {
  private static final int LONGEST = 300;

  private Visible() {}

  /// A text to be read, cut at 300 characters.
  static String of(String text) {
    boolean cut = text.codePointCount(0, text.length()) > LONGEST;
    return cut ? whole(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…" : whole(text);
  }

  /// A name to be compared, never cut.
  static String whole(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (steers(c)) {
                shown.append(String.format(Locale.ROOT, "[U+%04X]", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString().replace("://", "[:]//");
  }

  /// Whether a character is invisible or steers the display. The two joiners (U+200C, U+200D) are
  /// left alone: Persian and Hindi are spelt with them.
  private static boolean steers(int c) {
    if (c == 0x200C || c == 0x200D) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
