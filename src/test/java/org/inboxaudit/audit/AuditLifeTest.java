package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.TestChecks.FlagRules;
import org.inboxaudit.audit.TestChecks.FlagSignIns;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.job.Jobs;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.report.ConsentText;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of an audit, from the request to the day it erases itself, on the embedded store.
class AuditLifeTest {
  private static final String OWNER = "gst_owner";
  private static final Mailbox MAILBOX = AccessFixture.mailbox();
  private static final ConsentText TEXT = ConsentText.of("en", List.of("What we do."));

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-06-01T10:00:00Z");
  private final List<String> queue = new ArrayList<>();
  private final ProgressFeed feed = new ProgressFeed();
  private ScriptedSource source = mailbox();
  private TestStore store;
  private Consents consents;
  private CredentialVault vault;
  private AuditRequests requests;

  @BeforeEach
  void open() {
    store = TestStore.in(folder);
    consents = new Consents(store.grants(), () -> now, new Ids());
    vault = new CredentialVault(() -> now, () -> Duration.ofHours(6));
    requests =
        new AuditRequests(
            store.audits(),
            store.checkpoints(),
            store.reports(),
            consents,
            vault,
            new Queue(),
            feed,
            new Settings(),
            () -> now,
            new Ids());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void endsWithAReport() throws Exception {
    AuditId id = start(consent());
    work();
    assertEquals(Status.COMPLETED, status(id));
    assertEquals(
        Verdict.Level.NOTHING_SEEN, requests.report(id, OWNER).orElseThrow().verdict().level());
  }

  @Test
  void opensTheReportToWhoeverHasTheCode() throws Exception {
    AuditRequests.Started started =
        requests.start(OWNER, consent(), MAILBOX, Declared.NOTHING, new Secret("secret"));
    work();
    assertTrue(requests.reportByCaseCode(started.caseCode().toLowerCase(Locale.ROOT)).isPresent());
    assertFalse(requests.reportByCaseCode("0" + started.caseCode().substring(1) + "0").isPresent());
  }

  @Test
  void keepsNothingOfTheMailboxButTheReport() throws Exception {
    start(consent());
    work();
    for (String table : List.of("checkpoint", "finding", "mailbox_contact")) {
      assertEquals(0, store.rows(table), table);
    }
    assertEquals(1, store.rows("report"));
  }

  @Test
  void forgetsTheCredentialWhenItEnds() throws Exception {
    AuditId id = start(consent());
    work();
    assertTrue(vault.find(id.value()).isEmpty());
  }

  @Test
  void waitsForACredentialThatWasLost() throws Exception {
    AuditId id = start(consent());
    vault.forget(id.value());
    work();
    assertEquals(Status.ACTION_REQUIRED, status(id));
    assertEquals(
        Optional.of(AuditProblem.NEEDS_CREDENTIALS),
        requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(List.of(), source.plans());
  }

  @Test
  void goesOnOnceTheCredentialIsGivenAgain() throws Exception {
    AuditId id = start(consent());
    vault.forget(id.value());
    work();
    assertTrue(requests.provideCredential(id, OWNER, new Secret("secret")));
    work();
    assertEquals(Status.COMPLETED, status(id));
  }

  @Test
  void takesACredentialOnlyWhereOneIsMissing() throws Exception {
    AuditId id = start(consent());
    Secret unasked = new Secret("unasked");
    assertFalse(requests.provideCredential(id, OWNER, unasked));
    assertThrows(IllegalStateException.class, unasked::reveal);
  }

  @Test
  void startsNothingWithoutConsent() {
    assertThrows(ConsentRequiredException.class, () -> start(new ConsentId("con_none")));
    assertEquals(List.of(), queue);
  }

  @Test
  void startsNothingUnderSomebodyElsesConsent() throws Exception {
    ConsentId consent = consent();
    assertThrows(
        ConsentRequiredException.class,
        () -> requests.start("gst_other", consent, MAILBOX, Declared.NOTHING, new Secret("s")));
  }

  @Test
  void readsNothingWhenTheConsentEndedMeanwhile() throws Exception {
    AuditId id = start(consent());
    now = now.plus(Duration.ofHours(2));
    work();
    assertEquals(Status.FAILED, status(id));
    assertEquals(
        Optional.of(AuditProblem.CONSENT_REQUIRED),
        requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(List.of(), source.plans());
  }

  @Test
  void erasesEverythingWhenTheConsentIsTakenBack() throws Exception {
    ConsentId consent = consent();
    AuditId id = start(consent);
    work();
    assertTrue(requests.withdraw(consent, OWNER));
    assertTrue(requests.find(id, OWNER).isEmpty());
    assertEquals(0, store.rows("audit") + store.rows("report") + store.rows("case_code_hash"));
  }

  @Test
  void doesNotRunAnAuditThatWasErasedWhileItWaited() throws Exception {
    ConsentId consent = consent();
    AuditId id = start(consent);
    requests.withdraw(consent, OWNER);
    queue.add(id.value());
    work();
    assertEquals(List.of(), source.plans());
  }

  @Test
  void hidesAnAuditFromEverybodyElse() throws Exception {
    AuditId id = start(consent());
    assertTrue(requests.find(id, "gst_other").isEmpty());
    assertFalse(requests.cancel(id, "gst_other"));
    assertFalse(requests.erase(id, "gst_other"));
  }

  @Test
  void doesNotRunAnAuditThatWasCanceled() throws Exception {
    AuditId id = start(consent());
    assertTrue(requests.cancel(id, OWNER));
    queue.add(id.value());
    work();
    assertEquals(Status.CANCELED, status(id));
    assertEquals(List.of(), source.plans());
  }

  @Test
  void saysWhyAMailboxCouldNotBeOpened() throws Exception {
    source = mailbox().failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.WHOLE, 0);
    AuditId id = start(consent());
    work();
    assertEquals(
        Optional.of(AuditProblem.MAIL_SIGNIN_FAILED),
        requests.find(id, OWNER).orElseThrow().problem());
    assertEquals(1, source.plans().size(), "a refused credential is not tried again");
  }

  @Test
  void tellsOfAReadingThatEndedEarly() throws Exception {
    source = mailbox().failsWith(Failure.PROTOCOL).cutAt(Round.LOG, 1);
    AuditId id = start(consent());
    work();
    assertEquals(Status.COMPLETED_PARTIAL, status(id));
    assertTrue(requests.report(id, OWNER).orElseThrow().partial());
  }

  @Test
  void tellsWatchersHowItEnds() throws Exception {
    List<String> seen = new ArrayList<>();
    AuditId id = start(consent());
    try (var _ = feed.subscribe(id, 0, event -> seen.add(event.name()))) {
      work();
    }
    assertEquals("status", seen.getFirst());
    assertEquals(ProgressFeed.DONE, seen.getLast());
  }

  @Test
  void erasesItselfWhenItsTimeIsOver() throws Exception {
    AuditId id = start(consent());
    work();
    now = now.plus(Duration.ofHours(24));
    new Retention(requests).run("");
    assertTrue(requests.find(id, OWNER).isEmpty());
    assertEquals(0, store.rows("report"));
  }

  @Test
  void erasesTheConsentOnceItIsOverAndNothingIsKeptUnderIt() throws Exception {
    start(consent());
    work();
    now = now.plus(Duration.ofHours(26));
    new Retention(requests).run("");
    assertEquals(0, store.rows("consent"));
  }

  private ConsentId consent() throws Exception {
    return consents
        .give(
            OWNER,
            MAILBOX.address(),
            Set.of(CheckFamily.values()),
            Consent.Purpose.SELF_CHECK,
            TEXT.version(),
            TEXT,
            now.plus(Duration.ofHours(1)))
        .id();
  }

  private AuditId start(ConsentId consent) throws ConsentRequiredException {
    return requests
        .start(OWNER, consent, MAILBOX, Declared.NOTHING, new Secret("secret"))
        .audit()
        .id();
  }

  private Status status(AuditId id) {
    return requests.find(id, OWNER).orElseThrow().status();
  }

  /// Does what waits in the queue.
  private void work() throws InterruptedException {
    AuditRunner runner =
        new AuditRunner(
            store.audits(),
            store.checkpoints(),
            store.reports(),
            consents,
            vault,
            feed,
            List.of(source),
            List.of(new FlagRules(), new FlagSignIns()),
            IntelPacks.read(),
            new Settings(),
            new Incidents(),
            () -> now,
            "test");
    List<String> due = List.copyOf(queue);
    queue.clear();
    for (String key : due) {
      runner.run(key);
    }
  }

  private static ScriptedSource mailbox() {
    SourceId mail = new SourceId("mail");
    ScriptedSource source =
        new ScriptedSource("mail", Set.of(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN), 1);
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0));
    source.says(
        Round.LOG,
        new SignIn(
            new EvidenceRef(mail, EvidenceKind.SIGN_IN, "1"),
            Instant.EPOCH,
            true,
            "192.0.2.1",
            "",
            "",
            "imap"));
    return source.says(Round.LOG, new Complete(EvidenceKind.SIGN_IN, 1));
  }

  /// A queue that is worked off by hand.
  private final class Queue implements Jobs {
    @Override
    public void enqueue(String kind, String key) {
      queue.add(key);
    }

    @Override
    public void repeat(String kind, Duration every) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void cancel(String kind, String key) {
      queue.remove(key);
    }
  }

  private record Settings() implements AuditConfig {
    @Override
    public Duration keptFor() {
      return Duration.ofHours(24);
    }

    @Override
    public Optional<Long> messages() {
      return Optional.empty();
    }

    @Override
    public long partBytes() {
      return 1 << 20;
    }

    @Override
    public long totalPartBytes() {
      return 1 << 24;
    }

    @Override
    public int checkpointEvery() {
      return 500;
    }
  }
}
