package org.inboxaudit.check.exposure;

import java.util.List;
import java.util.SortedMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Tells how many messages and files lie in the mailbox, how large they are together, and how many
/// years they cover (G3): anybody who was in it could take all of them.
///
/// Old mail that nobody needs online is the cheapest thing to protect.
///
/// Blind spot: what was deleted before, and could have been read before that.
@CheckInfo(
    id = "exposure-history",
    reads = Message.class,
    severity = Severity.INFO,
    version = 2,
    signs = "G3",
    features = "G3",
    attack = "T1114.002")
final class HistoryCheck implements FoldCheck<Message, Tally> {
  private static final long MEGABYTE = 1_000_000;

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
    SortedMap<Integer, Long> years = context.index().messagesByYear();
    if (state.messages() == 0 || years.isEmpty()) {
      return List.of();
    }
    Finding finding =
        about(state.mailbox())
            .with("messages", years.values().stream().mapToLong(Long::longValue).sum())
            .with("files", state.files())
            .with("octets", state.octets())
            .with("megabytes", (state.octets() + MEGABYTE - 1) / MEGABYTE)
            .with("first_year", years.firstKey())
            .with("last_year", years.lastKey());
    return List.of(context.index().complete() ? finding : finding.with("variant", "at-least"));
  }
}
