package org.inboxaudit.extract.text;

import java.util.List;
import java.util.Locale;

/// Brings the text of letters into the form in which it is compared.
public final class LetterText {
  private static final int MAXIMUM_SHOWN = 100;

  private LetterText() {}

  /// In lower case, compatibility forms folded, invisible characters gone, blanks folded to one.
  public static String folded(String text) {
    String normal = PlainForm.of(text).toLowerCase(Locale.ROOT);
    char[] folded = normal.toCharArray();
    int length = 0;
    boolean blank = true;
    for (char c : folded) {
      if (c > ' ' && c < 0x7f) {
        folded[length++] = c;
        blank = false;
      } else if (isBlank(c) || c == '\n') {
        if (!blank) {
          folded[length++] = ' ';
        }
        blank = true;
      } else if (!isInvisible(c)) {
        folded[length++] = c == '’' || c == '‘' ? '\'' : c;
        blank = false;
      }
    }
    return new String(folded, 0, length);
  }

  /// The lines that hold anything, stripped.
  public static List<String> lines(String text) {
    return text.lines().map(LetterText::shownWhole).filter(line -> !line.isEmpty()).toList();
  }

  /// For the report: one line, no control or invisible characters, at most 100 characters.
  public static String shown(String text) {
    String whole = shownWhole(text);
    return whole.substring(0, Math.min(MAXIMUM_SHOWN, whole.length()));
  }

  private static String shownWhole(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isBlank(c)) {
        shown.append(' ');
      } else if (!Character.isISOControl(c) && !isInvisible(c)) {
        shown.append(c);
      }
    }
    return shown.toString().strip();
  }

  public static boolean isBlank(char c) {
    return c == '\t' || c == '\r' || Character.isSpaceChar(c);
  }

  /// Zero-width characters and those that turn the direction of writing.
  public static boolean isInvisible(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
