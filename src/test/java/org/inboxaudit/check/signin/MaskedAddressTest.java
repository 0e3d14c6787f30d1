package org.inboxaudit.check.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedAddressTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          owner@mailbox.example,    owner@mailbox.example,    true
          Owner@Mailbox.Example,    owner@mailbox.example,    true
          o***r@mailbox.example,    owner@mailbox.example,    true
          ow•••@mailbox.example,    owner@mailbox.example,    true
          o**@m******.example,      owner@mailbox.example,    true
          ow.ner+x@mailbox.example, owner@mailbox.example,    true
          owner@googlemail.com,     owner@gmail.com,          true
          o***x@mailbox.example,    owner@mailbox.example,    false
          friend@mailbox.example,   owner@mailbox.example,    false
          o***r@other.example,      owner@mailbox.example,    false
          """)
  void comparesAddressesAsProvidersPrintThem(String written, String own, boolean same) {
    assertEquals(same, MaskedAddress.mayBe(written, EmailAddress.of(own)));
  }
}
