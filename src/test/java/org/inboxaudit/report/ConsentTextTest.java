package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsentTextTest {

  @Test
  void hasItsParagraphsInOrder() {
    assertEquals(
        List.of("one", "two"), text("en", "consent.2 = two\nconsent.1 = one").paragraphs());
  }

  @Test
  void theVersionChangesWithEveryLetter() {
    assertNotEquals(
        text("en", "consent.1 = one").version(), text("en", "consent.1 = One").version());
  }

  @Test
  void theVersionChangesWithTheLanguage() {
    assertNotEquals(
        text("en", "consent.1 = one").version(), text("de", "consent.1 = one").version());
  }

  @Test
  void theVersionTellsParagraphsApart() {
    assertNotEquals(
        text("en", "consent.1 = a\nconsent.2 = b").version(),
        text("en", "consent.1 = ab").version());
  }

  @Test
  void theVersionIsASha256() {
    assertTrue(text("en", "consent.1 = a").version().matches("[0-9a-f]{64}"));
  }

  @Test
  void theProductSaysWhatMustBeKnownBeforeAYes() {
    String all = String.join(" ", ConsentText.of(SampleTexts.english()).paragraphs());

    for (String part :
        List.of("mailbox", "which checks", "never change", "erase", "alert", "could see", "back")) {
      assertTrue(all.contains(part), part);
    }
  }

  private static ConsentText text(String language, String file) {
    return ConsentText.of(TextBundle.parse(language, List.of(file), Optional.empty()));
  }
}
