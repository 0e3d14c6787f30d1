package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds automatic answers that send the owner's correspondents elsewhere: to an account to pay to,
/// to an address nobody knows, to a foreign page (S27, ATT&CK T1656).
///
/// A holiday answer names a colleague or the own web page; an association asks for donations. So a
/// known correspondent only informs, and a foreign page alone weighs little.
///
/// Blind spot: telephone numbers, and answers kept elsewhere than in a rule.
@CheckInfo(
    id = "rule-auto-reply",
    reads = MailRule.class,
    severity = Severity.MEDIUM,
    signs = "S27",
    features = "F10",
    attack = "T1656")
final class AutoReplyCheck implements FoldCheck<MailRule, Replies> {

  @Override
  public Replies start() {
    return Replies.none();
  }

  @Override
  public Replies step(Replies state, MailRule rule, AuditContext context) {
    return state.and(rule, context);
  }

  @Override
  public List<Finding> conclude(Replies state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state.kept().values().forEach(reply -> findings.add(weigh(reply, context)));
    if (state.more()) {
      var last = state.kept().lastEntry().getValue().rule();
      findings.add(about(last.withPart("more")).with("variant", "more"));
    }
    return findings;
  }

  private Finding weigh(Replies.Entry reply, AuditContext context) {
    List<String> strangers =
        reply.addresses().stream().filter(address -> isStranger(address, context)).toList();
    Finding finding =
        about(reply.rule().withPart(Integer.toString(reply.action())))
            .with("rule", reply.name())
            .with("target", String.join(", ", strangers.isEmpty() ? reply.addresses() : strangers))
            .with("links", String.join(", ", reply.links()));
    if (!reply.runs()) {
      boolean plants = reply.bank() || !strangers.isEmpty();
      return finding
          .at(plants ? Severity.LOW : Severity.INFO, Confidence.WEAK)
          .with("variant", "disabled");
    }
    if (reply.bank()) {
      Finding bank = finding.with("variant", "bank");
      return strangers.isEmpty() || !context.index().complete()
          ? bank.at(Severity.HIGH)
          : bank.at(Severity.CRITICAL, Confidence.STRONG);
    }
    if (!strangers.isEmpty()) {
      return finding;
    }
    return reply.links().isEmpty()
        ? finding.at(Severity.INFO).with("variant", "known")
        : finding.at(Severity.LOW, Confidence.WEAK).with("variant", "link");
  }

  /// Whether the owner never wrote to an address, and hardly ever heard from it.
  private static boolean isStranger(String address, AuditContext context) {
    return !context.index().wroteTo(EmailAddress.of(address));
  }
}
