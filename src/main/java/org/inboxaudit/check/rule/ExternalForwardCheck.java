package org.inboxaudit.check.rule;

import java.time.Duration;
import java.time.Instant;
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
/// S06), and only if the whole history was read.
///
/// Blind spot: forwarding set on the account instead of in a rule.
@CheckInfo(
    id = "rule-external-forward",
    reads = MailRule.class,
    severity = Severity.HIGH,
    signs = {"S01", "S02", "S06", "S07"},
    attack = {"T1114.003", "T1564.008"})
final class ExternalForwardCheck implements FoldCheck<MailRule, Forwards> {
  private static final long LETTERS_OF_LONG_STANDING = 5;
  private static final Duration LONG_STANDING = Duration.ofDays(180);

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
    Optional<Correspondent> history =
        context.index().correspondent(EmailAddress.of(forward.target()));
    List<String> signs = new ArrayList<>(forward.signs());
    if (history.isEmpty()) {
      signs.add("unseen-target");
    }
    Finding finding =
        about(forward.rule().within(forward.target()))
            .with("target", forward.target())
            .with("rule", forward.name())
            .with("signs", String.join(" ", signs));
    if (!forward.runs()) {
      return finding.at(Severity.LOW, Confidence.WEAK).with("variant", "disabled");
    }
    finding = forward.keepsCopy() ? finding : finding.with("variant", "no-copy");
    if (history.filter(known -> isOfLongStanding(known, context.asOf())).isPresent()) {
      Severity severity = forward.keepsCopy() ? Severity.MEDIUM : Severity.HIGH;
      return finding.at(severity, Confidence.WEAK).with("variant", "known");
    }
    boolean stranger = history.map(Correspondent::writtenTo).orElse(0L) == 0;
    boolean strong = stranger && !signs.isEmpty() && context.index().complete();
    return finding.at(
        forward.isGrave() ? Severity.CRITICAL : Severity.HIGH,
        strong ? Confidence.STRONG : Confidence.FAIR);
  }

  private static boolean isOfLongStanding(Correspondent known, Instant asOf) {
    return known.writtenTo() >= LETTERS_OF_LONG_STANDING
        && known.firstWrittenAt().filter(asOf.minus(LONG_STANDING)::isAfter).isPresent();
  }
}
