package org.inboxaudit.source.imap;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// The rights of access control lists (RFC 4314 §2.1), one letter or digit each.
final class Rights {
  private Rights() {}

  /// The same rights in alphabetical order, each once, without the two of the older standard: `c`
  /// is a right to make folders (`k`), `d` one to delete messages (`t`, `e`) (RFC 4314 §2.1.1).
  static String normalised(String letters) {
    SortedSet<Character> rights = new TreeSet<>();
    for (char letter : letters.toLowerCase(Locale.ROOT).toCharArray()) {
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        rights.add(letter);
      }
    }
    if (rights.remove('c') && !rights.contains('x')) {
      rights.add('k');
    }
    if (rights.remove('d') && !rights.contains('t') && !rights.contains('e')) {
      rights.add('t');
      rights.add('e');
    }
    StringBuilder text = new StringBuilder();
    rights.forEach(text::append);
    return text.toString();
  }
}
