package org.inboxaudit.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.inboxaudit.evidence.SensitiveContent;
import org.junit.jupiter.api.Test;

class SensitiveTextTest {

  @Test
  void knowsAnAccountByItsCheckDigits() {
    assertEquals(Set.of(SensitiveContent.MONEY), SensitiveText.in("GB82 WEST 1234 5698 7654 32"));
    assertEquals(Set.of(), SensitiveText.in("GB83 WEST 1234 5698 7654 32"));
  }

  @Test
  void knowsACardByItsCheckDigit() {
    assertEquals(
        Set.of(SensitiveContent.MONEY),
        SensitiveText.in("4111 1111 1111 1111 to 4012-8888-8888-1881"));
    assertEquals(Set.of(), SensitiveText.in("4012-8888-8888-1882"));
  }

  @Test
  void knowsTheLinesThatMachinesRead() {
    assertEquals(
        Set.of(SensitiveContent.IDENTITY_PAPER),
        SensitiveText.in(
            """
            P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
            L898902C36UTO7408122F1204159ZE184226B<<<<<10
            """));
  }

  @Test
  void knowsSecrets() {
    assertEquals(
        Set.of(SensitiveContent.CREDENTIAL),
        SensitiveText.in("-----BEGIN OPENSSH PRIVATE KEY-----"));
    assertEquals(Set.of(SensitiveContent.CREDENTIAL), SensitiveText.in("Password: hunter22"));
  }

  @Test
  void knowsAListOfPeople() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      list.append("Person number, +91 11 5550 12").append(10 + i).append('\n');
    }
    assertEquals(Set.of(SensitiveContent.PEOPLE_LIST), SensitiveText.in(list.toString()));
    assertEquals(Set.of(), SensitiveText.in("call me: +91 11 5550 1234\n"));
  }

  @Test
  void knowsPapersByWords() {
    assertEquals(
        Set.of(SensitiveContent.IDENTITY_PAPER),
        SensitiveText.in("I attach a scan of my passport"));
    assertEquals(Set.of(SensitiveContent.IDENTITY_PAPER), SensitiveText.in("我的护照复印件"));
    assertEquals(Set.of(), SensitiveText.in("See you at the meeting"));
  }
}
