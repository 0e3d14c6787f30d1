package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.check.CheckTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFingerprintTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Apple Mail (2.3774.300.61.1.2), 0F8FAD5B-D9CB-469F-A165-70867728950E@mailbox.example, apple-mail uuid@own
          Mozilla/5.0 (X11; Linux) Gecko/2010 Thunderbird/140.1, a.b@x.y.example, thunderbird letters@y.example
          Microsoft Outlook 16.0, AM0PR01MB1@AM0PR01MB1.eurprd01.prod.mail.example, microsoft-outlook letters@mail.example
          Roundcube Webmail/1.6.5, 1f2e3d@mailbox.example, roundcube-webmail hex@own
          '', 123.456@DESKTOP-7, – digits@desktop-7
          '', '', – none
          """)
  void tellsTheFamilyOfAProgram(String program, String messageId, String client) {
    var sent = message("m").messageId(messageId).header("x-mailer", program).build();
    var context = CheckTester.context(CheckTester.owner(false));
    assertEquals(client, ClientFingerprint.of(sent, context).client());
  }
}
