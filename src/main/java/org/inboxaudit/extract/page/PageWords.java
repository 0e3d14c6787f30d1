package org.inboxaudit.extract.page;

import org.inboxaudit.extract.text.LetterText;

/// The words of a page while it is walked through: as they are seen, without those of links, and
/// all.
///
/// Blanks and line ends of the source are one blank for a browser, so that only markup ends a line;
/// not within `pre`, where the source does.
final class PageWords {
  private final StringBuilder seen = new StringBuilder();
  private final StringBuilder loose = new StringBuilder();
  private final StringBuilder whole = new StringBuilder();
  private int breaks;
  private int mostBreaks;

  /// @param isHidden whether nobody sees them
  /// @param isOfALink whether they are the text of a link
  void add(String words, boolean isHidden, boolean isOfALink, boolean isPlain) {
    String text = isPlain ? words : onOneLine(words);
    whole.append(text);
    if (!isHidden) {
      seen.append(text);
      loose.append(isOfALink ? " " : text);
    }
    if (breaks > 0 && showsAnything(words)) {
      breaks = 0;
    }
  }

  private static String onOneLine(String words) {
    return words.indexOf('\n') < 0 && words.indexOf('\r') < 0
        ? words
        : words.replace('\n', ' ').replace('\r', ' ');
  }

  private static boolean showsAnything(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c != '\n' && !LetterText.isBlank(c) && !LetterText.isInvisible(c)) {
        return true;
      }
    }
    return false;
  }

  /// A line break that the writer asked for.
  void lineBreak() {
    mostBreaks = Math.max(mostBreaks, ++breaks);
    endLine();
  }

  /// Where a block begins or ends.
  void endLine() {
    endLine(seen);
    endLine(loose);
    endLine(whole);
  }

  private static void endLine(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }

  String seen() {
    return seen.toString();
  }

  String loose() {
    return loose.toString();
  }

  String whole() {
    return whole.toString();
  }

  /// The longest run of line breaks with nothing to see between.
  int mostBreaks() {
    return mostBreaks;
  }
}
