package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientFingerprintTest {
  private static final AuditContext CONTEXT = CheckTester.context(CheckTester.owner(false));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Apple Mail (2.3774.300.61.1.2), 0F8FAD5B-D9CB-469F-A165-70867728950E@mailbox.example, apple-mail uuid@own –
          Mozilla/5.0 (X11; Linux) Gecko/2010 Thunderbird/140.1, a.b@x.y.example, thunderbird letters@y.example –
          Microsoft Outlook 16.0, AM0PR01MB1@AM0PR01MB1.eurprd01.prod.mail.example, microsoft-outlook letters@mail.example –
          Roundcube Webmail/1.6.5, 1f2e3d@mailbox.example, roundcube-webmail short-hex@own –
          Roundcube Webmail/1.6.5, 1f2e3d4c5b6a79881f2e3d4c5b6a7988@mailbox.example, roundcube-webmail hex@own –
          '', 123.456@DESKTOP-7, – short-digits@desktop-7 –
          '', '', – none –
          """)
  void tellsTheFamilyOfAProgram(String program, String messageId, String client) {
    var sent = message("m").messageId(messageId).header("x-mailer", program).build();
    assertEquals(client, ClientFingerprint.of(sent, CONTEXT).client());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          multipart/mixed; boundary="----=_NextPart_000_0012_01D9ABCD.1F2E3D4C" | -=_nextpart
          multipart/alternative; boundary="Apple-Mail=_0F8FAD5B-D9CB" | apple
          multipart/alternative; Boundary="000000000000a1b2c305f0d1e2f3"; charset=utf-8 | hex
          multipart/mixed; boundary="===============7330845974216740156==" | =short-digits
          multipart/mixed; boundary=------------0dKQe5yZ8TnCw2mBv0sXu1Lr | -letters
          text/plain; charset=utf-8 | –
          """)
  void tellsHowAProgramPartsAMessage(String contentType, String boundary) {
    var sent = message("m").messageId("").header("content-type", contentType).build();
    assertEquals("– none " + boundary, ClientFingerprint.of(sent, CONTEXT).client());
  }
}
