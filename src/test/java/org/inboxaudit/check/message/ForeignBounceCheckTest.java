package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.deliveryStatus;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignBounceCheckTest {
  private static final String STRANGER = "drop@elsewhere.example";
  private static final String OWN_ID = "gone@mailbox.example";

  private final CheckTester tester = CheckTester.of(new ForeignBounceCheck());

  private static DeliveryStatus bounce(String key, String status, String originalId) {
    return deliveryStatus(message(key).build(), STRANGER, status, originalId);
  }

  private static DeliveryStatus writtenBy(String from, DeliveryStatus status) {
    return new DeliveryStatus(
        status.ref(),
        status.message(),
        status.recipient(),
        status.action(),
        status.status(),
        status.originalMessageId(),
        Optional.of(EmailAddress.of(from)));
  }

  /// The owner's program names messages after the own domain.
  private static Evidence sentMail() {
    return message("sent").sentByOwner().messageId("other@mailbox.example").build();
  }

  private static String finding(String weight, String facts) {
    return "message-foreign-bounce "
        + weight
        + " DELIVERY_STATUS:b/"
        + STRANGER
        + " {"
        + facts
        + "}";
  }

  @Test
  void findsAForwardThatTheOrganisationDoesNotAllow() {
    tester.finds(
        List.of(bounce("b", "5.7.520", "new@outlook.example")),
        finding("HIGH FAIR", "variant=refused, recipient=" + STRANGER + ", count=1"));
  }

  @Test
  void asksWhereSomebodyElseMayHaveSentTheMessageOn() {
    tester
        .withIndex(FakeIndex.empty().holds(OWN_ID))
        .finds(List.of(bounce("b", "5.7.520", OWN_ID)), finding("MEDIUM WEAK", "variant=refused"));
  }

  @Test
  void isSureWhenAReceivedMessageWasStoppedOnItsWayToAStranger() {
    DeliveryStatus stopped =
        writtenBy("colleague@partner.example", bounce("b", "5.7.520", "letter@partner.example"));
    tester
        .withIndex(FakeIndex.empty().holds("letter@partner.example"))
        .finds(List.of(stopped), finding("CRITICAL STRONG", "variant=refused"));
  }

  @Test
  void asksWhetherANamesakeIsTheOwner() {
    String namesake = "owner@elsewhere.example";
    DeliveryStatus stopped =
        deliveryStatus(message("b").build(), namesake, "5.7.520", "letter@partner.example");
    tester
        .withIndex(FakeIndex.empty().holds("letter@partner.example"))
        .finds(
            List.of(writtenBy("colleague@partner.example", stopped)),
            "message-foreign-bounce HIGH FAIR DELIVERY_STATUS:b/" + namesake);
  }

  @Test
  void findsAReceivedMessageThatWasSentOn() {
    tester
        .withIndex(FakeIndex.empty().holds("m1@partner.example"))
        .finds(
            List.of(
                writtenBy("colleague@partner.example", bounce("b", "5.1.1", "m1@partner.example"))),
            finding("MEDIUM FAIR", "variant=passed-on"));
  }

  @Test
  void findsMailOfTheOwnersThatIsNotThere() {
    tester.finds(
        List.of(sentMail(), bounce("b", "5.1.1", OWN_ID)), finding("MEDIUM WEAK", "count=1"));
  }

  @Test
  void missesNothingWhereNotAllWasSeen() {
    tester
        .withIndex(FakeIndex.empty().inPart())
        .findsNothing(sentMail(), bounce("b", "5.1.1", OWN_ID));
  }

  @Test
  void weighsAnIdThatManyPeopleShareLittle() {
    tester.finds(
        List.of(
            message("sent").sentByOwner().messageId("a@mail.provider.example").build(),
            bounce("b", "5.1.1", "b@mail.provider.example")),
        finding("LOW WEAK", "count=1"));
  }

  @Test
  void weighsMailLittleThatSomebodyElseSentOn() {
    tester
        .withIndex(FakeIndex.empty().holds(OWN_ID))
        .finds(
            List.of(sentMail(), bounce("b", "5.1.1", OWN_ID)), finding("LOW WEAK", "variant=sent"));
  }

  @Test
  void leavesFalseSendersAlone() {
    tester.findsNothing(
        sentMail(),
        bounce("b1", "5.1.1", "spam@botnet.example"),
        bounce("b2", "5.1.1", ""),
        writtenBy("spammer@botnet.example", bounce("b3", "5.7.520", "x@botnet.example")));
  }

  @Test
  void leavesPeopleAloneToWhomTheOwnerWrote() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 1, NOW, NOW))
        .findsNothing(sentMail(), bounce("b", "5.7.520", OWN_ID));
  }

  @Test
  void leavesTheOwnersAddressesAlone() {
    tester.findsNothing(sentMail(), deliveryStatus(message("b").build(), OWNER, "5.7.520", OWN_ID));
  }

  @Test
  void tellsAllLettersAboutOneAddressAtOnce() {
    tester.finds(
        List.of(bounce("b", "5.1.1", ""), bounce("c", "5.7.520", "new@outlook.example")),
        finding("HIGH FAIR", "count=2"));
  }

  @Test
  void looksAtSoManyAddressesAndSaysSo() {
    List<Evidence> letters = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 10; i < 40; i++) {
      String to = "r" + i + "@elsewhere.example";
      letters.add(deliveryStatus(message("b" + i).build(), to, "5.7.520", "x@outlook.example"));
      if (i < 22) {
        lines.add("message-foreign-bounce HIGH FAIR DELIVERY_STATUS:b" + i + "/" + to);
      }
    }
    lines.add("message-foreign-bounce INFO WEAK DELIVERY_STATUS:b21/more {variant=more}");
    tester.finds(letters, lines.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/delivery-status", "message/global-delivery-status"})
  void wantsLettersAboutDelivery(String type) {
    assertEquals(
        Set.of(EvidenceKind.DELIVERY_STATUS),
        new ForeignBounceCheck()
            .wants()
            .of(
                message("b").file(type, "").build(),
                CheckTester.context(CheckTester.owner(false))));
  }

  @Test
  void wantsNoOtherLetter() {
    assertEquals(
        Set.of(),
        new ForeignBounceCheck()
            .wants()
            .of(
                message("b").file("message/rfc822", "").build(),
                CheckTester.context(CheckTester.owner(false))));
  }
}
