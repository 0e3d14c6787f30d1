package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.OwnReplies.Target;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds mail of the owner's whose answers go to an address that older sent mail does not name
/// (S28): somebody changed the setting, or wrote in the owner's name.
///
/// People set such an address themselves when they change jobs or write for a group, so the owner
/// is asked. Own addresses are left alone.
///
/// Blind spot: sent mail that was deleted, and a setting that was changed before the oldest of it.
@CheckInfo(
    id = "message-own-reply-to",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S28",
    features = "E8",
    attack = "T1656")
final class OwnReplyToCheck implements FoldCheck<Message, OwnReplies> {
  private static final long ENOUGH = 10;
  private static final Duration RECENT = Duration.ofDays(365);

  @Override
  public OwnReplies start() {
    return OwnReplies.none();
  }

  @Override
  public OwnReplies step(OwnReplies state, Message message, AuditContext context) {
    boolean sent =
        message.locator().role() == FolderRole.SENT
            && message.receivedAt().isAfter(Instant.EPOCH)
            && message.from().filter(context::owns).isPresent();
    return sent ? state.and(message) : state;
  }

  @Override
  public List<Finding> conclude(OwnReplies state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .targets()
        .forEach(
            (address, target) -> {
              EmailAddress to = EmailAddress.of(address);
              Instant first = Instant.ofEpochSecond(target.firstAt());
              long before = state.sentBefore(YearMonth.from(first.atOffset(ZoneOffset.UTC)));
              if (!context.owns(to) && before >= ENOUGH) {
                findings.add(weigh(to, target, before, context));
              }
            });
    return findings;
  }

  private Finding weigh(EmailAddress to, Target target, long before, AuditContext context) {
    Instant last = Instant.ofEpochSecond(target.lastAt());
    boolean recent = last.isAfter(context.asOf().minus(RECENT));
    Finding finding =
        about(target.first())
            .when(Instant.ofEpochSecond(target.firstAt()))
            .with("target", to)
            .with("count", target.count())
            .with("usual", before);
    return recent && !context.index().wroteTo(to)
        ? finding
        : finding.at(Severity.LOW, Confidence.WEAK);
  }
}
