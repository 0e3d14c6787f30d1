package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Execute;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.Include;
import org.inboxaudit.evidence.RuleAction.NotifyAddress;
import org.inboxaudit.evidence.RuleAction.Opaque;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds rules whose effect cannot be read from their text (S09): an address computed while the
/// rule runs, notes sent to a stranger, a program on the server, a script in the server's own
/// store, a command we do not know.
///
/// An address that ends in a domain of the owner is sub-addressing and left alone. Organisations
/// use programs and global scripts for spam filters.
///
/// Blind spot: what a program or a global script does.
@CheckInfo(
    id = "rule-computed-forward",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = "S09",
    features = "B12",
    attack = "T1114.003")
final class ComputedForwardCheck implements ItemCheck<MailRule> {
  /// Commands of RFC 5232 and 5463, and of servers, that only tidy up.
  private static final Set<String> HARMLESS = Set.of("debug_log", "error", "removeflag", "unmark");

  @Override
  public List<Finding> inspect(MailRule rule, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < rule.actions().size(); i++) {
      Finding place = about(rule, i).with("rule", Shown.of(rule.name()));
      weigh(rule.actions().get(i), place, context)
          .map(finding -> graded(finding, rule))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> weigh(RuleAction action, Finding place, AuditContext context) {
    return switch (action) {
      case ForwardComputed forward when !endsInOwnDomain(forward.expression(), context) ->
          Optional.of(place.with("target", Shown.of(forward.expression())));
      case NotifyAddress note when !context.owns(note.target()) ->
          Optional.of(
              place.at(Severity.MEDIUM).with("variant", "notify").with("target", note.target()));
      case Execute execute ->
          Optional.of(
              place
                  .at(Severity.MEDIUM)
                  .with("variant", "program")
                  .with("target", Shown.of(execute.program())));
      case Include include when include.global() ->
          Optional.of(
              place
                  .at(Severity.LOW, Confidence.WEAK)
                  .with("variant", "include")
                  .with("target", Shown.of(include.script())));
      case Opaque unknown when !HARMLESS.contains(unknown.command()) ->
          Optional.of(
              place
                  .at(Severity.INFO, Confidence.WEAK)
                  .with("variant", "unknown")
                  .with("target", Shown.of(unknown.command())));
      default -> Optional.empty();
    };
  }

  /// Sorting and sub-addressing have no use for sending all mail to an address nobody can read.
  private static Finding graded(Finding finding, MailRule rule) {
    if (!RuleReading.runs(rule) && finding.severity() != Severity.INFO) {
      return finding.at(Severity.LOW, Confidence.WEAK);
    }
    boolean all = finding.severity() == Severity.HIGH && RuleReading.catchesAll(rule.condition());
    return all ? finding.at(Severity.CRITICAL, Confidence.STRONG) : finding;
  }

  /// Whether everything after the last `@` is written out and the owner's own.
  private static boolean endsInOwnDomain(String expression, AuditContext context) {
    String domain = expression.substring(expression.lastIndexOf('@') + 1);
    return expression.contains("@")
        && domain.indexOf('$') < 0
        && context.owns(new Domain(domain.strip()));
  }
}
