package org.inboxaudit.check.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.IndicatorKeys;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.check.Indicators.Kind;
import org.inboxaudit.check.Sightings;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters whose sender, Reply-To or subject stands in a set of indicators (S42, ATT&CK
/// T1566).
///
/// It says that somebody aimed at the owner, not that they got in. A sender can be forged, and a
/// domain has another owner after a while.
///
/// Blind spot: whatever is in no set, which is most of it.
@CheckInfo(
    id = "message-indicator",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S42",
    features = {"E5", "H5", "H6", "H7"},
    attack = "T1566")
final class SenderIndicatorCheck implements FoldCheck<Message, Sightings> {

  @Override
  public boolean canBeAsked(AuditContext context) {
    return context.indicators().isThere();
  }

  @Override
  public Sightings start() {
    return Sightings.none();
  }

  @Override
  public Sightings step(Sightings state, Message message, AuditContext context) {
    if (message.from().filter(context::owns).isPresent()) {
      return state;
    }
    Sightings next = state;
    boolean answered = message.has(MessageFlag.ANSWERED);
    for (Hit hit : hits(message, context)) {
      next = next.and(hit, message.ref(), message.receivedAt(), true, answered);
    }
    return next;
  }

  private static List<Hit> hits(Message message, AuditContext context) {
    Stream<EmailAddress> people =
        Stream.concat(message.from().stream(), message.replyTo().stream());
    Optional<Hit> subject =
        context.indicators().find(Kind.SUBJECT, IndicatorKeys.subject(message.subject()));
    return Stream.concat(
            people
                .filter(one -> !context.owns(one))
                .flatMap(one -> context.indicators().address(one).stream()),
            subject.stream())
        .distinct()
        .toList();
  }

  @Override
  public List<Finding> conclude(Sightings state, AuditContext context) {
    return state.conclude(this::about, context);
  }
}
