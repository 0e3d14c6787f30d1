package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntelTest {
  private final Intel intel =
      new Intel(
          "1",
          Map.of(
              "public-mail-providers", List.of("freemail.example", "co.example"),
              "alert-senders", List.of("alert@provider.example p", "@letters.example q"),
              "words",
                  List.of(
                      "alert",
                      "ach$",
                      "парол",
                      "密码",
                      "གསང་གྲངས",
                      "सुरक्षा",
                      "बिल$",
                      "پارول",
                      "sécurité")));

  @Test
  void knowsAProviderBelowItsDomain() {
    assertTrue(intel.isPublicMailProvider(new Domain("mail.freemail.example")));
  }

  @Test
  void comparesDomainsLabelByLabel() {
    assertFalse(intel.isPublicMailProvider(new Domain("notfreemail.example")));
  }

  @Test
  void knowsAnAlertSenderByAddressOrDomain() {
    assertEquals(
        List.of(true, false, true, false),
        List.of(
                "alert@provider.example",
                "other@provider.example",
                "any@letters.example",
                "any@letters.example.org")
            .stream()
            .map(EmailAddress::of)
            .map(intel::isAlertSender)
            .toList());
  }

  @Test
  void findsAWordOnlyWhereAWordBegins() {
    assertEquals(List.of("alert"), intel.wordsIn("words", "Two ALERTS"));
    assertEquals(List.of(), intel.wordsIn("words", "unalert"));
  }

  @Test
  void findsWordsInScriptsWithoutSpaces() {
    assertEquals(List.of("密码"), intel.wordsIn("words", "请修改密码吧"));
  }

  @Test
  void findsAWordThatMustEndOnlyWhereItEnds() {
    assertEquals(List.of("ach"), intel.wordsIn("words", "new ACH."));
    assertEquals(List.of(), intel.wordsIn("words", "achievement"));
    assertEquals(List.of("बिल"), intel.wordsIn("words", "नया बिल"));
    assertEquals(List.of(), intel.wordsIn("words", "बिलासपुर"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"གསང་གྲངས", "གསང་གྲངས་བརྗེ་བ།", "ཁྱེད་ཀྱི་གསང་གྲངས།", "གསང༌གྲངས༌"})
  void findsTibetanWordsBySyllables(String text) {
    assertEquals(List.of("གསང་གྲངས"), intel.wordsIn("words", text));
  }

  @Test
  void findsATibetanWordWithAParticle() {
    Intel bank = new Intel("1", Map.of("words", List.of("ཉེན་བརྡ")));
    assertEquals(List.of("ཉེན་བརྡ"), bank.wordsIn("words", "ཉེན་བརྡའི་ཡི་གེ"));
    assertEquals(List.of(), bank.wordsIn("words", "ཉེན་བརྡལ"));
  }

  @Test
  void doesNotFindATibetanWordWithinASyllable() {
    assertEquals(List.of(), intel.wordsIn("words", "གསང་གྲངསལ"));
    assertEquals(List.of(), intel.wordsIn("words", "འགསང་གྲངས"));
  }

  @Test
  void findsWordsHoweverTheirMarksAreComposed() {
    assertEquals(List.of("sécurité"), intel.wordsIn("words", "Se\u0301curite\u0301"));
    assertEquals(List.of("सुरक्षा"), intel.wordsIn("words", "सुरक्षाको सूचना"));
    assertEquals(List.of("پارول"), intel.wordsIn("words", "پارولنى ئۆزگەرتىش"));
  }

  @Test
  void findsWordsInWideLettersAndBetweenInvisibleOnes() {
    assertEquals(List.of("alert"), intel.wordsIn("words", "ＡＬＥＲＴ"));
    assertEquals(List.of("alert"), intel.wordsIn("words", "al\u200bert"));
  }

  @Test
  void knowsAFolderHoweverItsNameIsComposed() {
    assertTrue(
        List.of("INBOX/Se\u0301curite\u0301", "གསང་གྲངས་", "ཡིག་ཟམ/གསང་གྲངས།", "ＡＬＥＲＴ").stream()
            .allMatch(folder -> intel.isFolderIn("words", folder)));
  }

  @Test
  void knowsAFolderWhateverLiesAboveIt() {
    assertTrue(
        List.of("alert", "INBOX/Alert", "INBOX.alert").stream()
            .allMatch(folder -> intel.isFolderIn("words", folder)));
  }

  @Test
  void refusesAMisspeltPack() {
    assertThrows(IllegalArgumentException.class, () -> intel.words("wrods"));
  }
}
