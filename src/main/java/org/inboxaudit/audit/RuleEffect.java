package org.inboxaudit.audit;

import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.check.RuleHistory.Taken;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.finding.Finding;

/// Says with a finding about a mail rule what the rule did, as far as the messages still tell it:
/// the fact `effect` names a text under `report.effect.`, the others are what it speaks of.
final class RuleEffect {
  private RuleEffect() {}

  static Finding on(Finding finding, RuleHistory rules) {
    return finding.about().kind() == EvidenceKind.MAIL_RULE
        ? rules.takenBy(finding.about()).map(taken -> on(finding, taken)).orElse(finding)
        : finding;
  }

  private static Finding on(Finding finding, Taken taken) {
    Finding told = finding.with("effect", effect(taken)).with("effect_removes", taken.removes());
    if (taken.since().isPresent()) {
      told = told.with("effect_since", taken.since().get());
    }
    if (taken.messages() > 0) {
      told =
          told.with("effect_messages", taken.messages())
              .with("effect_first_year", taken.byYear().firstKey())
              .with("effect_last_year", taken.byYear().lastKey());
    }
    return told;
  }

  private static String effect(Taken taken) {
    boolean since = taken.since().isPresent();
    if (taken.messages() == 0) {
      return taken.atLeast() ? "unknown" : since ? "none-since" : "none";
    }
    boolean oneYear = taken.byYear().size() == 1;
    String span = since ? "since" : oneYear ? "year" : "years";
    return taken.atLeast() ? span + "-at-least" : span;
  }
}
