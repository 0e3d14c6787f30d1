package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.MailboxIndex.Correspondent;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds mail rules that send mail to an address outside the owner's domains.
///
/// Such a rule goes on sending after the password was changed (ATT&CK T1114.003). An analyst asks
/// what history the mailbox has with the address: a ticket system or an assistant was written to
/// for years, a stranger never. Only a stranger with a second sign beside it is STRONG (S01, S02,
/// S06), and only if the whole history was read. The owner's own name at another provider is most
/// likely their second account, and never STRONG by itself; one character off is a trick.
///
/// Blind spot: forwarding set on the account instead of in a rule.
@CheckInfo(
    id = "rule-external-forward",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = {"S01", "S02", "S05", "S06", "S07"},
    features = {"B12", "B19", "B20", "B21", "B22"},
    attack = {"T1114.003", "T1564.008"})
final class ExternalForwardCheck implements FoldCheck<MailRule, Forwards> {

  @Override
  public Forwards start() {
    return Forwards.none();
  }

  @Override
  public Forwards step(Forwards state, MailRule rule, AuditContext context) {
    return state.and(rule, context);
  }

  @Override
  public List<Finding> conclude(Forwards state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state.kept().values().forEach(forward -> findings.add(weigh(forward, context)));
    if (state.more()) {
      var last = state.kept().lastEntry().getValue().rule();
      findings.add(about(last.within("more")).with("variant", "more"));
    }
    return findings;
  }

  private Finding weigh(Forwards.Entry forward, AuditContext context) {
    EmailAddress target = EmailAddress.of(forward.target());
    Optional<Correspondent> history = context.index().correspondent(target);
    long others = context.rules().alsoUsedBy().getOrDefault(target, 0L);
    Finding finding = tell(forward, history, others);
    if (!forward.runs()) {
      return finding.at(Severity.LOW, Confidence.WEAK).with("variant", "disabled");
    }
    Standing standing = Standing.of(history, context.asOf());
    if (standing == Standing.LONG_STANDING) {
      Severity severity = forward.keepsCopy() ? Severity.MEDIUM : Severity.HIGH;
      return finding.at(severity, Confidence.WEAK).with("variant", "known");
    }
    boolean seenElsewhere = others > 0;
    boolean strong =
        standing == Standing.STRANGER
            && (history.isEmpty() || forward.isOdd() || seenElsewhere)
            && (!forward.mayBeTheOwners() || seenElsewhere)
            && context.index().complete();
    return finding.at(
        forward.isGrave() || seenElsewhere ? Severity.CRITICAL : Severity.HIGH,
        strong ? Confidence.STRONG : Confidence.FAIR);
  }

  private Finding tell(Forwards.Entry forward, Optional<Correspondent> history, long others) {
    List<String> signs = new ArrayList<>(forward.signs());
    if (history.isEmpty()) {
      signs.add("unseen-target");
    }
    if (others > 0) {
      signs.add("other-mailboxes");
    }
    Finding finding =
        about(forward.rule().within(forward.target()))
            .with("target", forward.target())
            .with("rule", forward.name())
            .with("signs", String.join(" ", signs))
            .with("others", others)
            .with("written", history.map(Correspondent::writtenTo).orElse(0L))
            .with("heard", history.map(Correspondent::heardFrom).orElse(0L));
    return forward.variant(others).map(name -> finding.with("variant", name)).orElse(finding);
  }
}
