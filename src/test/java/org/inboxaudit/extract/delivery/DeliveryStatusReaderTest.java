package org.inboxaudit.extract.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryStatusReaderTest {
  private static final Message MESSAGE = EvidenceFixtures.message("bounce").build();

  private static final String ORIGINAL =
      """
      Received: from somewhere
      From: "The owner" <Owner@Mailbox.example>
      Message-ID:
       <sent.1@mailbox.example>
      Subject: private

      words that nobody needs
      """;

  private static final String FAILED =
      """
      Reporting-MTA: dns; mx.example.org
      Arrival-Date: Sun, 1 Mar 2026 10:00:00 +0000

      Final-Recipient: rfc822; Stranger@Elsewhere.example
      Action: failed
      Status: 5.1.1
      Diagnostic-Code: smtp; 550 no such user
      """;

  private static String report(String status, String encoding, String originalType) {
    return """
    From: MAILER-DAEMON@mx.example.org
    To: owner@mailbox.example
    Subject: Undelivered mail
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
     boundary="=b="

    --=b=
    Content-Type: text/plain

    Final-Recipient: rfc822; nobody@in-the-text.example

    --=b=
    Content-Type: message/delivery-status
    Content-Transfer-Encoding: %s

    %s
    --=b=
    Content-Type: %s

    %s
    --=b=--
    """
        .formatted(encoding, status, originalType, ORIGINAL);
  }

  private static String report(String status) {
    return report(status, "7bit", "message/rfc822");
  }

  private static Extracted read(byte[] octets) {
    return DeliveryStatusReader.read(new Raw.RawReport(MESSAGE, octets), ExtractLimits.DEFAULT);
  }

  private static Extracted read(String text) {
    return read(text.replace("\n", "\r\n").getBytes(UTF_8));
  }

  private static List<DeliveryStatus> told(String text) {
    return ((Extracted.Facts) read(text))
        .observations().stream()
            .filter(DeliveryStatus.class::isInstance)
            .map(DeliveryStatus.class::cast)
            .toList();
  }

  private static DeliveryStatus one(String text) {
    List<DeliveryStatus> told = told(text);
    assertEquals(1, told.size());
    return told.getFirst();
  }

  /// What is said of the only recipient.
  private static DeliveryStatus recipient(String fields) {
    return one(report("Reporting-MTA: dns; mx.example.org\n\n" + fields + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message/rfc822",
        "text/rfc822-headers",
        "message/global",
        "Message/Global-Headers"
      })
  void tellsWhoDidNotGetWhichMessage(String originalType) {
    DeliveryStatus status = one(report(FAILED, "7bit", originalType));
    assertEquals("stranger@elsewhere.example", status.recipient().orElseThrow().toString());
    assertEquals(DeliveryStatus.Action.FAILED, status.action());
    assertEquals("5.1.1", status.status());
    assertEquals("sent.1@mailbox.example", status.originalMessageId());
    assertEquals(EmailAddress.parse("owner@mailbox.example"), status.originalFrom());
    assertEquals(MESSAGE.ref().source(), status.ref().source());
    assertEquals(
        "bounce stranger@elsewhere.example", status.ref().key() + " " + status.ref().part());
  }

  @Test
  void tellsEachRecipientOnce() {
    String second = FAILED.substring(FAILED.indexOf("Final")).replace("Stranger", "Other");
    assertEquals(
        List.of("stranger@elsewhere.example", "other@elsewhere.example"),
        told(report(FAILED + "\n" + second + "\n\n" + second)).stream()
            .map(status -> status.recipient().orElseThrow().toString())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rfc822;ann@example.org | ann@example.org",
        "RFC822 ; <ann@example.org> | ann@example.org",
        "utf-8; ann@example.org | ann@example.org",
        "ann@example.org | ann@example.org",
      })
  void readsAnAddressHoweverItIsWritten(String written, String address) {
    assertEquals(
        address,
        recipient("Final-Recipient: " + written + "\nAction: failed")
            .recipient()
            .orElseThrow()
            .toString());
  }

  @Test
  void takesTheOriginalRecipientWhereTheFinalOneIsNoAddress() {
    assertEquals(
        "ann@example.org",
        recipient("Original-Recipient: rfc822;ann@example.org\nFinal-Recipient: x400; /G=Ann/")
            .recipient()
            .orElseThrow()
            .toString());
  }

  @Test
  void tellsARecipientWithoutAnAddress() {
    DeliveryStatus status = recipient("Final-Recipient: x400; /G=Ann/\nStatus: 5.0.0");
    assertTrue(status.recipient().isEmpty());
    assertEquals("#1", status.ref().part());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.7.520 | smtp;550 5.7.1 denied | 5.7.520",
        "5.7.1 | smtp;550 5.7.520 Access denied, no forwarding | 5.7.520",
        "5.0.0 | smtp; 550-5.7.520 denied | 5.7.520",
        "5.0.0 (undefined) | smtp; 554 delivery error (5.7.520) | 5.7.520",
        "'' | smtp; 550 #5.1.1 | 5.1.1",
        "5.1.1 | smtp; 550 5.7.520 | 5.1.1",
        "5.0.0 | smtp; 550 from 5.7.52.10 | 5.0.0",
        "5.0.0 | smtp; 550 from [5.7.52] | 5.0.0",
        "5.0.0 | smtp; 550 over quota. See 4.2.2. | 4.2.2",
        "'' | smtp; 550 no | ''",
        "9.9.9 | '' | ''"
      })
  void takesTheStatusThatTellsMore(String status, String diagnostic, String expected) {
    assertEquals(
        expected,
        recipient(
                "Final-Recipient: rfc822;a@b.example\nStatus: "
                    + status
                    + "\nDiagnostic-Code: "
                    + diagnostic)
            .status());
  }

  @ParameterizedTest
  @CsvSource({
    "failed, 5.1.1, FAILED",
    "Delayed, 4.4.1, DELAYED",
    "relayed (to a server that tells nothing), 2.1.9, RELAYED",
    "expanded, 2.0.0, EXPANDED",
    "delivered, 2.0.0, DELIVERED",
    "'', 4.4.1, DELAYED",
    "lost, 2.0.0, DELIVERED",
    "'', '', FAILED"
  })
  void tellsWhatBecameOfIt(String action, String status, DeliveryStatus.Action expected) {
    assertEquals(
        expected,
        recipient("Final-Recipient: rfc822;a@b.example\nAction: " + action + "\nStatus: " + status)
            .action());
  }

  @Test
  void undoesTheEncodingOfItsParts() {
    String encoded = Base64.getMimeEncoder().encodeToString(FAILED.getBytes(UTF_8));
    assertEquals("5.1.1", one(report(encoded, "base64", "message/rfc822")).status());
  }

  @Test
  void readsFieldsThatAreAllInOneGroup() {
    assertEquals("5.1.1", one(report(FAILED.replace("\n\n", "\n"))).status());
  }

  @Test
  void readsWhatIsCutOffInTheReturnedMessage() {
    String whole = report(FAILED);
    DeliveryStatus status = one(whole.substring(0, whole.indexOf("words that")));
    assertEquals("sent.1@mailbox.example", status.originalMessageId());
  }

  @Test
  void tellsWhatItCanWithoutTheReturnedMessage() {
    String whole = report(FAILED);
    DeliveryStatus status = one(whole.substring(0, whole.lastIndexOf("--=b=\n")));
    assertEquals("5.1.1", status.status());
    assertEquals("", status.originalMessageId());
    assertTrue(status.originalFrom().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Subject: no more than a letter\n\nFinal-Recipient: rfc822; a@b.example\n",
        "Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b--\n",
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n",
        "Content-Type: message/delivery-status\n\n\n\n"
      })
  void refusesWhatTellsOfNoRecipient(String text) {
    assertEquals(Reason.UNREADABLE, ((Extracted.Refused) read(text)).reason());
  }

  @Test
  void keepsAHundredRecipientsAndSaysSo() {
    StringBuilder status = new StringBuilder("Reporting-MTA: dns; mx.example.org\n\n");
    for (int i = 0; i < 500; i++) {
      status.append("Final-Recipient: rfc822; r").append(i).append("@b.example\n\n");
    }
    Extracted.Facts facts = (Extracted.Facts) read(report(status.toString()));
    assertEquals(101, facts.observations().size());
    assertEquals(
        new Gap(EvidenceKind.DELIVERY_STATUS, Reason.LIMIT_REACHED, "INBOX", Gap.UNKNOWN),
        facts.observations().getLast());
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertEquals(Reason.LIMIT_REACHED, ((Extracted.Refused) read(new byte[3 << 20])).reason());
  }

  @Test
  void keepsOfAMessageIdSoMuch() {
    String id = "x".repeat(5_000);
    assertEquals(
        1_000,
        one(report(FAILED).replace("sent.1@mailbox.example", id)).originalMessageId().length());
  }

  /// Whatever is broken, it answers.
  @Test
  void bearsDamage() {
    byte[] whole = report(FAILED).replace("\n", "\r\n").getBytes(UTF_8);
    Random random = new Random(3464);
    for (int i = 0; i < (Boolean.getBoolean("soak") ? 200_000 : 2_000); i++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int j = random.nextInt(8); j > 0; j--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      read(damaged);
    }
  }

  @Test
  void bearsDepth() {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      deep.append("Content-Type: multipart/report; boundary=b").append(i).append("\n\n--b");
      deep.append(i).append("\n");
    }
    assertEquals(Reason.UNREADABLE, ((Extracted.Refused) read(deep.toString())).reason());
  }
}
