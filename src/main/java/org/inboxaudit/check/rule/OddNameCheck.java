package org.inboxaudit.check.rule;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules whose name is none: punctuation, blanks, one or two characters (S06).
///
/// A name that nobody reads is a habit of intruders, and of people in a hurry. Alone it is no more
/// than a note; with an effect that keeps mail from the owner it is worth a look. The checks on
/// those effects weigh it in themselves.
///
/// Blind spot: a rule with a harmless name.
@CheckInfo(
    id = "rule-odd-name",
    reads = MailRule.class,
    severity = Severity.INFO,
    signs = "S06",
    features = "B15",
    attack = "T1564.008")
final class OddNameCheck implements ItemCheck<MailRule> {

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    if (!RuleReading.isOddName(rule.name())) {
      return List.of();
    }
    Finding note = about(rule).with("rule", Shown.of(rule.name()));
    boolean acts = RuleReading.runs(rule) && Effect.of(rule, context) != Effect.NONE;
    return List.of(acts ? note.at(Severity.LOW, Confidence.WEAK).with("variant", "acts") : note);
  }
}
