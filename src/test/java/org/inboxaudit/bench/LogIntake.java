package org.inboxaudit.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.inboxaudit.audit.AuditEngine;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.log.ServerLog;
import org.inboxaudit.journal.DovecotLines;
import org.inboxaudit.journal.Intake;
import org.inboxaudit.journal.KnownServers;
import org.inboxaudit.journal.LogFile;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.log.LogSource;
import org.inboxaudit.store.TestStore;
import org.inboxaudit.testing.Directories;

/// How fast a long log is taken in and judged, and in how much memory, in a process of its own.
final class LogIntake implements Figure {
  private static final long LINES = 1_000_000;

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    Path store = Files.createTempDirectory("inbox-audit-bench-log");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx256m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Taking.class.getName(),
                  store.toString())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new IOException("the log was not taken in: " + said);
      }
      bench.say("  " + said.substring(said.lastIndexOf('\n') + 1));
      String[] words = said.substring(said.lastIndexOf('\n') + 1).split(" ", -1);
      return List.of(
          Line.atLeast("log-lines-per-second", LINES / Double.parseDouble(words[0]), 20_000),
          Line.atMost("log-live-megabytes", Double.parseDouble(words[2]), 100));
    } finally {
      Directories.delete(store);
    }
  }

  /// Takes a log in and judges it. Says how long that took and how many megabytes were live.
  static final class Taking {
    private Taking() {}

    public static void main(String[] arguments) throws Exception {
      Bench.keepLibrariesQuiet();
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      Path folder = Path.of(arguments[0]);
      String host = OurReading.mailbox(1, "user5@example.org").imap().host();
      KnownServers servers = SampleServers.of(host);
      try (TestStore store = TestStore.in(folder)) {
        SignInJournal journal = store.journal(folder);
        Intake intake = new Intake(journal, servers, new Incidents(), () -> now, 1);
        Lines lines = new Lines(now);
        long begun = System.nanoTime();
        LogFile.Taken taken =
            new LogFile(intake, new ServerLog(now, ZoneOffset.UTC), host, now).take(lines);
        long takenIn = System.nanoTime();
        if (taken.lines() != LINES) {
          throw new IllegalStateException("only " + taken.lines() + " lines were taken in");
        }
        Judged judged = new Judged();
        judge(store, new Counting(new LogSource(journal, servers, () -> now), judged));
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(
            "%.1f seconds %.1f MB live at most, %.1f seconds of it to judge %d hours of one user"
                .formatted(
                    seconds, lines.live / 1e6, seconds - (takenIn - begun) / 1e9, judged.signIns));
      }
    }

    private static void judge(TestStore store, EvidenceSource log) throws Exception {
      store.grants().add(SampleConsent.of(SampleAudit.CONSENT.value()));
      store.audits().add(SampleAudit.of("aud_log"));
      new AuditEngine(store.checkpoints(), new Incidents(), _ -> {})
          .run(
              new AuditEngine.Run(
                  SampleAudit.of("aud_log").id(),
                  OurReading.access(1, "user5@example.org"),
                  List.of(new Mailbox(), log),
                  Catalog.checks(),
                  OurReading.context(),
                  List.of(),
                  ReadPlan.Budget.DEFAULT,
                  _ -> {}));
    }
  }

  private static final class Judged {
    private long signIns;
  }

  /// A log that is made up while it is read. Looks now and then at what is live.
  private static final class Lines extends InputStream {
    private static final int AT_ONCE = 1_000;
    private static final long LOOK_EVERY = 50_000;

    private final Instant last;
    private byte[] piece = new byte[0];
    private int at;
    private long line;
    private long live;

    private Lines(Instant last) {
      this.last = last;
    }

    @Override
    public int read() {
      return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) {
      if (!fill()) {
        return -1;
      }
      int octets = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, buffer, from, octets);
      at += octets;
      return octets;
    }

    private boolean fill() {
      if (at == piece.length && line < LINES) {
        piece = DovecotLines.lines(line, line + AT_ONCE, last);
        at = 0;
        line += AT_ONCE;
        if (line % LOOK_EVERY == 0) {
          System.gc();
          Runtime memory = Runtime.getRuntime();
          live = Math.max(live, memory.totalMemory() - memory.freeMemory());
        }
      }
      return at < piece.length;
    }
  }

  /// A mailbox without anything, whose server lets everybody in.
  private record Mailbox() implements EvidenceSource {
    @Override
    public SourceId id() {
      return new SourceId("imap");
    }

    @Override
    public Set<EvidenceKind> supplies() {
      return Set.of(EvidenceKind.FOLDER);
    }

    @Override
    public boolean reaches(Access access) {
      return true;
    }

    @Override
    public void read(Access access, ReadPlan plan, ObservationSink sink)
        throws InterruptedException {
      sink.accept(new Complete(EvidenceKind.FOLDER, 0));
    }
  }

  /// A source that is counted.
  private record Counting(EvidenceSource source, Judged judged) implements EvidenceSource {
    @Override
    public SourceId id() {
      return source.id();
    }

    @Override
    public Set<EvidenceKind> supplies() {
      return source.supplies();
    }

    @Override
    public boolean reaches(Access access) {
      return source.reaches(access);
    }

    @Override
    public boolean needsSignIn() {
      return true;
    }

    @Override
    public void read(Access access, ReadPlan plan, ObservationSink sink)
        throws SourceException, InterruptedException {
      source.read(
          access,
          plan,
          observation -> {
            judged.signIns += observation instanceof SignIn ? 1 : 0;
            sink.accept(observation);
          });
    }
  }
}
