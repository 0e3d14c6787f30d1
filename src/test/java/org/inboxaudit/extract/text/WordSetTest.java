package org.inboxaudit.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.inboxaudit.evidence.Script;
import org.junit.jupiter.api.Test;

class WordSetTest {
  private static Set<String> found(String text, List<String> words) {
    WordSet set = new WordSet();
    for (int i = 0; i < words.size(); i++) {
      set.add(words.get(i), i);
    }
    set.close();
    Set<String> found = new TreeSet<>();
    set.search(text, (group, from, to) -> found.add(words.get(group) + " " + from + "-" + to));
    return found;
  }

  private static Set<String> foundOneByOne(String text, List<String> words) {
    Set<String> found = new TreeSet<>();
    for (String entry : words) {
      boolean whole = entry.endsWith("$");
      String word = whole ? entry.substring(0, entry.length() - 1) : entry;
      for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        int to = at + word.length();
        boolean begins =
            at == 0 || !Script.partsWords(word) || !Script.isOfAWord(text.codePointBefore(at));
        boolean ends = !whole || to == text.length() || !Script.isOfAWord(text.codePointAt(to));
        if (begins && ends) {
          found.add(entry + " " + at + "-" + to);
        }
      }
    }
    return found;
  }

  @Property(tries = 2_000)
  void findsWhatASearchForEachWordFinds(
      @ForAll
          @StringLength(max = 40)
          @CharRange(from = 'a', to = 'c')
          @CharRange(from = ' ', to = '!')
          String text,
      @ForAll @Size(min = 1, max = 12)
          List<@StringLength(min = 1, max = 4) @CharRange(from = 'a', to = 'c') String> words,
      @ForAll boolean whole) {
    List<String> entries = new ArrayList<>(words);
    if (whole) {
      entries.add(words.getFirst() + "$");
    }
    assertEquals(foundOneByOne(text, entries), found(text, entries));
  }

  @Test
  void aWordBeginsWhereItsScriptPartsWordsAndAnywhereElse() {
    assertEquals(
        Set.of("密码 2-4", "pass 5-9", "pass wo 5-12", "2fa$ 12-15"),
        found("您的密码 pass wo2fa2fax", List.of("密码", "pass", "pass wo", "ass", "2fa$", "x$")));
  }
}
