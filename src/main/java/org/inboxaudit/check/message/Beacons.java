package org.inboxaudit.check.message;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.MessageBody;

/// Whose letters tell their sender when they are looked at, and what else these senders sent.
///
/// @param senders by address; the same ones whatever order they come in
record Beacons(SortedMap<String, Sender> senders, boolean more) {
  private static final int MOST = 120;
  private static final int LONGEST = 100;

  /// @param first the earliest letter with a hidden picture, the earliest of all if none has one
  /// @param firstAt in seconds since 1970
  /// @param pictures how many letters hold one
  /// @param own whether one of them names the owner's address
  /// @param sign whether some letter of theirs is a sign by itself
  /// @param topic whether some letter bears on what the community at risk cares about
  record Sender(
      EvidenceRef first, long firstAt, long pictures, boolean own, boolean sign, boolean topic) {

    private Sender and(Sender other) {
      boolean alike = (pictures > 0) == (other.pictures > 0);
      boolean mine =
          alike
              ? Order.precedes(first, firstAt, other.first, other.firstAt)
              : pictures > other.pictures;
      return new Sender(
          mine ? first : other.first,
          mine ? firstAt : other.firstAt,
          pictures + other.pictures,
          own || other.own,
          sign || other.sign,
          topic || other.topic);
    }
  }

  static Beacons none() {
    return new Beacons(new TreeMap<>(), false);
  }

  Beacons and(MessageBody body, AuditContext context) {
    Optional<String> from =
        body.message()
            .from()
            .filter(address -> !context.owns(address))
            .map(Object::toString)
            .filter(address -> address.length() <= LONGEST);
    boolean picture =
        body.links().stream().anyMatch(link -> shows(link, LinkTrait.INVISIBLE_PICTURE));
    boolean sign = isASign(body);
    if (from.isEmpty() || Reception.isBulk(body.message()) || (!picture && !sign)) {
      return this;
    }
    boolean own =
        body.links().stream()
            .filter(link -> shows(link, LinkTrait.INVISIBLE_PICTURE))
            .anyMatch(link -> shows(link, LinkTrait.OWN_ADDRESS));
    Sender sender =
        new Sender(
            body.ref(),
            body.message().receivedAt().getEpochSecond(),
            picture ? 1 : 0,
            own,
            sign,
            body.traits().contains(BodyTrait.COMMUNITY_TOPIC));
    senders.merge(from.get(), sender, Sender::and);
    if (senders.size() <= MOST) {
      return this;
    }
    senders.remove(senders.lastKey());
    return new Beacons(senders, true);
  }

  /// Whether a letter asks for what makes people give an account away, or does more by itself.
  private static boolean isASign(MessageBody body) {
    boolean words =
        body.traits().contains(BodyTrait.ACCOUNT_THREAT)
            || body.traits().contains(BodyTrait.PASSWORD_FORM)
            || body.traits().contains(BodyTrait.WEBMAIL_EXPLOIT);
    return words
        || body.links().stream()
            .anyMatch(
                link ->
                    shows(link, LinkTrait.OAUTH_MAIL_SCOPE)
                        || shows(link, LinkTrait.DEVICE_CODE)
                        || shows(link, LinkTrait.DISGUISED_HOST)
                        || shows(link, LinkTrait.PROGRAM));
  }

  private static boolean shows(Link link, LinkTrait trait) {
    return link.traits().contains(trait);
  }
}
