package org.inboxaudit.check.message;

import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// What [FakeAlertCheck] remembers: false letters by the provider they name and their sender.
///
/// @param kept by provider and sender; the same ones whatever order they come in
/// @param more whether there were more senders than these
record FakeLetters(SortedMap<String, Fake> kept, boolean more) {
  private static final int MOST = 20;

  /// @param sender the address they came from
  /// @param first the earliest
  /// @param firstAt in seconds since 1970
  /// @param domain whether the domain looks like the provider's, not only the name before it
  /// @param answered whether the owner answered one
  /// @param putAway whether all of them lie among junk or in the trash
  record Fake(
      String provider,
      String sender,
      EvidenceRef first,
      long firstAt,
      long count,
      boolean domain,
      boolean answered,
      boolean putAway) {

    private Fake and(Fake other) {
      boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
      return new Fake(
          provider,
          sender,
          mine ? first : other.first,
          Math.min(firstAt, other.firstAt),
          count + other.count,
          domain || other.domain,
          answered || other.answered,
          putAway && other.putAway);
    }
  }

  static FakeLetters none() {
    return new FakeLetters(new TreeMap<>(), false);
  }

  FakeLetters and(Message message, EmailAddress from, String provider, boolean domain) {
    FolderRole role = message.locator().role();
    Fake fake =
        new Fake(
            provider,
            from.toString(),
            message.ref(),
            message.receivedAt().getEpochSecond(),
            1,
            domain,
            message.has(MessageFlag.ANSWERED),
            role == FolderRole.JUNK || role == FolderRole.TRASH);
    kept.merge(provider + "|" + from, fake, Fake::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new FakeLetters(kept, true);
  }
}
