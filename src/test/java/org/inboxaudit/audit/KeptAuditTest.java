package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.TestChecks.FlagRules;
import org.inboxaudit.audit.TestChecks.TellIndex;
import org.inboxaudit.audit.TestChecks.TellRules;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stays of an audit for the next one, and what an audit does before it says that it failed;
/// on the embedded store.
class KeptAuditTest {
  private final AuditHouse house;

  KeptAuditTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void keepsWhatItKnowsWhenItWasAskedTo() throws Exception {
    house.start(house.consent(), true);
    house.work();
    assertEquals(1, house.store.rows("checkpoint"));
  }

  @Test
  void givesItToTheNextAuditUnderTheSameConsent() throws Exception {
    ConsentId consent = house.consent();
    AuditId first = house.start(consent, true);
    house.work();
    AuditId second = house.start(consent, false);
    house.work();
    assertEquals("WHOLE:1 LOG:2", house.source.plans().getLast().from().position());
    assertEquals(Status.COMPLETED, house.status(second));
    assertEquals(
        house.requests.report(first, AuditHouse.OWNER).orElseThrow().results(),
        house.requests.report(second, AuditHouse.OWNER).orElseThrow().results());
    assertEquals(0, house.store.rows("checkpoint"), "the second was not asked to keep anything");
  }

