package org.inboxaudit.check.rule;

import java.time.ZoneOffset;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.RuleHistory.Change;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Tells which rules are new, changed or gone since an earlier audit (S01, S03).
///
/// That is no sign by itself: what a rule does is for the other checks to weigh. But an owner knows
/// best what they did since then, and a rule that vanished is something a helper wants to hear of.
///
/// Blind spot: a rule that came and went between two audits.
@CheckInfo(
    id = "rule-changed",
    reads = MailRule.class,
    severity = Severity.LOW,
    signs = {"S01", "S03"},
    features = "B25",
    attack = {"T1114.003", "T1564.008"})
final class ChangedRuleCheck implements FoldCheck<MailRule, ChangedRuleCheck.Nothing> {

  /// Nothing is remembered: the engine compares the rules.
  ///
  /// @param rules how many there were
  record Nothing(long rules) {}

  @Override
  public Nothing start() {
    return new Nothing(0);
  }

  @Override
  public Nothing step(Nothing state, MailRule rule, AuditContext context) {
    return new Nothing(state.rules() + 1);
  }

  @Override
  public List<Finding> conclude(Nothing state, AuditContext context) {
    return context.rules().comparedWith().stream()
        .map(then -> then.atOffset(ZoneOffset.UTC).toLocalDate().toString())
        .flatMap(since -> context.rules().changes().stream().map(change -> tell(change, since)))
        .toList();
  }

  private Finding tell(Change change, String since) {
    Finding finding =
        about(change.rule()).with("rule", Shown.of(change.name())).with("since", since);
    return switch (change.difference()) {
      case NEW -> finding;
      case CHANGED -> finding.with("variant", "edited");
      case GONE -> finding.at(Severity.INFO).with("variant", "gone");
    };
  }
}
