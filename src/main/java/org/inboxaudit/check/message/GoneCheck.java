package org.inboxaudit.check.message;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Tells how many messages that an earlier audit saw are no longer anywhere in the mailbox (S23,
/// ATT&CK T1070.008).
///
/// Everybody deletes, so a loss only informs; one of a tenth of all mail weighs a little. What was
/// moved to another folder, or lies in the trash, is not lost.
///
/// Blind spot: what came and went between the two audits, and folders that were deleted whole.
@CheckInfo(
    id = "message-gone",
    reads = Folder.class,
    severity = Severity.INFO,
    signs = "S23",
    features = {"C18", "E15"},
    attack = "T1070.008")
final class GoneCheck implements FoldCheck<Folder, Departures> {
  private static final long SOME = 10;
  private static final long MANY = 50;
  private static final int ONE_IN = 10;

  @Override
  public Departures start() {
    return Departures.none();
  }

  @Override
  public Departures step(Departures state, Folder folder, AuditContext context) {
    return state.and(folder);
  }

  @Override
  public List<Finding> conclude(Departures state, AuditContext context) {
    long lost = state.lost();
    if (lost < SOME) {
      return List.of();
    }
    Finding finding =
        about(new EvidenceRef(new SourceId(state.source()), EvidenceKind.FOLDER, "gone"))
            .with("count", lost)
            .with("held", state.held())
            .with("day", day(state.since()));
    boolean large = lost >= MANY && lost >= state.held() / ONE_IN;
    return List.of(
        large ? finding.at(Severity.LOW, Confidence.FAIR).with("variant", "large") : finding);
  }

  private static String day(long seconds) {
    return Instant.ofEpochSecond(seconds).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
