package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules that put mail where nobody looks, and rules that destroy all mail (S03, ATT&CK
/// T1564.008).
///
/// A folder nobody opens together with "mark as read" shows the wish to hide. Filing newsletters,
/// sending one sender to the trash and archiving everything are ordinary: they weigh little or
/// nothing.
///
/// Blind spot: a folder with an ordinary name that serves as a hiding place.
@CheckInfo(
    id = "rule-hide-away",
    reads = MailRule.class,
    severity = Severity.MEDIUM,
    signs = {"S03", "S07"},
    attack = "T1564.008")
final class HideAwayRuleCheck implements ItemCheck<MailRule> {

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (var action : rule.actions()) {
      switch (action) {
        case FileInto file ->
            filing(rule, file.folder(), context)
                .map(finding -> finding.with("folder", RuleReading.shown(file.folder())))
                .ifPresent(findings::add);
        case Discard _ -> destroying(rule).ifPresent(findings::add);
        default -> {}
      }
    }
    return findings.stream()
        .distinct()
        .map(finding -> finding.with("rule", RuleReading.shown(rule.name())))
        .map(
            finding ->
                RuleReading.runs(rule)
                    ? finding
                    : finding.at(Severity.LOW, Confidence.WEAK).with("variant", "disabled"))
        .toList();
  }

  private Optional<Finding> filing(MailRule rule, String folder, AuditContext context) {
    boolean read = RuleReading.marksRead(rule);
    boolean all = RuleReading.catchesAll(rule.condition());
    boolean bulk = RuleReading.catchesBulkOnly(rule.condition());
    Finding finding = about(rule, folder);
    if (RuleReading.isHideAway(folder, context.intel())) {
      if (bulk) {
        return read ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK)) : Optional.empty();
      }
      return Optional.of(read || all ? finding.at(Severity.HIGH) : finding.at(Severity.LOW));
    }
    if (context.intel().isFolderIn("discard-folders", folder)) {
      if (all) {
        return Optional.of(finding.at(Severity.HIGH));
      }
      return read && !bulk ? Optional.of(finding) : Optional.empty();
    }
    if (context.intel().isFolderIn("archive-folders", folder) && !all) {
      Finding weak = finding.at(Severity.MEDIUM, Confidence.WEAK);
      return read && !bulk ? Optional.of(weak) : Optional.empty();
    }
    return read && all ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK)) : Optional.empty();
  }

  /// Destroying all mail is only looked at here if nothing is sent on; a rule that does both is a
  /// forward that keeps no copy, and has its own check.
  private Optional<Finding> destroying(MailRule rule) {
    boolean sentOn = rule.actions().stream().anyMatch(Forward.class::isInstance);
    return RuleReading.catchesAll(rule.condition()) && !sentOn
        ? Optional.of(about(rule, "discard").at(Severity.HIGH).with("variant", "destroys"))
        : Optional.empty();
  }
}
