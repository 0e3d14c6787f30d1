package org.inboxaudit.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.bench.Rounds.Way;
import org.inboxaudit.bench.Workbench.Door;
import org.inboxaudit.testing.Directories;

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
      Rounds rounds = bench.rounds(new Way("audit", () -> { audits.run(door, MAIL.user());
        ProcessHandle.current().children().forEach(c -> System.out.println(Processors.name(c) + " " + Processors.tree(c)));
        System.out.println("self " + ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9);
      }));
      return List.of(
          Line.atLeast("texts-per-second", MAIL.messages() / rounds.median("audit", Taken::wall), 2000));
    } finally {
      Directories.delete(store);
    }
  }
}
