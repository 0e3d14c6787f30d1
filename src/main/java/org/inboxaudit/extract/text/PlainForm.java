package org.inboxaudit.extract.text;

import java.text.Normalizer;

/// Compatibility forms folded (NFKC, Unicode Standard Annex 15), at a cost that no text can drive
/// up.
///
/// Normalising takes time in the square of how many combining marks stand in a row, and some single
/// characters become eighteen. Both are bounded here. Most text is in its plain form already, which
/// is seen faster than it is normalised.
public final class PlainForm {
  /// So many marks in a row are decoration; real letters carry a few (Annex 15 §13 says 30).
  private static final int MOST_MARKS = 64;

  private PlainForm() {}

  public static String of(String text) {
    int from = next(text, 0, false);
    if (from == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length() + 16);
    int done = 0;
    while (from < text.length() && plain.length() <= 2L * text.length()) {
      // a mark joins the letter before it
      int start = Math.max(done, from - 1);
      int end = next(text, from, true);
      plain.append(text, done, start);
      plain.append(Normalizer.normalize(text.substring(start, end), Normalizer.Form.NFKC));
      done = end;
      from = next(text, end, false);
    }
    return plain.append(text, done, from).toString();
  }

  /// Whether a text holds nothing but ASCII, as most do: then there is nothing to fold in it.
  public static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /// Where the next stretch begins that is in its plain form, or one that may not be.
  private static int next(String text, int from, boolean plain) {
    int marks = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isPlain(c) == plain) {
        return i;
      }
      marks = plain && isMark(text, i) ? marks + 1 : 0;
      if (marks == MOST_MARKS) {
        return i;
      }
    }
    return text.length();
  }

  /// What normalising leaves as it is, and never joins to what stands before it: ASCII, letters of
  /// the West, Russian ones, the Chinese ones of the first block.
  private static boolean isPlain(char c) {
    return c < 0x80
        || (c >= 0xc0 && c < 0x132)
        || (c >= 0x400 && c < 0x483)
        || (c >= 0x4e00 && c < 0xa000);
  }

  /// Pairs of surrogates count as marks: some are.
  private static boolean isMark(String text, int at) {
    return switch (Character.getType(text.charAt(at))) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      case Character.SURROGATE -> isMarkPair(text, at);
      default -> false;
    };
  }

  private static boolean isMarkPair(String text, int at) {
    int first = Character.isHighSurrogate(text.charAt(at)) ? at : Math.max(0, at - 1);
    int type = Character.getType(text.codePointAt(first));
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
