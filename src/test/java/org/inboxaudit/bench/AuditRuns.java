package org.inboxaudit.bench;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.extract.Extractor;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ExtractorConfig;
import org.inboxaudit.source.ForkedExtractor;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.imap.ImapSource;
import org.inboxaudit.store.TestStore;

/// Audits as the service runs them: its engine, its store in a file, its parser processes, all
/// checks. Only what stands around them is missing: the API, the queue, and TLS, which the others
/// do without here.
final class AuditRuns implements AutoCloseable {
  private final TestStore store;
  private final ForkedExtractor extractor =
      new ForkedExtractor(new ServiceDefaults(), InstantSource.system());
  private int runs;

  AuditRuns(Path directory) {
    store = TestStore.in(directory);
    store.grants().add(SampleConsent.of(SampleAudit.CONSENT.value()));
  }

  /// Audits a mailbox from its first message to its last.
  ///
  /// @throws IllegalStateException if anything was left unread for good
  AuditEngine.Conclusion run(Door door, String user, EvidenceSource... others) throws Exception {
    return run(door, user, Budget.DEFAULT, others);
  }

  /// The same without opening any text or file.
  AuditEngine.Conclusion runClosed(Door door, String user, EvidenceSource... others)
      throws Exception {
    Budget usual = Budget.DEFAULT;
    return run(
        door,
        user,
        new Budget(usual.messages(), usual.partBytes(), 0, usual.checkpointEvery()),
        others);
  }

  private AuditEngine.Conclusion run(
      Door door, String user, Budget budget, EvidenceSource... others) throws Exception {
    AuditId id = new AuditId("aud_bench" + ++runs);
    store.audits().add(audit(id, door, user));
    AuditEngine engine =
        new AuditEngine(
            store.checkpoints(), new Incidents(), time -> LockSupport.parkNanos(time.toNanos()));
    Extractor parsers = extractor;
    List<EvidenceSource> sources = new ArrayList<>();
    sources.add(new ImapSource(door.sockets(), parsers));
    sources.addAll(List.of(others));
    AuditEngine.Conclusion conclusion =
        engine.run(
            new AuditEngine.Run(
                id,
                OurReading.access(door.port(), user),
                sources,
                Catalog.checks(),
                OurReading.context(),
                List.of("mx1.office.example"),
                budget,
                _ -> {}));
    if (conclusion.partial()) {
      throw new IllegalStateException("the audit broke off");
    }
    return conclusion;
  }

  private static Audit audit(AuditId id, Door door, String user) {
    Audit sample = SampleAudit.of(id.value());
    return new Audit(
        id,
        sample.consent(),
        sample.subject(),
        OurReading.mailbox(door.port(), user),
        Audit.Declared.NOTHING,
        Audit.Status.RUNNING,
        Optional.empty(),
        Instant.EPOCH,
        sample.keptUntil(),
        false);
  }

  @Override
  public void close() {
    extractor.close();
    store.close();
  }

  /// As the service comes.
  private record ServiceDefaults() implements ExtractorConfig {
    @Override
    public int processes() {
      return 2;
    }

    @Override
    public MemorySize memory() {
      return new MemorySize(BigInteger.valueOf(256L << 20));
    }

    @Override
    public Optional<Path> dkimKeys() {
      return Optional.empty();
    }

    @Override
    public boolean dkimDns() {
      return false;
    }

    @Override
    public Optional<String> dkimDnsServer() {
      return Optional.empty();
    }

    @Override
    public Sandbox sandbox() {
      return Sandbox.AUTO;
    }
  }
}