  @Test
  void keepsNoWordOfARule() throws Exception {
    house.checks = List.of(new FlagRules(), new TellRules(), new TellIndex());
    house.source =
        new ScriptedSource(
                "mail",
                Set.of(EvidenceKind.FOLDER, EvidenceKind.MAIL_RULE, EvidenceKind.MESSAGE),
                3)
            .says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0))
            .says(
                Round.WHOLE,
                EvidenceFixtures.rule("main")
                    .named("mine")
                    .movesTo("drop@stranger.example")
                    .build())
            .says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 1))
            .says(Round.LOG, new Complete(EvidenceKind.MESSAGE, 0));
    AuditId audit = house.start(house.consent(), true);
    house.work();
    Progress kept = house.store.checkpoints().load(audit).orElseThrow();
    assertEquals(List.of("mine"), kept.rules().told().stream().map(t -> t.known().name()).toList());
    assertEquals(Set.of("exposure-test-index@1"), kept.states().keySet());
    assertFalse(kept.toString().contains("stranger.example"));
  }

  @Test
  void givesNothingToAnAuditOfAnotherServer() throws Exception {
    ConsentId consent = house.consent();
    house.start(consent, true);
    house.work();
    Mailbox same = AuditHouse.MAILBOX;
    Mailbox moved =
        new Mailbox(
            same.address(),
            same.userName(),
            new Mailbox.MailServer("imap.example.net", 993),
            Optional.empty());
    house.requests.start(
        AuditHouse.OWNER, consent, moved, Declared.NOTHING, false, new Secret("secret"), List.of());
    house.work();
    assertEquals(1, house.store.rows("checkpoint"));
  }

  @Test
  void givesNothingToAnAuditUnderAnotherConsent() throws Exception {
    house.start(house.consent(), true);
    house.work();
    house.start(house.consent(), false);
    house.work();
    assertTrue(house.source.plans().get(2).from().isStart());
  }

  @Test
  void erasesItWithTheConsent() throws Exception {
    ConsentId consent = house.consent();
    house.start(consent, true);
    house.work();
    house.requests.withdraw(consent, AuditHouse.OWNER);
    assertEquals(0, house.store.rows("checkpoint"));
  }

  @Test
  void erasesItWhenItsTimeIsOver() throws Exception {
    house.start(house.consent(), true);
    house.work();
    house.now = house.now.plus(Duration.ofHours(24));
    new Retention(house.requests).run("");
    assertEquals(0, house.store.rows("checkpoint"));
  }

  @Test
  void keepsItThroughAWrongPassword() throws Exception {
    ConsentId consent = house.consent();
    house.start(consent, true);
    house.work();
    house.source = AuditHouse.mailbox().failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.WHOLE, 0);
    house.start(consent, true);
    house.work();
    house.start(consent, true);
    house.work();
    assertEquals(4, house.source.plans().size() + 1);
    assertFalse(house.source.plans().getLast().from().isStart());
  }

  @Test
  void keepsNothingOfAnAuditThatWasCanceled() throws Exception {
    ConsentId consent = house.consent();
    house.source = AuditHouse.mailbox().throttles(Optional.empty()).cutAt(Round.LOG, 1);
    AuditId id = house.start(consent, true);
    house.meanwhile = () -> house.requests.cancel(id, AuditHouse.OWNER);
    house.work();
    assertEquals(Status.CANCELED, house.status(id));
    assertEquals(0, house.store.rows("checkpoint"));
  }

  @Test
  void saysNoSoonerThatAServerCannotBeReached() throws Exception {
    fails(Failure.UNREACHABLE);
    assertEquals(Duration.ofSeconds(12), house.waited());
  }

  @Test
  void saysNoSoonerThatACredentialWasRefused() throws Exception {
    fails(Failure.SIGN_IN_REFUSED);
    assertEquals(Duration.ofSeconds(5), house.waited());
  }

  @Test
  void countsTheTimeOfTheAttemptItself() throws Exception {
    house.source =
        AuditHouse.mailbox()
            .failsWith(Failure.UNREACHABLE)
            .cutAt(Round.WHOLE, 0)
            .meanwhile(() -> house.now = house.now.plusSeconds(9));
    house.start(house.consent());
    house.work();
    assertEquals(Duration.ofSeconds(3), house.waited());
  }

  @Test
  void saysAtOnceThatACertificateIsWrong() throws Exception {
    fails(Failure.TLS_UNTRUSTED);
    assertEquals(Duration.ZERO, house.waited());
  }

  @Test
  void holdsNothingBackFromWhoeverWithdrew() throws Exception {
    house.source = AuditHouse.mailbox().failsWith(Failure.UNREACHABLE).cutAt(Round.WHOLE, 0);
    ConsentId consent = house.consent();
    house.start(consent);
    house.meanwhile = () -> house.requests.withdraw(consent, AuditHouse.OWNER);
    assertThrows(InterruptedException.class, house::work);
    assertEquals(Duration.ofSeconds(1), house.waited());
  }

  @Test
  void asksNoServerAfterTheThirdRefusal() throws Exception {
    for (int i = 0; i < 3; i++) {
      fails(Failure.SIGN_IN_REFUSED);
    }
    house.source = AuditHouse.mailbox();
    house.waits.clear();
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(
        Optional.of(AuditProblem.MAIL_SIGNIN_FAILED),
        house.requests.find(id, AuditHouse.OWNER).orElseThrow().problem());
    assertEquals(List.of(), house.source.plans());
    assertEquals(Duration.ofSeconds(5), house.waited(), "it takes as long as a refusal");
    house.now = house.now.plus(Duration.ofMinutes(15));
    AuditId later = house.start(house.consent());
    house.work();
    assertEquals(Status.COMPLETED, house.status(later));
  }

  @Test
  void tellsWatchersHowLongItWaits() throws Exception {
    house.source =
        AuditHouse.mailbox().throttles(Optional.of(Duration.ofMillis(61_500))).cutAt(Round.LOG, 1);
    List<String> told = new ArrayList<>();
    AuditId id = house.start(house.consent());
    try (var _ =
        house.feed.subscribe(
            id,
            0,
            event -> {
              if (event.name().equals("throttled")) {
                told.add(event.data().toString());
              }
            })) {
      house.work();
    }
    assertEquals(List.of("{seconds=63}"), told);
    assertEquals(Status.COMPLETED, house.status(id));
  }

  private void fails(Failure failure) throws Exception {
    house.source = AuditHouse.mailbox().failsWith(failure).cutAt(Round.WHOLE, 0);
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(Status.FAILED, house.status(id));
  }
}
