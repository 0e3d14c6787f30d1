package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of an audit, from the request to the day it erases itself, on the embedded store.
class AuditLifeTest {
  private static final String OWNER = AuditHouse.OWNER;
  private static final Mailbox MAILBOX = AuditHouse.MAILBOX;

  private final AuditHouse house;

  AuditLifeTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void endsWithAReport() throws Exception {
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(Status.COMPLETED, house.status(id));
    assertEquals(
        Verdict.Level.NOTHING_SEEN,
        house.requests.report(id, OWNER).orElseThrow().verdict().level());
  }

  @Test
  void opensTheReportToWhoeverHasTheCode() throws Exception {
    AuditRequests.Started started =
        house.requests.start(
            OWNER,
            house.consent(),
            MAILBOX,
            Declared.NOTHING,
            false,
            new Secret("secret"),
            List.of());
    house.work();
    assertTrue(
        house.requests.reportByCaseCode(started.caseCode().toLowerCase(Locale.ROOT)).isPresent());
    assertFalse(
        house.requests.reportByCaseCode("0" + started.caseCode().substring(1) + "0").isPresent());
  }

  @Test
  void keepsNothingOfTheMailboxButTheReport() throws Exception {
    house.start(house.consent());
    house.work();
    for (String table : List.of("checkpoint", "finding", "mailbox_contact")) {
      assertEquals(0, house.store.rows(table), table);
    }
    assertEquals(1, house.store.rows("report"));
  }

  @Test
  void forgetsTheCredentialWhenItEnds() throws Exception {
    AuditId id = house.start(house.consent());
    house.work();
    assertTrue(house.vault.find(id.value()).isEmpty());
  }

  @Test
  void waitsForACredentialThatWasLost() throws Exception {
    AuditId id = house.start(house.consent());
    house.vault.forget(id.value());
    house.work();
    assertEquals(Status.ACTION_REQUIRED, house.status(id));
    assertEquals(
        Optional.of(AuditProblem.NEEDS_CREDENTIALS),
        house.requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(List.of(), house.source.plans());
  }

  @Test
  void goesOnOnceTheCredentialIsGivenAgain() throws Exception {
    AuditId id = house.start(house.consent());
    house.vault.forget(id.value());
    house.work();
    assertTrue(house.requests.provideCredential(id, OWNER, new Secret("secret"), List.of()));
    house.work();
    assertEquals(Status.COMPLETED, house.status(id));
  }

  @Test
  void takesACredentialOnlyWhereOneIsMissing() throws Exception {
    AuditId id = house.start(house.consent());
    Secret unasked = new Secret("unasked");
    assertFalse(house.requests.provideCredential(id, OWNER, unasked, List.of()));
    assertThrows(IllegalStateException.class, unasked::reveal);
  }

  @Test
  void startsNothingWithoutConsent() {
    assertThrows(ConsentRequiredException.class, () -> house.start(new ConsentId("con_none")));
    assertEquals(List.of(), house.queue);
  }

  @Test
  void startsNothingUnderSomebodyElsesConsent() throws Exception {
    ConsentId consent = house.consent();
    assertThrows(
        ConsentRequiredException.class,
        () ->
            house.requests.start(
                "gst_other",
                consent,
                MAILBOX,
                Declared.NOTHING,
                false,
                new Secret("s"),
                List.of()));
  }

  @Test
  void readsNothingWhenTheConsentEndedMeanwhile() throws Exception {
    AuditId id = house.start(house.consent());
    house.now = house.now.plus(Duration.ofHours(2));
    house.work();
    assertEquals(Status.FAILED, house.status(id));
    assertEquals(
        Optional.of(AuditProblem.CONSENT_REQUIRED),
        house.requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(List.of(), house.source.plans());
  }

  @Test
  void erasesEverythingWhenTheConsentIsTakenBack() throws Exception {
    ConsentId consent = house.consent();
    AuditId id = house.start(consent);
    house.work();
    assertTrue(house.requests.withdraw(consent, OWNER));
    assertTrue(house.requests.find(id, OWNER).isEmpty());
    assertEquals(
        0,
        house.store.rows("audit")
            + house.store.rows("report")
            + house.store.rows("case_code_hash"));
  }

  @Test
  void doesNotRunAnAuditThatWasErasedWhileItWaited() throws Exception {
    ConsentId consent = house.consent();
    AuditId id = house.start(consent);
    house.requests.withdraw(consent, OWNER);
    house.queue.add(id.value());
    house.work();
    assertEquals(List.of(), house.source.plans());
  }

  @Test
  void hidesAnAuditFromEverybodyElse() throws Exception {
    AuditId id = house.start(house.consent());
    assertTrue(house.requests.find(id, "gst_other").isEmpty());
    assertFalse(house.requests.cancel(id, "gst_other"));
    assertFalse(house.requests.erase(id, "gst_other"));
  }

  @Test
  void doesNotRunAnAuditThatWasCanceled() throws Exception {
    AuditId id = house.start(house.consent());
    assertTrue(house.requests.cancel(id, OWNER));
    house.queue.add(id.value());
    house.work();
    assertEquals(Status.CANCELED, house.status(id));
    assertEquals(List.of(), house.source.plans());
  }

  @Test
  void saysWhyAMailboxCouldNotBeOpened() throws Exception {
    house.source = AuditHouse.mailbox().failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.WHOLE, 0);
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(
        Optional.of(AuditProblem.MAIL_SIGNIN_FAILED),
        house.requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(1, house.source.plans().size(), "a refused credential is not tried again");
  }

  @Test
  void tellsOfAReadingThatEndedEarly() throws Exception {
    house.source = AuditHouse.mailbox().failsWith(Failure.PROTOCOL).cutAt(Round.LOG, 1);
    AuditId id = house.start(house.consent());
    house.work();
    assertEquals(Status.COMPLETED_PARTIAL, house.status(id));
    assertTrue(house.requests.report(id, OWNER).orElseThrow().partial());
  }

  @Test
  void tellsWatchersHowItEnds() throws Exception {
    List<String> seen = new ArrayList<>();
    AuditId id = house.start(house.consent());
    try (var _ = house.feed.subscribe(id, 0, event -> seen.add(event.name()))) {
      house.work();
    }
    assertEquals("status", seen.getFirst());
    assertEquals(ProgressFeed.DONE, seen.getLast());
  }

  @Test
  void erasesItselfWhenItsTimeIsOver() throws Exception {
    AuditId id = house.start(house.consent());
    house.work();
    house.now = house.now.plus(Duration.ofHours(24));
    new Retention(house.requests).run("");
    assertTrue(house.requests.find(id, OWNER).isEmpty());
    assertEquals(0, house.store.rows("report"));
  }

  @Test
  void erasesTheConsentOnceItIsOverAndNothingIsKeptUnderIt() throws Exception {
    house.start(house.consent());
    house.work();
    house.now = house.now.plus(Duration.ofHours(26));
    new Retention(house.requests).run("");
    assertEquals(0, house.store.rows("consent"));
  }
}
