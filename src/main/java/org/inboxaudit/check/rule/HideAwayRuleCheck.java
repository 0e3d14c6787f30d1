package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.FileInto;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.Reject;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules that put mail where nobody looks, and rules that destroy all mail or mark all of it
/// as read (S03, S07, ATT&CK T1564.008).
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
    features = {"B12", "B13", "B14", "B18", "B19"},
    attack = "T1564.008")
final class HideAwayRuleCheck implements ItemCheck<MailRule> {

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    boolean destroys = Effect.marksDeleted(rule);
    for (var action : rule.actions()) {
      switch (action) {
        case FileInto file ->
            filing(rule, file.folder(), context)
                .map(finding -> finding.with("folder", Shown.of(file.folder())))
                .ifPresent(findings::add);
        case Discard _, Reject _ -> destroys = true;
        default -> {}
      }
    }
    if (RuleReading.catchesAll(rule.condition())) {
      takingAll(rule, destroys).ifPresent(findings::add);
    }
    return findings.stream()
        .distinct()
        .map(finding -> finding.with("rule", Shown.of(rule.name())))
        .map(finding -> RuleReading.runs(rule) ? finding : RuleReading.switchedOff(finding))
        .toList();
  }

  private Optional<Finding> filing(MailRule rule, String folder, AuditContext context) {
    boolean read = Effect.marksRead(rule);
    boolean all = RuleReading.catchesAll(rule.condition());
    boolean bulk = RuleReading.catchesBulkOnly(rule.condition());
    Finding finding = about(rule, folder);
    if (RuleReading.isHideAway(folder, context.intel())) {
      if (bulk) {
        return read ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK)) : Optional.empty();
      }
      Severity unread = rule.stops() ? Severity.MEDIUM : Severity.LOW;
      return Optional.of(finding.at(read || all ? Severity.HIGH : unread));
    }
    if (context.intel().isFolderIn("discard-folders", folder)) {
      Finding graver = all ? finding.at(Severity.HIGH) : finding;
      return all || (read && !bulk) ? Optional.of(graver) : Optional.empty();
    }
    if (context.intel().isFolderIn("archive-folders", folder) && !all) {
      Finding weak = finding.at(Severity.MEDIUM, Confidence.WEAK);
      return read && !bulk ? Optional.of(weak) : Optional.empty();
    }
    return read && all ? Optional.of(finding.at(Severity.LOW, Confidence.WEAK)) : Optional.empty();
  }

  /// What happens to all mail is only looked at here if nothing is sent on; a rule that does both
  /// is a forward that keeps no copy, and has its own check.
  private Optional<Finding> takingAll(MailRule rule, boolean destroys) {
    if (rule.actions().stream().anyMatch(Forward.class::isInstance)) {
      return Optional.empty();
    }
    if (destroys) {
      return Optional.of(about(rule, "discard").at(Severity.HIGH).with("variant", "destroys"));
    }
    if (!Effect.marksRead(rule) || rule.actions().stream().anyMatch(FileInto.class::isInstance)) {
      return Optional.empty();
    }
    Finding weak = about(rule, "read").at(Severity.LOW, Confidence.WEAK);
    return Optional.of(weak.with("variant", "marks-read"));
  }
}
