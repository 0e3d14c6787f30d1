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

/// Finds rules that keep warnings from the owner: they pick out security words or a provider's
/// alert letters and destroy, hide or send them on (S04, ATT&CK T1564.008).
///
/// Destroying a provider's own alert letters is hardly ever innocent, nor is a rule without a name
/// that puts warnings, as read, where nobody looks. People who look after computers file alerts in
/// a folder of their own; that is left alone, and marking them as read as well weighs little.
///
/// Blind spot: words in languages the pack does not have.
@CheckInfo(
    id = "rule-silenced-warnings",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = {"S04", "S06"},
    features = {"B14", "B16", "B19"},
    attack = "T1564.008")
final class SilencedWarningsCheck implements ItemCheck<MailRule> {

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    boolean letters = RuleReading.picksAlertLetters(rule, context.intel());
    List<String> words = RuleReading.securityWords(rule, context.intel());
    Effect effect = Effect.of(rule, context);
    if (effect == Effect.NONE || (words.isEmpty() && !letters)) {
      return List.of();
    }
    Finding finding =
        weigh(about(rule), effect, letters, Effect.isFurtive(rule, context.intel()))
            .with("rule", Shown.of(rule.name()))
            .with("words", Shown.of(String.join(", ", words)));
    if (letters) {
      finding = finding.with("variant", "letters");
    }
    return List.of(RuleReading.runs(rule) ? finding : RuleReading.switchedOff(finding));
  }

  private static Finding weigh(Finding finding, Effect effect, boolean letters, boolean furtive) {
    if (furtive || (letters && effect == Effect.DESTROYS)) {
      return finding.at(Severity.CRITICAL, Confidence.STRONG);
    }
    return switch (effect) {
      case DESTROYS, SENDS_ON, HIDES, ARCHIVES -> finding;
      case MARKS_READ -> finding.at(letters ? Severity.MEDIUM : Severity.LOW, Confidence.WEAK);
      case NONE -> throw new IllegalArgumentException("a rule without effect is no finding");
    };
  }
}
