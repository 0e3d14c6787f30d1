package org.inboxaudit.check.message;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Order;
import org.inboxaudit.check.message.Acquaintances.Likeness;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;

/// Senders that look like somebody the owner knows: who that is comes from the round of all
/// messages, who looks like them from that of the texts.
///
/// @param kept by likeness and sender, those by name last; the same ones whatever order they come
///   in
/// @param more whether there were more senders than these
record LookAlikes(Acquaintances known, SortedMap<String, Sender> kept, boolean more) {
  private static final int MOST = 20;
  private static final int LONGEST = 100;
  private static final Set<BodyTrait> ASKS =
      Set.of(
          BodyTrait.ACCOUNT_THREAT,
          BodyTrait.ASKS_FOR_MONEY,
          BodyTrait.ASKS_TO_SIGN_IN,
          BodyTrait.PASSWORD_FORM,
          BodyTrait.WEBMAIL_EXPLOIT);

  /// @param firstAt in seconds since 1970
  /// @param asks whether one of its letters asks for something
  /// @param answered whether the owner answered one
  record Sender(
      String address,
      Likeness likeness,
      EvidenceRef first,
      long firstAt,
      long count,
      boolean asks,
      boolean answered) {

    private Sender and(Sender other) {
      boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
      return new Sender(
          address,
          likeness,
          mine ? first : other.first,
          Math.min(firstAt, other.firstAt),
          count + other.count,
          asks || other.asks,
          answered || other.answered);
    }
  }

  static LookAlikes none() {
    return new LookAlikes(Acquaintances.none(), new TreeMap<>(), false);
  }

  LookAlikes and(Evidence evidence, AuditContext context) {
    if (evidence instanceof Message message) {
      return new LookAlikes(known.and(message, context), kept, more);
    }
    return evidence instanceof MessageBody body ? and(body, context) : this;
  }

  private LookAlikes and(MessageBody body, AuditContext context) {
    Message message = body.message();
    EmailAddress from = message.from().orElse(null);
    if (from == null || from.toString().length() > LONGEST || Reception.isBulk(message)) {
      return this;
    }
    Likeness likeness = known.likeness(from, message.fromName(), context).orElse(null);
    if (likeness == null) {
      return this;
    }
    kept.merge(
        (likeness.isOfName() ? "b " : "a ") + likeness + " " + from,
        new Sender(
            from.toString(),
            likeness,
            body.ref(),
            message.receivedAt().getEpochSecond(),
            1,
            body.traits().stream().anyMatch(ASKS::contains),
            message.has(MessageFlag.ANSWERED)),
        Sender::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.remove(kept.lastKey());
    return new LookAlikes(known, kept, true);
  }
}
