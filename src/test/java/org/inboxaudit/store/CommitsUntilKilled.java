package org.inboxaudit.store;

import java.nio.file.Path;
import java.util.List;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.IndexDelta;
import org.inboxaudit.audit.Progress;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.audit.replay.RuleMemory;
import org.inboxaudit.consent.SampleConsent;

/// A process of its own that saves one checkpoint after the other and says the number of each once
/// it was saved.
final class CommitsUntilKilled {
  private CommitsUntilKilled() {}

  public static void main(String[] arguments) {
    try (Databases databases = Databases.h2(Path.of(arguments[0]))) {
      new SqlGrants(databases.database()).add(SampleConsent.of(SampleAudit.CONSENT.value()));
      new SqlAudits(databases.database()).add(SampleAudit.of("aud_1"));
      SqlCheckpoints checkpoints = new SqlCheckpoints(databases.database());
      for (long read = 1; read < 1_000_000; read++) {
        checkpoints.save(new AuditId("aud_1"), progress(read), List.of(), new IndexDelta());
        System.out.println("saved " + read);
      }
    }
  }

  private static Progress progress(long messagesRead) {
    Progress start = Progress.START;
    return new Progress(
        start.round(),
        start.sourcesDone(),
        start.cursors(),
        start.ledger(),
        start.states(),
        start.failed(),
        start.found(),
        messagesRead,
        start.basis(),
        RuleMemory.NONE,
        start.begunAnew());
  }
}
