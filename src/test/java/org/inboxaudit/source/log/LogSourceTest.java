package org.inboxaudit.source.log;

import static org.inboxaudit.journal.SampleEvents.ended;
import static org.inboxaudit.journal.SampleEvents.refused;
import static org.inboxaudit.journal.SampleEvents.signIn;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.journal.Batch;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.Loss;
import org.inboxaudit.journal.SampleEvents;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.EvidenceSourceContract;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.store.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourceTest extends EvidenceSourceContract {
  private static final Set<EvidenceKind> BOTH =
      Set.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION);

  private final KnownServers servers = SampleServers.of(SERVER);
  private final TestStore store;
  private final SignInJournal journal;
  private final LogSource source;

  LogSourceTest(@TempDir Path folder) {
    store = TestStore.in(folder);
    journal = store.journal(folder);
    source = new LogSource(journal, servers, () -> SampleEvents.NOW);
    brings(
        signIn("ann", "2026-05-30T08:05:00Z", "192.0.2.1"),
        signIn("ann", "2026-06-01T10:05:00Z", "198.51.100.7"),
        refused("ann", "2026-06-01T10:06:00Z", "203.0.113.9"),
        ended("ann", "2026-06-01T10:20:00Z", 5_000_000, 2),
        signIn("ben", "2026-06-01T10:05:00Z", "203.0.113.77"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void brings(LogEvent... events) {
    journal.add(SampleEvents.batch(servers, SERVER, events));
  }

  @Override
  protected EvidenceSource source() {
    return source;
  }

  @Override
  protected Access access() {
    return of("ann@example.org", SERVER);
  }

  private static Access of(String user, String host) {
    return AccessFixture.access(
        new Mailbox(
            EmailAddress.of("ann@example.org"),
            user,
            new Mailbox.MailServer(host, 993),
            Optional.empty()),
        Set.of(CheckFamily.values()),
        "secret");
  }

  @Override
  protected ReadPlan plan(Round round, Set<EvidenceKind> kinds, Cursor from) {
    return new ReadPlan(
        round,
        kinds,
        Set.of(),
        from,
        new TreeSet<>(),
        Set.of(),
        _ -> Set.of(),
        List.of(),
        List.of(),
        EvidenceFixtures.NOW,
        ReadPlan.Budget.DEFAULT);
  }

  private List<Observation> tells(Access access, Cursor from) throws Exception {
    return read(source, access, plan(Round.LOG, BOTH, from));
  }

  private static List<String> addresses(List<Observation> said) {
    return said.stream()
        .filter(SignIn.class::isInstance)
        .map(signIn -> ((SignIn) signIn).address().orElseThrow().toString())
        .sorted()
        .toList();
  }

  private static List<String> gaps(List<Observation> said, EvidenceKind kind) {
    return said.stream()
        .filter(o -> o instanceof Gap gap && gap.kind() == kind)
        .map(o -> ((Gap) o).reason() + " " + ((Gap) o).where())
        .toList();
  }

  @Test
  void tellsWhatTheLogTellsOfTheOneWhoSignsIn() throws Exception {
    List<Observation> said = tells(access(), Cursor.START);
    assertEquals(List.of("192.0.2.1", "198.51.100.7", "203.0.113.9"), addresses(said));
    MailSession session =
        (MailSession) said.stream().filter(MailSession.class::isInstance).findFirst().orElseThrow();
    assertEquals(2, session.messagesRemoved());
    assertEquals("198.51.100.7", session.address().orElseThrow().toString());
  }

  @Test
  void looksUpTheNameThatWasSignedInWithAndNotTheAddressThatIsClaimed() throws Exception {
    assertEquals(List.of("203.0.113.77"), addresses(tells(of("ben", SERVER), Cursor.START)));
    assertEquals(List.of(), addresses(tells(of("eve@example.org", SERVER), Cursor.START)));
    assertEquals(List.of(), addresses(tells(of("ann@example.net", SERVER), Cursor.START)));
    assertEquals(List.of(), addresses(tells(of(" ann", SERVER), Cursor.START)));
  }

  @Test
  void reachesOnlyAUserOfAServerWhoseLogIsKept() {
    assertTrue(source.reaches(access()));
    assertTrue(source.reaches(of("ann", "Mail.Example.Org")));
    for (String other :
        List.of("imap.attacker.example", "mail.example.org.attacker.example", "example.org", "")) {
      assertFalse(source.reaches(of("ann@example.org", other)), other);
    }
    assertFalse(
        new LogSource(journal, SampleServers.of(), () -> SampleEvents.NOW).reaches(access()));
  }

  @Test
  void tellsNothingOfAnotherServerEvenIfItIsAsked() throws Exception {
    List<Observation> said = tells(of("ann", "imap.attacker.example"), Cursor.START);
    assertTrue(said.stream().noneMatch(Evidence.class::isInstance), said::toString);
  }

  @Test
  void isToBeAskedOnlyWhenTheServerLetUsIn() {
    assertTrue(source.needsSignIn());
  }

  @Test
  void neverSaysThatALogTellsAll() throws Exception {
    List<Observation> said = tells(access(), Cursor.START);
    assertTrue(said.stream().noneMatch(Complete.class::isInstance));
    assertEquals(List.of("NOT_RETAINED … – 2026-05-30"), gaps(said, EvidenceKind.SIGN_IN));
    assertEquals(List.of("NOT_RETAINED … – 2026-06-01"), gaps(said, EvidenceKind.MAIL_SESSION));
  }

  @Test
  void saysWhereTheLogHasHoles() throws Exception {
    brings(signIn("cat", "2026-05-01T08:05:00Z", "192.0.2.1"));
    Instant from = Instant.parse("2026-05-31T08:00:10Z");
    journal.add(
        new Batch(
            Map.of(),
            Set.of(),
            Map.of(),
            List.of(new Loss(SERVER, from, from.plusSeconds(600), 17))));
    assertEquals(
        List.of(
            "NOT_RETAINED … – 2026-05-01",
            "NOT_RETAINED 2026-05-02 – 2026-05-29",
            "NOT_RETAINED 2026-05-31T08:00:00Z – 2026-05-31T08:10:00Z"),
        gaps(tells(access(), Cursor.START), EvidenceKind.SIGN_IN));
  }

  @Test
  void saysWhenTheLogIsNoLongerBrought() throws Exception {
    LogSource later = new LogSource(journal, servers, () -> Instant.parse("2026-06-11T10:30:00Z"));
    assertEquals(
        List.of("NOT_RETAINED … – 2026-05-30", "NOT_RETAINED 2026-06-02 – 2026-06-11"),
        gaps(read(later, access(), plan(Round.LOG, BOTH, Cursor.START)), EvidenceKind.SIGN_IN));
  }

  @Test
  void saysThatALogThatNeverCountedSessionsCannotTell(@TempDir Path folder) throws Exception {
    try (TestStore other = TestStore.in(folder)) {
      SignInJournal empty = other.journal(folder);
      LogSource silent = new LogSource(empty, servers, () -> SampleEvents.NOW);
      List<Observation> said = read(silent, access(), plan(Round.LOG, BOTH, Cursor.START));
      assertEquals(List.of("NOT_RETAINED "), gaps(said, EvidenceKind.SIGN_IN));
      assertEquals(List.of("NOT_SUPPORTED "), gaps(said, EvidenceKind.MAIL_SESSION));
    }
  }

  @Test
  void tellsTheNextAuditOnlyWhatIsNewTheLatestHourIncluded() throws Exception {
    List<Observation> first = tells(access(), Cursor.START);
    Cursor cursor = ((Checkpoint) first.getLast()).cursor();
    assertEquals(List.of(), addresses(tells(access(), cursor)));
    brings(
        signIn("ann", "2026-06-01T10:25:00Z", "198.51.100.7"),
        signIn("ann", "2026-06-01T10:26:00Z", "192.0.2.200"),
        signIn("ann", "2026-05-30T07:05:00Z", "192.0.2.201"));
    assertEquals(List.of("192.0.2.200", "192.0.2.201"), addresses(tells(access(), cursor)));
  }

  @Test
  void givesAnHourTheSameNameInEveryAudit() throws Exception {
    List<String> before = names(tells(access(), Cursor.START));
    brings(signIn("ann", "2026-06-01T10:02:00Z", "198.51.100.7"));
    assertEquals(before, names(tells(access(), Cursor.START)));
    assertEquals(before.size(), Set.copyOf(before).size());
  }

  private static List<String> names(List<Observation> said) {
    return said.stream()
        .filter(Evidence.class::isInstance)
        .map(evidence -> ((Evidence) evidence).ref().toString())
        .toList();
  }

  @Test
  void tellsManyHoursInPieces() throws Exception {
    LogEvent[] many = new LogEvent[2_500];
    for (int i = 0; i < many.length; i++) {
      String address = "192.0.%d.%d".formatted(3 + i / 250, i % 250);
      many[i] = signIn("dan", "2026-06-01T10:05:00Z", address);
    }
    brings(many);
    List<Observation> said = tells(of("dan", SERVER), Cursor.START);
    assertEquals(many.length, Set.copyOf(addresses(said)).size());
    assertEquals(3, said.stream().filter(Checkpoint.class::isInstance).count());
  }

  @Test
  void saysThatThereIsMoreThanAnAuditReads() throws Exception {
    LogSource endless = new LogSource(new EndlessJournal(), servers, () -> SampleEvents.NOW);
    List<Observation> said = read(endless, access(), plan(Round.LOG, BOTH, Cursor.START));
    for (EvidenceKind kind : BOTH) {
      assertEquals(100_000, said.stream().filter(o -> isOf(o, kind)).count());
      assertTrue(said.contains(Gap.of(kind, Gap.Reason.LIMIT_REACHED)));
    }
    assertEquals(new Cursor("100000 100000"), ((Checkpoint) said.getLast()).cursor());
  }

  private static boolean isOf(Observation said, EvidenceKind kind) {
    return said instanceof Evidence evidence && evidence.ref().kind() == kind;
  }

  @Test
  void stopsWhenTheConsentWasTakenBack() {
    Access withdrawn =
        AccessFixture.access(
            access().mailbox(), Set.of(CheckFamily.values()), "secret", () -> true);
    assertThrows(InterruptedException.class, () -> tells(withdrawn, Cursor.START));
  }
}
