package org.inboxaudit.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.testing.Directories;

/// What it costs to read the texts of letters: a whole audit of ten thousand of them, beside one
/// that leaves them closed.
final class TextsPass implements Figure {
  private static final MailProfile MAIL = MailProfile.LETTERS;

  @Override
  public String name() {
    return "texts";
  }

  @Override
  public List<Line> measure(Workbench bench) throws Exception {
    bench.mailboxes().make(MAIL);
    Path store = Files.createTempDirectory("inbox-audit-bench-store");
    try (AuditRuns audits = new AuditRuns(store)) {
      Door door = bench.plain();
      Rounds rounds =
          bench.rounds(
              new Way("opened", () -> audits.run(door, MAIL.user())),
              new Way("closed", () -> audits.runClosed(door, MAIL.user())));
      double wall = rounds.median("opened", Taken::wall);
      return List.of(
          Line.atLeast("texts-messages-per-second", MAIL.messages() / wall, 500),
          Line.atMost(
              "texts-processors-to-closed",
              rounds.ratio("opened", "closed", Taken::processors),
              5));
    } finally {
      Directories.delete(store);
    }
  }
}
