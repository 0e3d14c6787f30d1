package org.inboxaudit.source.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.journal.SampleServers.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.LogExcerpt;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.log.ServerLog;
import org.inboxaudit.extract.process.LocalExtractor;
import org.inboxaudit.journal.KnownServers;
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

class BroughtLogSourceTest extends EvidenceSourceContract {
  private static final Set<EvidenceKind> BOTH =
      Set.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION);
  private static final String ANN =
      "Jun  1 08:05:00 mx dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=198.51.100.7,"
          + " lip=192.0.2.10, mpid=1, TLS, session=<a>";
  private static final String BEN =
      "Jun  1 09:05:00 mx dovecot: imap-login: Login: user=<ben>, method=PLAIN, rip=203.0.113.77,"
          + " lip=192.0.2.10, mpid=1, TLS, session=<b>";
  private static final String END =
      "Jun  1 08:20:00 mx dovecot: imap(ann)<1><a>: Disconnected: Logged out in=93 out=5000000"
          + " deleted=2 expunged=2 trashed=0 body_count=9";

  private final KnownServers servers = SampleServers.of(SERVER);
  private final TestStore store;
  private final SignInJournal journal;
  private final EvidenceSource source;

  BroughtLogSourceTest(@TempDir Path folder) {
    store = TestStore.in(folder);
    journal = store.journal(folder);
    source = over(new LocalExtractor());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private EvidenceSource over(Extractor extractor) {
    return new BroughtLogSource(extractor, journal, servers, () -> SampleEvents.NOW);
  }

  @Override
  protected EvidenceSource source() {
    return source;
  }

  @Override
  protected Access access() {
    return of("ann@example.org", ANN, END, BEN);
  }

  private static LogExcerpt excerpt(String... lines) {
    return new LogExcerpt("mail.log", ZoneOffset.UTC, String.join("\n", lines).getBytes(UTF_8));
  }

  private static Access of(String user, String... lines) {
    Mailbox mailbox =
        new Mailbox(
            EmailAddress.of("ann@example.org"),
            user,
            new Mailbox.MailServer(SERVER, 993),
            Optional.empty());
    return AccessFixture.bringing(mailbox, () -> false, excerpt(lines));
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

  private List<Observation> tells(EvidenceSource of, Access access) throws Exception {
    return read(of, access, plan(Round.LOG, BOTH, Cursor.START));
  }

  private static List<String> addresses(List<Observation> said) {
    return said.stream()
        .filter(SignIn.class::isInstance)
        .map(signIn -> ((SignIn) signIn).address().orElseThrow().toString())
        .sorted()
        .toList();
  }

  @Test
  void reachesOnlyAMailboxWhoseOwnerBroughtALog() {
    assertTrue(source.reaches(access()));
    assertFalse(source.reaches(AccessFixture.anywhere()));
  }

  @Test
  void isToBeAskedOnlyWhenTheServerLetUsIn() {
    assertTrue(source.needsSignIn());
  }

  @Test
  void tellsOfNobodyButTheNameThatTheServerTook() throws Exception {
    assertEquals(List.of("198.51.100.7"), addresses(tells(source, access())));
    assertEquals(List.of("203.0.113.77"), addresses(tells(source, of("ben", ANN, BEN))));
    List<Observation> eve = tells(source, of("eve@example.net", ANN, BEN));
    assertEquals(List.of(), addresses(eve));
    assertTrue(
        eve.contains(new Gap(EvidenceKind.SIGN_IN, Gap.Reason.OTHER_ACCOUNT, "mail.log", 2)),
        eve::toString);
  }

  @Test
  void opensNothingOfTheOperatorsJournal() throws Exception {
    journal.add(
        SampleEvents.batch(
            servers, SERVER, SampleEvents.signIn("ann", "2026-05-30T08:05:00Z", "192.0.2.1")));
    assertEquals(List.of("198.51.100.7"), addresses(tells(source, access())));
  }

  @Test
  void tellsNothingOnceMoreThatTheOperatorsJournalTells() throws Exception {
    ServerLog lines = new ServerLog(SampleEvents.NOW, ZoneOffset.UTC);
    journal.add(
        SampleEvents.batch(
            servers, SERVER, lines.read(ANN).orElseThrow(), lines.read(END).orElseThrow()));
    List<Observation> said = tells(source, access());
    assertEquals(List.of(), addresses(said));
    assertTrue(said.stream().allMatch(Gap.class::isInstance), said::toString);
  }

  @Test
  void neverSaysThatALogTellsAllAndKeepsNoPlaceToGoOnFrom() throws Exception {
    List<Observation> said = tells(source, access());
    assertTrue(said.stream().noneMatch(Complete.class::isInstance), said::toString);
    assertTrue(said.stream().noneMatch(Checkpoint.class::isInstance), said::toString);
  }

  @Test
  void letsAParserSayNothingButSignInsOfTheLog() throws Exception {
    SignIn later =
        EvidenceFixtures.signIn("late").brought().at(Instant.parse("2026-06-02T10:30:00Z")).build();
    Extractor takenOver =
        (_, _) ->
            new Extracted.Facts(
                List.of(
                    new Complete(EvidenceKind.SIGN_IN, 0),
                    new Checkpoint(new Cursor("x")),
                    later,
                    EvidenceFixtures.signIn("of the journal").build(),
                    EvidenceFixtures.rule("r").build(),
                    Gap.of(EvidenceKind.MESSAGE, Gap.Reason.DENIED)));
    assertEquals(List.of(), tells(over(takenOver), access()));
  }

  @Test
  void hasTheFilesReadOnceHoweverManyRowsTheyHold() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Extractor counting =
        (raw, limits) -> {
          asked.incrementAndGet();
          return new LocalExtractor().extract(raw, limits);
        };
    String[] lines =
        IntStream.range(0, 2_500)
            .mapToObj(i -> ANN.replace("198.51.100.7", "10.0.%d.%d".formatted(i / 250, i % 250)))
            .toArray(String[]::new);
    List<Observation> said = tells(over(counting), of("ann", lines));
    assertEquals(2_500, addresses(said).stream().distinct().count());
    assertEquals(1, asked.get());
  }

  @Test
  void saysThatAFileBrokeTheParser() throws Exception {
    Extractor broken = (_, _) -> new Extracted.Refused(Gap.Reason.PARSER_BROKE, "ended");
    assertEquals(
        List.of(
            Gap.of(EvidenceKind.SIGN_IN, Gap.Reason.PARSER_BROKE),
            Gap.of(EvidenceKind.MAIL_SESSION, Gap.Reason.PARSER_BROKE)),
        tells(over(broken), access()));
  }

  @Test
  void readsNothingOfALogThatWasWiped() throws Exception {
    LogExcerpt wiped = excerpt(ANN);
    wiped.wipe();
    Access access = AccessFixture.bringing(access().mailbox(), () -> false, wiped);
    assertEquals(List.of(), addresses(tells(source, access)));
  }

  @Test
  void stopsWhenTheConsentWasTakenBack() {
    Access withdrawn = AccessFixture.bringing(access().mailbox(), () -> true, excerpt(ANN));
    assertThrows(InterruptedException.class, () -> tells(source, withdrawn));
  }
}
