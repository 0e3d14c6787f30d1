package org.inboxaudit.check.message;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Sightings;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters with links that stand in a set of indicators (S42, ATT&CK T1566.002).
///
/// Those who watch such groups write about these links themselves: what they send, what the owner
/// sent, and what is quoted only informs.
///
/// Blind spot: whether somebody followed the link, and links hidden behind a shortener.
@CheckInfo(
    id = "message-indicator-link",
    reads = MessageBody.class,
    severity = Severity.MEDIUM,
    signs = "S42",
    features = {"E5", "H5", "H6", "H7"},
    attack = "T1566.002")
final class LinkIndicatorCheck implements FoldCheck<MessageBody, Sightings> {

  @Override
  public boolean canBeAsked(AuditContext context) {
    return context.indicators().isThere();
  }

  @Override
  public Wanted wants() {
    return (_, _) -> Set.of(EvidenceKind.MESSAGE_BODY);
  }

  @Override
  public Sightings start() {
    return Sightings.none();
  }

  @Override
  public Sightings step(Sightings state, MessageBody body, AuditContext context) {
    Message message = body.message();
    boolean report =
        message
            .from()
            .filter(sender -> context.owns(sender) || context.intel().isWatcher(sender.domain()))
            .isPresent();
    Sightings next = state;
    for (Link link : body.links()) {
      if (!context.owns(new Domain(link.host()))) {
        for (Hit hit : context.indicators().link(link).stream().toList()) {
          next =
              next.and(
                  hit, body.ref(), message.receivedAt(), !report, message.has(MessageFlag.SEEN));
        }
      }
    }
    return next;
  }

  @Override
  public List<Finding> conclude(Sightings state, AuditContext context) {
    return state.conclude(this::about, context);
  }
}
