package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.message.Bounces.Entry;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters about mail that could not be delivered to an address the owner never wrote to
/// (S10, S25): a forward that no rule shows, or mail in the owner's name that is not there any
/// more.
///
/// Anybody can forge a sender and so bring such letters about. One counts only if it names a
/// message of this mailbox, a Message-ID such as the owner's, or says that forwarding is not
/// allowed. A message of the owner's that is there was most likely sent on by whoever got it.
///
/// Blind spot: letters that were deleted, and forwards that work.
@CheckInfo(
    id = "message-foreign-bounce",
    reads = {Message.class, DeliveryStatus.class},
    severity = Severity.MEDIUM,
    confidence = Confidence.WEAK,
    signs = {"S10", "S25"},
    features = "B23",
    attack = "T1114.003")
final class ForeignBounceCheck implements FoldCheck<Evidence, Bounces> {
  /// Exchange Online does not let mail out that is sent on by itself.
  private static final String NO_FORWARDING = "5.7.520";

  @Override
  public Wanted wants() {
    return (message, _) -> Bounces.mayBe(message) ? Set.of(EvidenceKind.DELIVERY_STATUS) : Set.of();
  }

  @Override
  public Bounces start() {
    return Bounces.none();
  }

  @Override
  public Bounces step(Bounces state, Evidence evidence, AuditContext context) {
    if (evidence instanceof Message message) {
      boolean sent =
          message.locator().role() == FolderRole.SENT
              && message.from().filter(context::owns).isPresent();
      return sent ? state.and(message.messageId()) : state;
    }
    if (evidence instanceof DeliveryStatus status
        && status.recipient().filter(to -> !context.owns(to)).isPresent()) {
      boolean own = status.originalFrom().filter(context::owns).isPresent();
      boolean stopped = status.status().equals(NO_FORWARDING);
      return state.and(status, status.recipient().get().toString(), own, stopped);
    }
    return state;
  }

  @Override
  public List<Finding> conclude(Bounces state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, Entry> each : state.kept().entrySet()) {
      EmailAddress recipient = EmailAddress.of(each.getKey());
      Entry entry = each.getValue();
      if (!context.index().wroteTo(recipient)) {
        Finding finding =
            about(entry.first())
                .when(Instant.ofEpochSecond(entry.firstAt()))
                .with("recipient", recipient)
                .with("count", entry.count());
        BounceSigns.of(entry, state, context)
            .weigh(finding, BounceSigns.isNamesake(recipient, context))
            .ifPresent(findings::add);
      }
    }
    if (state.more()) {
      findings.add(more(state.kept().lastEntry().getValue().first()));
    }
    return findings;
  }
}
