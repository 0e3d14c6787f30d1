package org.inboxaudit.check.message;

import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.DeliveryStatus;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;

/// What [ForeignBounceCheck] remembers: notifications by the address they are about, and how the
/// owner's own Message-IDs end.
///
/// @param kept by address; the same ones whatever order they come in
/// @param places the right sides of the Message-IDs of sent mail
/// @param more whether there were more addresses than these
record Bounces(SortedMap<String, Entry> kept, SortedSet<String> places, boolean more) {
  private static final Set<String> STATUS =
      Set.of("message/delivery-status", "message/global-delivery-status");

  private static final int MOST = 12;
  private static final int MOST_PLACES = 20;
  private static final int MOST_IDS = 3;
  private static final int LONGEST_ID = 250;
  private static final int LONGEST_PLACE = 100;

  /// @param first the earliest notification
  /// @param firstAt in seconds since 1970
  /// @param refused whether a server said of mail in the owner's name that forwarding to the
  ///   outside is not allowed
  /// @param stopped whether it said so of any mail
  /// @param ids the first Message-IDs of what could not be delivered, each with whether the owner
  ///   is said to have written it
  record Entry(
      EvidenceRef first,
      long firstAt,
      long count,
      boolean refused,
      boolean stopped,
      SortedMap<String, Boolean> ids) {

    private Entry and(Entry other) {
      boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
      SortedMap<String, Boolean> all = new TreeMap<>(ids);
      other.ids.forEach((id, own) -> all.merge(id, own, Boolean::logicalOr));
      while (all.size() > MOST_IDS) {
        all.pollLastEntry();
      }
      return new Entry(
          mine ? first : other.first,
          Math.min(firstAt, other.firstAt),
          count + other.count,
          refused || other.refused,
          stopped || other.stopped,
          all);
    }
  }

  /// Whether a message has a part for such a notification (RFC 3464 §2, RFC 6533 §3). Asked of
  /// every message.
  static boolean mayBe(Message message) {
    for (Message.Part part : message.parts()) {
      if (STATUS.contains(part.mediaType())) {
        return true;
      }
    }
    return false;
  }

  static Bounces none() {
    return new Bounces(new TreeMap<>(), new TreeSet<>(), false);
  }

  /// Adds how a Message-ID of the owner's ends.
  Bounces and(String messageId) {
    String place = place(messageId);
    if (!place.isEmpty() && place.length() <= LONGEST_PLACE) {
      places.add(place);
      if (places.size() > MOST_PLACES) {
        places.removeLast();
      }
    }
    return this;
  }

  /// @param recipient whom it is about
  /// @param own whether the owner is said to have written what it is about
  /// @param stopped whether forwarding to the outside is not allowed
  Bounces and(DeliveryStatus status, String recipient, boolean own, boolean stopped) {
    SortedMap<String, Boolean> ids = new TreeMap<>();
    String id = status.originalMessageId();
    if (!id.isEmpty() && id.length() <= LONGEST_ID) {
      ids.put(id, own);
    }
    long at = status.message().receivedAt().getEpochSecond();
    kept.merge(recipient, new Entry(status.ref(), at, 1, own && stopped, stopped, ids), Entry::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Bounces(kept, places, true);
  }

  /// What stands behind the `@` of a Message-ID.
  static String place(String messageId) {
    return messageId.substring(messageId.lastIndexOf('@') + 1).toLowerCase(java.util.Locale.ROOT);
  }
}
