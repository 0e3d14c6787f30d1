package org.inboxaudit.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.inboxaudit.evidence.Domain;

/// Compares names by how they look to somebody who reads them in a hurry.
public final class LookAlike {
  /// Letters of other scripts, and digits, that look like a Latin letter.
  private static final Map<Integer, String> LOOKS_LIKE =
      Map.ofEntries(
          Map.entry((int) '0', "o"),
          Map.entry((int) '1', "l"),
          Map.entry((int) 'i', "l"),
          Map.entry((int) 'а', "a"),
          Map.entry((int) 'е', "e"),
          Map.entry((int) 'і', "l"),
          Map.entry((int) 'ј', "j"),
          Map.entry((int) 'о', "o"),
          Map.entry((int) 'р', "p"),
          Map.entry((int) 'с', "c"),
          Map.entry((int) 'ѕ', "s"),
          Map.entry((int) 'у', "y"),
          Map.entry((int) 'х', "x"),
          Map.entry((int) 'α', "a"),
          Map.entry((int) 'ο', "o"));

  private LookAlike() {}

  /// A domain name as people see it.
  public static String readable(Domain domain) {
    return Punycode.readable(domain.name());
  }

  /// Whether two names look the same.
  public static boolean areAlike(String one, String other) {
    return skeleton(one).equals(skeleton(other));
  }

  /// A text with every character put for the one it looks like.
  public static String skeleton(String text) {
    StringBuilder skeleton = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .forEach(
            c -> {
              String alike = LOOKS_LIKE.get(c);
              if (alike == null) {
                skeleton.appendCodePoint(c);
              } else {
                skeleton.append(alike);
              }
            });
    return skeleton.toString().replace("rn", "m").replace("vv", "w");
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
