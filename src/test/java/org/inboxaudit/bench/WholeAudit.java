package org.inboxaudit.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.testing.Directories;

/// An audit with all checks of the middling mailbox, beside a program that only copies it and
/// beside what somebody would write first.
final class WholeAudit implements Figure {
  private static final String USER = MailProfile.MIDDLING.user();

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MailProfile.MIDDLING);
    MailProfile other = MailProfile.small(0);
    bench.mailboxes().make(other);
    long mailbox = bench.mailboxes().octets(USER);
    Door plain = bench.plain();
    Path store = Files.createTempDirectory("inbox-audit-bench-store");
    Path copy = bench.mailboxes().root().resolveSibling("mbsync");
    TappedSockets tap = new TappedSockets();
    try (AuditRuns audits = new AuditRuns(store);
        Mbsync mbsync = new Mbsync(copy, plain.port(), USER)) {
      audits.run(plain, other.user());
      audits.run(new Door(tap, plain.port()), USER);
      Rounds rounds =
          bench.rounds(
              new Way("audit", () -> audits.run(plain, USER)),
              new Way("mbsync", mbsync::forget, mbsync::run),
              new Way("naive", () -> NaiveReading.read(plain.port(), USER)));
      if (mbsync.messages() != MailProfile.MIDDLING.messages()) {
        throw new IllegalStateException("mbsync copied " + mbsync.messages() + " messages");
      }
      bench.say("  read %,d of %,d octets".formatted(tap.heard(), mailbox));
      return List.of(
          Line.atLeast("audit-mbsync-slower", rounds.ratio("mbsync", "audit", Taken::wall), 2),
          Line.atLeast("audit-naive-slower", rounds.ratio("naive", "audit", Taken::wall), 10),
          Line.atMost("audit-octets-of-mailbox", (double) tap.heard() / mailbox, 0.5));
    } finally {
      Directories.delete(store);
    }
  }
}
