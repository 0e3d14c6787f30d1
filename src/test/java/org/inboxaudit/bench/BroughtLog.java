package org.inboxaudit.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.consent.LogExcerpt;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.source.ForkedExtractor;
import org.inboxaudit.source.ParserExtractors;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.log.BroughtLogSource;
import org.inboxaudit.store.TestStore;
import org.inboxaudit.testing.Directories;

/// A log that comes along with an audit and is as long as it may be, each line a row of its own,
/// read through a real parser process.
final class BroughtLog implements Figure {
  private static final Instant NOW = Instant.parse("2026-12-02T12:00:00Z");
  private static final int FILES = 3;
  private static final int LINES = 15_000;

  @Override
  public String name() {
    return "excerpt";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    Path folder = Files.createTempDirectory("inbox-audit-bench-excerpt");
    try (TestStore store = TestStore.in(folder);
        ForkedExtractor extractor = ParserExtractors.real(1)) {
      BroughtLogSource source =
          new BroughtLogSource(extractor, store.journal(folder), SampleServers.of(), () -> NOW);
      long[] told = {0};
      Rounds rounds =
          bench.rounds(
              new Way(
                  "ours",
                  () -> {
                    told[0] = 0;
                    source.read(
                        access(), plan(), said -> told[0] += said instanceof SignIn ? 1 : 0);
                  }));
      bench.say("  %d lines, %d rows told".formatted(FILES * LINES, told[0]));
      return List.of(Line.atMost("excerpt-seconds", rounds.median("ours", Taken::wall), 3));
    } finally {
      Directories.delete(folder);
    }
  }

  private static Access access() {
    Mailbox mailbox =
        new Mailbox(
            EmailAddress.of("ann@example.org"),
            "ann",
            new Mailbox.MailServer("localhost", 993),
            Optional.empty());
    LogExcerpt[] files =
        IntStream.range(0, FILES)
            .mapToObj(file -> new LogExcerpt("mail.log", ZoneOffset.UTC, lines(file)))
            .toArray(LogExcerpt[]::new);
    return AccessFixture.bringing(mailbox, () -> false, files);
  }

  private static byte[] lines(int file) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines.append(
          "Dec  1 %02d:05:09 mx dovecot: imap-login: Login: user=<ann>, method=PLAIN, rip=10.%d.%d.%d, lip=192.0.2.10, mpid=1, TLS, session=<s>%n"
              .formatted(line % 24, file, line / 250, line % 250));
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static ReadPlan plan() {
    return new ReadPlan(
        Round.LOG,
        Set.of(EvidenceKind.SIGN_IN, EvidenceKind.MAIL_SESSION),
        Set.of(),
        Cursor.START,
        new TreeSet<>(),
        Set.of(),
        _ -> Set.of(),
        List.of(),
        List.of(),
        NOW,
        ReadPlan.Budget.DEFAULT);
  }
}
