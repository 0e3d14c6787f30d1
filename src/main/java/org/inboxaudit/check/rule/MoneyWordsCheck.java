package org.inboxaudit.check.rule;

import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules that pick out letters about money and destroy, hide or send them on (S05, ATT&CK
/// T1564.008).
///
/// Whoever wants to slip into a correspondence about a payment first keeps its answers from the
/// owner. People who keep accounts file bills in a folder of their own, which is left alone, or
/// archive them, which weighs little; many send them to a bookkeeper.
///
/// Blind spot: words in languages the pack does not have, and rules that name a sender only.
@CheckInfo(
    id = "rule-money-words",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = {"S05", "S06"},
    features = {"B14", "B17", "B19"},
    attack = {"T1564.008", "T1114.003"})
final class MoneyWordsCheck implements ItemCheck<MailRule> {

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    List<String> words = RuleReading.wordsIn("money-words", rule, context.intel());
    if (words.isEmpty() || RuleReading.catchesBulkOnly(rule.condition())) {
      return List.of();
    }
    return weigh(about(rule), rule, context)
        .map(finding -> finding.with("rule", Shown.of(rule.name())))
        .map(finding -> finding.with("words", Shown.of(String.join(", ", words))))
        .map(finding -> RuleReading.runs(rule) ? finding : RuleReading.switchedOff(finding))
        .stream()
        .toList();
  }

  private static Optional<Finding> weigh(Finding finding, MailRule rule, AuditContext context) {
    if (Effect.isFurtive(rule, context.intel())) {
      return Optional.of(finding.at(Severity.CRITICAL, Confidence.STRONG));
    }
    return switch (Effect.of(rule, context)) {
      case DESTROYS, HIDES -> Optional.of(finding);
      case SENDS_ON -> Optional.of(finding.at(Severity.MEDIUM).with("variant", "sends-on"));
      case ARCHIVES ->
          Effect.marksRead(rule)
              ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK))
              : Optional.empty();
      case MARKS_READ, NONE -> Optional.empty();
    };
  }
}
