package org.inboxaudit.check;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Script;

/// Compares words of the packs with text of any script.
///
/// Both sides are folded first, so that it does not matter how a program composed its accents and
/// vowel signs, whether Latin letters are wide, or whether somebody put invisible characters
/// between them.
final class Wording {
  /// At the end of an entry: the word must end there as well.
  private static final String WHOLE = "$";

  /// What grammar appends to the last syllable of a Tibetan word without a tsheg between.
  private static final Set<String> TIBETAN_PARTICLES = Set.of("", "འི", "འོ", "འང", "འམ", "ར", "ས");

  private Wording() {}

  /// A text in the form in which texts are compared: lower case, Unicode form KC, without
  /// characters that nobody sees. KC also makes the non-breaking tsheg a plain one.
  static String folded(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder seen = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(seen::appendCodePoint);
    return seen.toString().toLowerCase(Locale.ROOT);
  }

  /// A name without blanks around it, and without the tsheg or shad with which Tibetan may end.
  static String bare(String name) {
    int end = name.length();
    while (end > 0 && "་། ".indexOf(name.charAt(end - 1)) >= 0) {
      end--;
    }
    return name.substring(0, end).strip();
  }

  /// Whether a word stands in a text, both folded. Where the script parts words it must begin a
  /// word there: `alert` stands in `alerts`, but not in `unalert`. A Tibetan word must end with a
  /// syllable, too; any other only if the entry ends in `$`: `ach$` does not stand in
  /// `achievement`.
  static boolean holds(String text, String entry) {
    String word = shown(entry);
    boolean whole = !word.equals(entry);
    boolean parted = Script.partsWords(word);
    boolean tibetan = UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.TIBETAN;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean begins = !parted || at == 0 || !Script.isOfAWord(text.codePointBefore(at));
      boolean ends = !whole || end == text.length() || !Script.isOfAWord(text.codePointAt(end));
      if (begins && ends && (!tibetan || endsASyllable(text, end))) {
        return true;
      }
    }
    return false;
  }

  /// An entry as the word it stands for.
  static String shown(String entry) {
    return entry.endsWith(WHOLE) ? entry.substring(0, entry.length() - 1) : entry;
  }

  private static boolean endsASyllable(String text, int from) {
    int end = from;
    while (end < text.length() && Script.isOfAWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return TIBETAN_PARTICLES.contains(text.substring(from, end));
  }
}
