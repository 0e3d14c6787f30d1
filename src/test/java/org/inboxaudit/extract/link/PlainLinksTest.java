package org.inboxaudit.extract.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLinksTest {

  private static List<String> found(String text) {
    List<String> found = new ArrayList<>();
    assertTrue(PlainLinks.find(text, found::add));
    return found;
  }

  @Test
  void findsWhatMailProgramsMakeLinksOf() {
    assertEquals(
        List.of("https://a.example/x", "www.b.example", "\\\\c.example\\share", "ftp://d.example"),
        found("See https://a.example/x, (www.b.example) \\\\c.example\\share; ftp://d.example."));
  }

  @Test
  void leavesMarksOfTheTextOutside() {
    assertEquals(
        List.of("https://a.example/x_(y)", "https://b.example", "https://c.example/"),
        found("“https://a.example/x_(y)”，https://b.example。<https://c.example/>"));
  }

  @Test
  void findsALinkThatStandsBehindALetter() {
    assertEquals(
        List.of("https://a.example", "https://b.example"),
        found("请点击https://a.example 3https://b.example"));
  }

  @Test
  void takesNoPathOfAProgrammerForAPlaceInANetwork() {
    assertEquals(List.of(), found("\"C:\\\\users\\\\me\\\\file\" and \\\\ and a\\\\b\\c"));
    assertEquals(List.of("\\\\host\\share"), found("url=file:\\\\host\\share"));
  }

  @Test
  void saysWhenThereAreMore() {
    assertFalse(PlainLinks.find("http://a.example ".repeat(1_001), _ -> {}));
  }

  @Test
  void takesNothingBehindTheMarkForNoHost() {
    assertEquals(List.of("http://"), found("http:// and :// and www."));
  }
}
