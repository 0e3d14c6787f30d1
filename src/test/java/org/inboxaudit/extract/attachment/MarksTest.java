package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Marks MARKS = Marks.of(octets("abcde"), octets("cdexyz"));

  private static byte[] octets(String text) {
    return text.getBytes(ISO_8859_1);
  }

  @Test
  void findsAMarkAtAnyPlace() {
    for (int before = 0; before < 20; before++) {
      for (int behind = 0; behind < 6; behind++) {
        byte[] text = octets("-".repeat(before) + "abcde" + "-".repeat(behind));
        assertEquals(before, MARKS.find(text, 0));
        assertEquals(before, MARKS.find(text, before));
        assertEquals(-1, MARKS.find(text, before + 1));
      }
    }
  }

  @Test
  void findsTheFirstOfSeveral() {
    assertEquals(2, MARKS.find(octets("..cdexyz.abcde"), 0));
    assertEquals(2, MARKS.find(octets("..abcdexyz"), 0));
    assertEquals(4, MARKS.find(octets("..abcdexyz"), 3));
  }

  @Test
  void findsNoneWhereItIsCutOff() {
    assertEquals(-1, MARKS.find(octets("...abcd"), 0));
    assertEquals(-1, MARKS.find(new byte[0], -5));
  }

  @Test
  void findsWordsInEitherCase() {
    Marks words = Marks.ofWords("<script");
    assertEquals(3, words.find(octets("...<ScRiPt>"), -100));
    assertEquals(-1, words.find(octets("...{script>"), 0));
  }

  @Test
  void takesNoneThatAStepCouldMiss() {
    assertThrows(IllegalArgumentException.class, () -> Marks.of(octets("abcd")));
  }
}
