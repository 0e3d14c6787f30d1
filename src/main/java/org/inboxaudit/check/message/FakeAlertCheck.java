package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.FakeLetters.Fake;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters whose sender bears the name of a mail provider without being it: the name before
/// somebody else's address, or a domain made to look like the provider's (S34, S37).
///
/// They ask for passwords, and say nothing about who is in the mailbox. What the subject says only
/// counts where the sender leaves a doubt. Left alone are the provider's own domains, lists that
/// bear its name, and addresses the owner writes to.
///
/// Blind spot: whether somebody followed the link, and letters that were deleted.
@CheckInfo(
    id = "message-fake-alert",
    reads = Message.class,
    severity = Severity.LOW,
    signs = {"S34", "S37"},
    features = {"C4", "E2"},
    attack = {"T1566.002", "T1656"})
final class FakeAlertCheck implements FoldCheck<Message, FakeLetters> {
  private static final long KNOWN_AFTER = 3;

  @Override
  public Set<String> headers() {
    return Set.of(Impostor.LIST);
  }

  @Override
  public FakeLetters start() {
    return FakeLetters.none();
  }

  @Override
  public FakeLetters step(FakeLetters state, Message message, AuditContext context) {
    return Impostor.of(message, context)
        .map(one -> state.and(message, one.address(), one.provider(), one.byDomain()))
        .orElse(state);
  }

  @Override
  public List<Finding> conclude(FakeLetters state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Fake fake : state.kept().values()) {
      boolean known =
          context
              .index()
              .correspondent(EmailAddress.of(fake.sender()))
              .filter(one -> one.writtenTo() >= KNOWN_AFTER)
              .isPresent();
      if (!known) {
        findings.add(weigh(fake));
      }
    }
    if (state.more()) {
      findings.add(more(state.kept().lastEntry().getValue().first()));
    }
    return findings;
  }

  private Finding weigh(Fake fake) {
    String provider = fake.provider();
    Finding finding =
        about(fake.first())
            .when(Instant.ofEpochSecond(fake.firstAt()))
            .with(
                "provider",
                provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1))
            .with("sender", fake.sender())
            .with("count", fake.count());
    if (fake.answered()) {
      return finding.at(Severity.MEDIUM).with("variant", "answered");
    }
    if (fake.putAway()) {
      return finding.at(Severity.INFO).with("variant", "junk");
    }
    return finding.at(Severity.LOW, fake.domain() ? Confidence.FAIR : Confidence.WEAK);
  }
}
