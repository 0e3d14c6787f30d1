package org.inboxaudit.check.exposure;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts the services whose reset and verification letters arrive here (G5): whoever reads this
/// mailbox can take those accounts over as well (S41).
///
/// It counts sender domains and never names them; only short hashes are kept. Services that never
/// wrote such a letter are not counted, so there may be more.
///
/// Blind spot: letters in languages the pack does not have, and letters that were deleted.
@CheckInfo(
    id = "exposure-accounts",
    reads = Message.class,
    severity = Severity.INFO,
    version = 2,
    signs = {"G5", "S41"},
    features = "G5",
    attack = "T1586")
final class AccountsCheck implements FoldCheck<Message, AccountsCheck.Services> {
  private static final int MOST = 3000;

  /// @param hashes of the domains; the same ones are kept whatever order they come in
  /// @param more whether there were more
  record Services(Tally letters, NavigableSet<Integer> hashes, boolean more) {}

  @Override
  public Services start() {
    return new Services(Tally.NOTHING, new TreeSet<>(), false);
  }

  @Override
  public Services step(Services state, Message message, AuditContext context) {
    boolean reset =
        Tally.counts(message)
            && !context.intel().wordsIn("reset-letters", message.subject()).isEmpty()
            && message.from().filter(from -> !context.owns(from)).isPresent();
    if (!reset) {
      return state;
    }
    message
        .from()
        .map(from -> from.domain().registered().name().hashCode())
        .ifPresent(state.hashes()::add);
    boolean full = state.hashes().size() > MOST;
    if (full) {
      state.hashes().pollLast();
    }
    return new Services(state.letters().and(message), state.hashes(), state.more() || full);
  }

  @Override
  public List<Finding> conclude(Services state, AuditContext context) {
    if (state.hashes().isEmpty()) {
      return List.of();
    }
    Finding finding = about(state.letters().mailbox()).with("accounts", state.hashes().size());
    boolean all = context.index().complete() && !state.more();
    return List.of(all ? finding : finding.with("variant", "at-least"));
  }
}
