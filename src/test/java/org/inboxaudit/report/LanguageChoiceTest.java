package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {
  private static final List<String> OFFERED = List.of("bo", "en", "zh-Hans", "zh-Hant");

  @Test
  void takesTheFirstWishThatCanBeMet() {
    assertBest(
        """
        bo                          bo
        bo-CN,bo;q=0.9,en;q=0.5     bo
        fr,de;q=0.9                 en
        fr,bo;q=0.2                 bo
        en-GB                       en
        zh-TW,zh;q=0.9,en;q=0.8     zh-Hant
        zh-HK                       zh-Hant
        zh-CN                       zh-Hans
        zh                          zh-Hans
        zh-Hant-TW                  zh-Hant
        *                           en
        """);
  }

  @Test
  void takesAnythingElseForNoWish() {
    for (String odd : List.of("", "  ", ";;;", "bo;q=x", "\u0000", "bo,".repeat(500), "../../x")) {
      assertEquals("en", LanguageChoice.best(odd, OFFERED, "en"), odd);
    }
  }

  private static void assertBest(String table) {
    table
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .forEach(row -> assertEquals(row[1], LanguageChoice.best(row[0], OFFERED, "en"), row[0]));
  }
}
