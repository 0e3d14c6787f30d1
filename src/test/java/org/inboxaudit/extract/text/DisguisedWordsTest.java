package org.inboxaudit.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguisedWordsTest {

  @Test
  void findsLettersThatLookLatinAndReadsThemSo() {
    DisguisedWords words = DisguisedWords.in("Dеаr сustоmеr, yоur ассоunt is limitеd");
    assertTrue(words.areOdd());
    assertEquals("Dear customer, your account is limited", words.plain());
  }

  @Test
  void findsInvisibleCharactersInWords() {
    assertTrue(DisguisedWords.in("Ver\u200bify yo\u200cur acc\u2060ount").areOdd());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ваш почтовый ящик, Mail.ru и WhatsApp",
        "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesell\u00adschaft und Vieh\u00adwirt",
        "preview \u200c \u200c \u200c \u200c \u200c text",
        "می\u200cخواهم می\u200cروم می\u200cشود",
        "naïve café Zürich",
        "αβγ and μ-meter"
      })
  void leavesHonestTextsAlone(String text) {
    assertFalse(DisguisedWords.in(text).areOdd());
    assertEquals(text, DisguisedWords.in(text).plain());
  }
}
