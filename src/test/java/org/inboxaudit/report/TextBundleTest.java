package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextBundleTest {
  private final TextBundle english =
      TextBundle.parse(
          "en", List.of("a.b = To {target}.\n", "c = Plain { brace\n"), Optional.empty());

  @Test
  void putsFactsIntoTheirPlaces() {
    assertEquals("To x@y.example.", english.text("a.b", Map.of("target", "x@y.example")));
  }

  @Test
  void leavesBracesInFactsAsTheyAre() {
    assertEquals(
        "To {other}.", english.text("a.b", Map.of("target", "{other}", "other", "nobody")));
  }

  @Test
  void leavesABraceThatOpensNoName() {
    assertEquals("Plain { brace", english.text("c"));
  }

  @Test
  void showsThatAFactIsMissing() {
    assertEquals("To ….", english.text("a.b"));
  }

  @Test
  void keepsFactsApartFromWords() {
    assertEquals(
        List.of(
            new Phrase.Piece("To ", false),
            new Phrase.Piece("x", true),
            new Phrase.Piece(".", false)),
        english.phrase("a.b", Map.of("target", "x")).pieces());
  }

  @Test
  void failsOnAMissingText() {
    assertThrows(NoSuchElementException.class, () -> english.text("d"));
  }

  @Test
  void answersInTheSourceLanguageKeyByKey() {
    TextBundle tibetan = TextBundle.parse("bo", List.of("c = ཡི་གེ"), Optional.of(english));

    assertEquals(
        List.of("bo", "en"),
        List.of(
            tibetan.phrase("c", Map.of()).language(), tibetan.phrase("a.b", Map.of()).language()));
  }

  @Test
  void refusesTheSameKeyInTwoFiles() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TextBundle.parse("en", List.of("a = 1", "a = 2"), Optional.empty()));
  }

  @Test
  void listsOnlyItsOwnKeys() {
    TextBundle tibetan = TextBundle.parse("bo", List.of("c = ཡི་གེ"), Optional.of(english));

    assertEquals(List.of("c"), List.copyOf(tibetan.keys()));
  }

  @Test
  void cutsAFactThatIsTooLong() {
    String text = english.text("a.b", Map.of("target", "ཨ".repeat(5000)));

    assertTrue(text.endsWith("ཨ….") && text.length() < 400);
  }
}
