package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.Raw;

/// The rules of one script, as they are found, within limits.
///
/// The weight is limited as well as the number: conditions are repeated in every branch, so a small
/// script can say very much.
final class RuleList {
  private static final int MAXIMUM_RULES = 5_000;
  private static final long MAXIMUM_WEIGHT = 8L << 20;

  private final Raw.RawScript script;
  private final List<MailRule> rules = new ArrayList<>();
  private long weight;

  RuleList(Raw.RawScript script) {
    this.script = script;
  }

  List<MailRule> soFar() {
    return rules;
  }

  void add(RuleNames.Title title, RuleCondition condition, List<RuleAction> actions, boolean stops)
      throws ScriptProblem {
    weight += Conditions.weight(condition);
    if (rules.size() >= MAXIMUM_RULES || weight > MAXIMUM_WEIGHT) {
      throw ScriptProblem.limit("rules");
    }
    String position = Integer.toString(rules.size() + 1);
    rules.add(
        new MailRule(
            new EvidenceRef(script.source(), EvidenceKind.MAIL_RULE, script.name(), position),
            title.name().isEmpty() ? script.name() + "#" + position : title.name(),
            script.active() && !(condition instanceof RuleCondition.Never),
            title.editor(),
            condition,
            actions,
            stops));
  }
}
