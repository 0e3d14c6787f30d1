package org.inboxaudit.check;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// Compares names by how they look to somebody who reads them in a hurry.
public final class LookAlike {
  private static final int FIRST_ACCENTED = 0xc0;
  private static final Set<UnicodeScript> ACCENTED =
      EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

  private LookAlike() {}

  /// A domain name as people see it.
  public static String readable(Domain domain) {
    return Punycode.readable(domain.name());
  }

  /// Whether two names look the same.
  public static boolean areAlike(String one, String other) {
    return skeleton(one).equals(skeleton(other));
  }

  /// A text with every character put for the one it looks like, without accents.
  public static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(c -> skeleton.append(Confusables.of(bare(c))));
    return skeleton.toString().replace("rn", "m").replace("vv", "w");
  }

  /// A Latin, Greek or Cyrillic letter without its accents; in other scripts marks are letters.
  private static int bare(int c) {
    if (c < FIRST_ACCENTED || !ACCENTED.contains(UnicodeScript.of(c))) {
      return c;
    }
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
  }

  /// One character more, less or other, or two neighbours that changed places.
  public static boolean areOneApart(String one, String other) {
    String longer = one.length() >= other.length() ? one : other;
    String shorter = one.length() >= other.length() ? other : one;
    int more = longer.length() - shorter.length();
    if (more > 1) {
      return false;
    }
    int at = 0;
    while (at < shorter.length() && longer.charAt(at) == shorter.charAt(at)) {
      at++;
    }
    if (more == 1 || at + 1 >= longer.length()) {
      return longer
          .substring(Math.min(at + 1, longer.length()))
          .equals(shorter.substring(at + 1 - more));
    }
    boolean swapped =
        longer.charAt(at) == shorter.charAt(at + 1) && longer.charAt(at + 1) == shorter.charAt(at);
    int end = swapped ? at + 2 : at + 1;
    return longer.substring(end).equals(shorter.substring(end));
  }
}
