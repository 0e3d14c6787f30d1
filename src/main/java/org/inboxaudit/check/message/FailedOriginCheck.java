package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.Astray.Letters;
import org.inboxaudit.check.message.Astray.Standing;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters of which the receiving server says that they do not come from where they say (RFC
/// 8601, RFC 7489), though they bear the name of somebody the owner writes to, of a provider or of
/// the owner.
///
/// Lists and forwards break signatures honestly, so they are left alone. A domain whose letters
/// usually pass weighs more than one that never got its records right.
///
/// Blind spot: servers that write no such word, and letters from a correspondent's own account.
@CheckInfo(
    id = "message-failed-origin",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S34",
    features = {"E1", "E9"},
    attack = {"T1672", "T1656"})
final class FailedOriginCheck implements FoldCheck<Message, Origins> {
  private static final long USUALLY = 3;

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public Origins start() {
    return Origins.none();
  }

  @Override
  public Origins step(Origins state, Message message, AuditContext context) {
    boolean counts =
        BodyWanted.isReceived(message, context)
            && message.locator().role() != FolderRole.JUNK
            && !Reception.isBulk(message);
    return counts
        ? state.and(message, ReceiversWord.of(message), Astray.isWeighty(message, context))
        : state;
  }

  @Override
  public List<Finding> conclude(Origins state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Letters letters : state.failed().kept().values()) {
      long passed = state.passed(EmailAddress.of(letters.sender()));
      Standing standing = letters.standing(context);
      if (standing != Standing.STRANGER) {
        findings.add(weigh(letters, standing, passed));
      }
    }
    state.failed().cut().ifPresent(last -> findings.add(more(last)));
    return findings;
  }

  private Finding weigh(Letters letters, Standing standing, long passed) {
    Finding finding =
        about(letters.first())
            .when(Instant.ofEpochSecond(letters.firstAt()))
            .with("sender", letters.sender())
            .with("standing", standing.word())
            .with("usual", passed)
            .with("count", letters.count());
    if (letters.putAway()) {
      return finding.at(Severity.INFO, Confidence.WEAK);
    }
    boolean usual = passed >= USUALLY && passed >= letters.count();
    if (!usual && standing != Standing.PROVIDER) {
      return finding.at(Severity.LOW, Confidence.WEAK);
    }
    return letters.answered() ? finding.at(Severity.HIGH).with("variant", "answered") : finding;
  }
}
