package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.OffsetDateTime;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Indicators;
import org.junit.jupiter.api.Test;

class SenderIndicatorCheckTest {
  private final SenderIndicatorCheck check = new SenderIndicatorCheck();
  private final CheckTester tester = CheckTester.of(check);

  @Test
  void namesAListedAddressAndTheListItStandsOn() {
    tester.finds(
        message("1").from("lure@partner.example").build(),
        "message-indicator MEDIUM STRONG MESSAGE:1/ADDRESS lure@partner.example {count=1,"
            + " list=New list, Example Lab, 2026-05-01, CC BY 4.0, TLP:CLEAR,"
            + " campaign=Example Rat, listed=2026-05-01}");
  }

  @Test
  void countsAllLettersFromBelowAListedDomainAsOneFinding() {
    tester.finds(
        List.of(
            message("1").from("a@listed.example").build(),
            message("2").from("b@mail.listed.example").build()),
        "message-indicator MEDIUM FAIR MESSAGE:1/DOMAIN listed.example {count=2}");
  }

  @Test
  void comparesDomainsLabelByLabel() {
    tester.findsNothing(
        message("1").from("a@badlisted.example").build(),
        message("2").from("a@listed.example.org").build());
  }

  @Test
  void looksAtWhereAnswersGo() {
    tester.finds(
        message("1").from("friend@other.example").replyTo("x@listed.example").build(),
        "message-indicator MEDIUM FAIR MESSAGE:1/DOMAIN listed.example");
  }

  @Test
  void takesAnOldListingOfALaterLetterForHistory() {
    tester.finds(
        message("1").from("a@old.example").build(),
        "message-indicator LOW WEAK MESSAGE:1/DOMAIN old.example {variant=historic}");
  }

  @Test
  void weighsAnOldListingInFullForALetterOfItsTime() {
    tester.finds(
        message("1").from("a@old.example").at(OffsetDateTime.parse("2018-03-01T10:00:00Z")).build(),
        "message-indicator MEDIUM FAIR MESSAGE:1/DOMAIN old.example {listed=2018-08-01}");
  }

  @Test
  void weighsANameThatAnybodyCanGetLittle() {
    tester.finds(
        message("1").from("a@anybody.host.example").build(),
        "message-indicator LOW WEAK MESSAGE:1/DOMAIN anybody.host.example {variant=shared}");
  }

  @Test
  void doesNotNameAListThatMayNotBeNamed() {
    tester.finds(
        message("1").from("a@closed.example").build(),
        "message-indicator MEDIUM FAIR MESSAGE:1/DOMAIN closed.example {list=TLP:RED, 2026-05-01,"
            + " campaign=–}");
  }

  @Test
  void knowsASubjectInAnAnswerToo() {
    tester.finds(
        message("1").from("a@other.example").subject("Re: FW: Meeting of\t the Council").build(),
        "message-indicator LOW WEAK MESSAGE:1/SUBJECT meeting of the council");
  }

  @Test
  void leavesWhatTheOwnerSentAlone() {
    tester.findsNothing(message("1").from(OWNER).replyTo("x@listed.example").build());
  }

  @Test
  void isNotAskedWithoutASet() {
    AuditContext with = CheckTester.context(CheckTester.owner(false));
    AuditContext without = new AuditContext(with.owner(), with.asOf(), with.intel());
    assertTrue(check.canBeAsked(with));
    assertSame(Indicators.NONE, without.indicators());
    assertFalse(check.canBeAsked(without));
  }
}
