package org.inboxaudit.check.message;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.Months.Loss;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds months from which far more messages are missing than the owner usually loses (S23, ATT&CK
/// T1070.008).
///
/// A server numbers what comes into the inbox and never gives a number twice. Everybody deletes, so
/// a month is compared with the owner's own middle one. Spring cleaning and mail moved to a disk
/// look the same: it weighs little.
///
/// Blind spot: small holes, holes of owners who delete nearly everything, and mailboxes that were
/// moved to another server, which numbers anew.
@CheckInfo(
    id = "message-hole",
    reads = Message.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S23",
    features = {"B24", "C18", "E15"},
    attack = "T1070.008")
final class HoleCheck implements FoldCheck<Message, Months> {
  private static final int MONTHS_TO_COMPARE = 6;
  private static final long MANY = 50;
  private static final long TIMES_THE_USUAL = 5;
  private static final int MOST = 12;

  @Override
  public Months start() {
    return Months.none();
  }

  @Override
  public Months step(Months state, Message message, AuditContext context) {
    return state.and(message, context.asOf());
  }

  @Override
  public List<Finding> conclude(Months state, AuditContext context) {
    List<Loss> losses = state.losses();
    if (losses.size() < MONTHS_TO_COMPARE || !context.index().complete()) {
      return List.of();
    }
    long usual = losses.stream().map(Loss::missing).sorted().toList().get(losses.size() / 2);
    return losses.stream()
        .filter(loss -> loss.missing() >= Math.max(MANY, TIMES_THE_USUAL * usual))
        .sorted(Comparator.comparing(Loss::missing).reversed().thenComparing(Loss::month))
        .limit(MOST)
        .map(loss -> tell(loss, usual, state))
        .toList();
  }

  private Finding tell(Loss loss, long usual, Months state) {
    EvidenceRef inbox =
        new EvidenceRef(new SourceId(state.source()), EvidenceKind.FOLDER, state.folder());
    return about(inbox.withPart(loss.month()))
        .when(YearMonth.parse(loss.month()).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .with("month", loss.month())
        .with("missing", loss.missing())
        .with("usual", usual);
  }
}
