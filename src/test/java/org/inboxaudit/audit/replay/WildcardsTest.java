package org.inboxaudit.audit.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WildcardsTest {

  @Test
  void aBackslashTakesAwayTheMeaning() {
    assertTrue(new Wildcards("a\\*b").test("a*b"));
    assertTrue(!new Wildcards("a\\*b").test("axb"));
    assertTrue(new Wildcards("\\?").test("?"));
    assertTrue(!new Wildcards("\\?").test("x"));
  }

  @Property(tries = 2000)
  void matchesWhatTheDefinitionSays(
      @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'b') String text,
      @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'd') String letters) {
    String stars = letters.replace('c', '*').replace("d", "");
    assertEquals(byDefinition(stars, text), new Wildcards(stars).test(text));
    String pattern = letters.replace('c', '*').replace('d', '?');
    assertEquals(byDefinition(pattern, text), new Wildcards(pattern).test(text));
  }

  @Test
  void aHostilePatternTakesNoTime() {
    long before = System.nanoTime();
    new Wildcards("*a".repeat(250) + "b").test("a".repeat(1000));
    assertTrue(System.nanoTime() - before < 1_000_000_000L);
  }

  private static boolean byDefinition(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    char first = pattern.charAt(0);
    String rest = pattern.substring(1);
    if (first == '*') {
      return byDefinition(rest, text)
          || (!text.isEmpty() && byDefinition(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && (first == '?' || first == text.charAt(0))
        && byDefinition(rest, text.substring(1));
  }
}
