package org.inboxaudit.check.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds drafts written with a program that never wrote a sent message (S26, ATT&CK T1586.002):
/// letters that somebody prepares in the owner's name, or leaves there for somebody else who uses
/// the mailbox, so that nothing is ever sent.
///
/// A single draft of a new program is most likely a phone that was tried.
///
/// Blind spot: drafts that were deleted, and programs that do not name themselves.
@CheckInfo(
    id = "message-foreign-draft",
    reads = Message.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S26",
    features = "E10",
    attack = "T1586.002")
final class ForeignDraftCheck implements FoldCheck<Message, DraftHabits> {
  private static final String FACT = "client";
  private static final long ENOUGH = 30;
  private static final long SEVERAL = 3;

  @Override
  public Set<String> headers() {
    return ClientHabits.headers();
  }

  @Override
  public DraftHabits start() {
    return DraftHabits.none();
  }

  @Override
  public DraftHabits step(DraftHabits state, Message message, AuditContext context) {
    return state.and(message, context);
  }

  @Override
  public List<Finding> conclude(DraftHabits state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    if (state.sent() < ENOUGH) {
      return findings;
    }
    for (ClientHabit habit : state.foreign().values()) {
      Finding finding =
          about(habit.first())
              .when(habit.firstSeen())
              .with(FACT, habit.program())
              .with("offset", habit.offset())
              .with("count", habit.count());
      if (context.owner().said(FACT, habit.program(), false, context.asOf())) {
        findings.add(finding.at(Severity.CRITICAL, Confidence.STRONG).with("variant", "denied"));
      } else if (!context.owner().said(FACT, habit.program(), true, context.asOf())
          && habit.isPassing()) {
        findings.add(weigh(finding, habit, state));
      }
    }
    return findings;
  }

  private static Finding weigh(Finding finding, ClientHabit habit, DraftHabits state) {
    if (state.zones().stream().noneMatch(habit.offsets()::containsKey)) {
      return finding.at(Severity.MEDIUM, Confidence.FAIR).with("variant", "zone");
    }
    return habit.count() >= SEVERAL ? finding : finding.at(Severity.INFO);
  }
}
