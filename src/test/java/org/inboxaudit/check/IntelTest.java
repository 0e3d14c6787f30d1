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

class IntelTest {
  private final Intel intel =
      new Intel(
          "1",
          Map.of(
              "public-mail-providers", List.of("freemail.example", "co.example"),
              "alert-senders", List.of("alert@provider.example p", "@letters.example q"),
              "words", List.of("alert", "парол", "密码")));

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
