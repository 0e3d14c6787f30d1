package org.inboxaudit.check.rule;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.Reject;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules that keep warnings from the owner: they pick out security words or a provider's
/// alert letters and destroy, hide or send them on (S04, ATT&CK T1564.008).
///
/// Destroying a provider's own alert letters is hardly ever innocent. People who look after
/// computers file alerts in a folder of their own; that is left alone, and marking them as read as
/// well weighs little.
///
/// Blind spot: words in languages the pack does not have.
@CheckInfo(
    id = "rule-silenced-warnings",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = "S04",
    attack = "T1564.008")
final class SilencedWarningsCheck implements ItemCheck<MailRule> {

  /// What a rule does to the warnings, gravest first.
  private enum Effect {
    DESTROYS,
    SENDS_ON,
    HIDES,
    MARKS_READ,
    NONE
  }

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    boolean letters = RuleReading.picksAlertLetters(rule, context.intel());
    List<String> words = RuleReading.securityWords(rule, context.intel());
    Effect effect = effect(rule, context);
    if (effect == Effect.NONE || (words.isEmpty() && !letters)) {
      return List.of();
    }
    Finding finding =
        weigh(about(rule), effect, letters)
            .with("rule", RuleReading.shown(rule.name()))
            .with("words", RuleReading.shown(String.join(", ", words)));
    if (letters) {
      finding = finding.with("variant", "letters");
    }
    return List.of(
        RuleReading.runs(rule)
            ? finding
            : finding.at(Severity.LOW, Confidence.WEAK).with("variant", "disabled"));
  }

  private static Finding weigh(Finding finding, Effect effect, boolean letters) {
    return switch (effect) {
      case DESTROYS -> letters ? finding.at(Severity.CRITICAL, Confidence.STRONG) : finding;
      case SENDS_ON, HIDES -> finding;
      case MARKS_READ -> finding.at(letters ? Severity.MEDIUM : Severity.LOW, Confidence.WEAK);
      case NONE -> throw new IllegalArgumentException("a rule without effect is no finding");
    };
  }

  private static Effect effect(MailRule rule, AuditContext context) {
    Effect marks = RuleReading.marksRead(rule) ? Effect.MARKS_READ : Effect.NONE;
    return rule.actions().stream()
        .map(action -> effect(action, context))
        .min(Effect::compareTo)
        .filter(effect -> effect.compareTo(marks) < 0)
        .orElse(marks);
  }

  private static Effect effect(RuleAction action, AuditContext context) {
    Intel intel = context.intel();
    return switch (action) {
      case Discard _, Reject _ -> Effect.DESTROYS;
      case FileInto(String folder) when intel.isFolderIn("discard-folders", folder) ->
          Effect.DESTROYS;
      case FileInto(String folder)
          when RuleReading.isHideAway(folder, intel)
              || intel.isFolderIn("archive-folders", folder) ->
          Effect.HIDES;
      case Forward forward when !context.owns(forward.target()) -> Effect.SENDS_ON;
      case ForwardComputed _ -> Effect.SENDS_ON;
      default -> Effect.NONE;
    };
  }
}
