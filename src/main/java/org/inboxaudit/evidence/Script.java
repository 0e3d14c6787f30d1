package org.inboxaudit.evidence;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/// How scripts write words, for whoever looks for words in what people wrote.
public final class Script {
  /// Chinese and Japanese part no words, Korean joins them.
  private static final Set<UnicodeScript> PARTED =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.GREEK,
          UnicodeScript.ARABIC,
          UnicodeScript.HEBREW,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.TIBETAN);

  private Script() {}

  /// Whether the script of a word parts its words, so that it can be told where one begins.
  public static boolean partsWords(String word) {
    return PARTED.contains(UnicodeScript.of(word.codePointAt(0)));
  }

  /// Whether a character is a letter of a word, or a sign above, below or beside one.
  public static boolean isOfAWord(int codePoint) {
    return Character.isLetter(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
  }
}
