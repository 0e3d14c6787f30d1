package org.inboxaudit.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.TestChecks.FlagRules;
import org.inboxaudit.audit.TestChecks.FlagSignIns;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.job.Jobs;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.report.ConsentText;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.store.TestStore;

/// Everything an audit passes through, on the embedded store, with a clock and a queue that are
/// worked by hand.
final class AuditHouse implements AutoCloseable {
  static final String OWNER = "gst_owner";
  static final Mailbox MAILBOX = AccessFixture.mailbox();
  private static final ConsentText TEXT = ConsentText.of("en", List.of("What we do."));

  Instant now = Instant.parse("2026-06-01T10:00:00Z");
  final List<String> queue = new ArrayList<>();
  final List<Duration> waits = new ArrayList<>();
  final ProgressFeed feed = new ProgressFeed();
  final SignIns signIns = new SignIns(() -> now);
  final TestStore store;
  final Consents consents;
  final CredentialVault vault;
  final AuditRequests requests;
  ScriptedSource source = mailbox();

  /// Those that are asked after it.
  List<EvidenceSource> furtherSources = List.of();

  List<Check> checks = List.of(new FlagRules(), new FlagSignIns());

  long totalPartBytes = 1 << 24;

  /// What happens while something waits.
  Runnable meanwhile = () -> {};

  AuditHouse(Path folder) {
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

  @Override
  public void close() {
    store.close();
  }

  ConsentId consent() throws Exception {
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

  AuditId start(ConsentId consent, boolean kept) throws ConsentRequiredException {
    return requests
        .start(OWNER, consent, MAILBOX, Declared.NOTHING, kept, new Secret("secret"), List.of())
        .audit()
        .id();
  }

  AuditId start(ConsentId consent, OwnersFile... files) throws ConsentRequiredException {
    return requests
        .start(
            OWNER, consent, MAILBOX, Declared.NOTHING, false, new Secret("secret"), List.of(files))
        .audit()
        .id();
  }

  Status status(AuditId id) {
    return requests.find(id, OWNER).orElseThrow().status();
  }

  /// Does what waits in the queue.
  void work() throws InterruptedException {
    AuditRunner runner =
        new AuditRunner(
            store.audits(),
            store.checkpoints(),
            store.reports(),
            consents,
            vault,
            feed,
            new AuditPlans(
                store.audits(),
                store.reports(),
                Stream.concat(Stream.of(source), furtherSources.stream()).toList(),
                checks,
                IntelPacks.read(),
                NetworkMap.NONE,
                Indicators.NONE,
                new Providers(IntelPacks.read()),
                consents,
                (_, _, _) -> Map.of(),
                new Settings(),
                () -> now),
            signIns,
            new AnswerFloor(new Settings(), () -> now, this::pass),
            new AuditEngine(store.checkpoints(), new Incidents(), this::pass, () -> Long.MIN_VALUE),
            new Incidents(),
            () -> now,
            "test");
    List<String> due = List.copyOf(queue);
    queue.clear();
    for (String key : due) {
      runner.run(key);
    }
  }

  private void pass(Duration time) {
    waits.add(time);
    now = now.plus(time);
    meanwhile.run();
  }

  Duration waited() {
    return waits.stream().reduce(Duration.ZERO, Duration::plus);
  }

  static ScriptedSource mailbox() {
    SourceId mail = new SourceId("mail");
    ScriptedSource source =
        new ScriptedSource("mail", Set.of(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN), 1);
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0));
    for (String number : List.of("1", "2")) {
      source.says(
          Round.LOG,
          new SignIn(
              new EvidenceRef(mail, EvidenceKind.SIGN_IN, number),
              Instant.EPOCH,
              Instant.EPOCH,
              1,
              true,
              IpAddress.parse("192.0.2.1"),
              SignIn.Protocol.IMAP,
              ""));
    }
    return source.concludes(Round.LOG, new Complete(EvidenceKind.SIGN_IN, 2));
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

  private final class Settings implements AuditConfig {
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
      return totalPartBytes;
    }

    @Override
    public int checkpointEvery() {
      return 500;
    }

    @Override
    public Duration unreachableAfter() {
      return Duration.ofSeconds(12);
    }

    @Override
    public Duration refusedAfter() {
      return Duration.ofSeconds(5);
    }
  }
}
