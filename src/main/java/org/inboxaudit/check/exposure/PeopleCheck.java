package org.inboxaudit.check.exposure;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts the people whose addresses stand in the mailbox (G1): the net of contacts is what a buyer
/// of stolen mail wants first.
///
/// It counts and never names. Lists and services count as people, because an address does not tell.
///
/// Blind spot: people who are named only inside messages, and address books.
@CheckInfo(
    id = "exposure-people",
    reads = Message.class,
    severity = Severity.INFO,
    version = 2,
    signs = "G1",
    features = "G1",
    attack = "T1114.002")
final class PeopleCheck implements FoldCheck<Message, Tally> {

  @Override
  public Tally start() {
    return Tally.NOTHING;
  }

  @Override
  public Tally step(Tally state, Message message, AuditContext context) {
    return Tally.counts(message) ? state.and(message) : state;
  }

  @Override
  public List<Finding> conclude(Tally state, AuditContext context) {
    if (state.messages() == 0) {
      return List.of();
    }
    Finding finding = about(state.mailbox()).with("people", context.index().correspondents());
    return List.of(context.index().complete() ? finding : finding.with("variant", "at-least"));
  }
}
