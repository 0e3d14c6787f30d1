package org.inboxaudit.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class TextCatalogTest {
  private final TextCatalog catalog = new TextCatalog();

  @Test
  void knowsTheSourceLanguage() {
    assertTrue(catalog.languages().contains(TextCatalog.SOURCE));
  }

  @Test
  void readsTheTextsOfTheProduct() {
    assertEquals("Mail check", catalog.in("en").text("page.title"));
  }

  @Test
  void answersEveryKeyInEveryLanguage() {
    for (String language : catalog.languages()) {
      for (String key : catalog.in(TextCatalog.SOURCE).keys()) {
        assertTrue(catalog.in(language).find(key).isPresent(), language + " " + key);
      }
    }
  }

  @Test
  void answersInEnglishWhenNoWishCanBeMet() {
    assertEquals("en", catalog.suiting("tlh").language());
  }

  @Test
  void refusesALanguageItDoesNotHave() {
    assertThrows(NoSuchElementException.class, () -> catalog.in("../en"));
  }
}
