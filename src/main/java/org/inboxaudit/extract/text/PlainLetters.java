package org.inboxaudit.extract.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;

/// Letters that people write for one another: Latin and Greek ones without their accents (`účet`,
/// `ucet`), the Russian `ё`, and the forms of an Arabic letter that keyboards of several countries
/// have.
final class PlainLetters {
  private static final String WRITTEN = "łđøıħёىیيکأإآٱة";
  private static final String PLAIN = "ldoihеيييكااااه";

  private PlainLetters() {}

  /// @param letter in lower case and in Unicode form KC, as its whole text is
  static char of(char letter) {
    if (letter < 0x80) {
      return letter;
    }
    int at = WRITTEN.indexOf(letter);
    if (at >= 0) {
      return PLAIN.charAt(at);
    }
    return isAccented(letter)
        ? Normalizer.normalize("" + letter, Normalizer.Form.NFD).charAt(0)
        : letter;
  }

  private static boolean isAccented(char letter) {
    return Character.isLetter(letter)
        && switch (UnicodeScript.of(letter)) {
          case LATIN, GREEK -> true;
          default -> false;
        };
  }
}
