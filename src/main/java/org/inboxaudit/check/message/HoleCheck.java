package org.inboxaudit.check.message;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
/// A server numbers what comes into the inbox or among sent mail and never gives a number twice.
/// Everybody deletes, so a month is compared with the owner's own middle one. Spring cleaning and
/// mail moved to a disk look the same: it weighs little.
///
/// Blind spot: small holes, holes of owners who delete nearly everything, and mailboxes that were
/// moved to another server, which numbers anew.
@CheckInfo(
    id = "message-hole",
    reads = Message.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    version = 2,
    signs = "S23",
    features = {"B24", "C18", "E15"},
    attack = "T1070.008")
final class HoleCheck implements FoldCheck<Message, Losses> {
  private static final int MONTHS_TO_COMPARE = 6;
  private static final long MANY = 50;
  private static final long MANY_SENT = 20;
  private static final long TIMES_THE_USUAL = 5;
  private static final int MOST = 12;

  @Override
  public Losses start() {
    return Losses.none();
  }

  @Override
  public Losses step(Losses state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(Losses state, AuditContext context) {
    if (!context.index().complete()) {
      return List.of();
    }
    return Stream.concat(
            holes(state.inbox(), MANY, "").stream(),
            holes(state.sent(), MANY_SENT, "sent/").stream()
                .map(hole -> hole.with("variant", "sent")))
        .toList();
  }

  private List<Finding> holes(Months months, long many, String part) {
    List<Loss> losses = months.losses();
    if (losses.size() < MONTHS_TO_COMPARE) {
      return List.of();
    }
    long usual = losses.stream().map(Loss::missing).sorted().toList().get(losses.size() / 2);
    return losses.stream()
        .filter(loss -> loss.missing() >= Math.max(many, TIMES_THE_USUAL * usual))
        .sorted(Comparator.comparing(Loss::missing).reversed().thenComparing(Loss::month))
        .limit(MOST)
        .map(loss -> tell(loss, usual, months, part))
        .toList();
  }

  private Finding tell(Loss loss, long usual, Months state, String part) {
    EvidenceRef folder =
        new EvidenceRef(new SourceId(state.source()), EvidenceKind.FOLDER, state.folder());
    return about(folder.withPart(part + loss.month()))
        .when(YearMonth.parse(loss.month()).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC))
        .with("month", loss.month())
        .with("missing", loss.missing())
        .with("usual", usual);
  }
}
