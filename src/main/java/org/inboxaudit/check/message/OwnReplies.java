package org.inboxaudit.check.message;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;

/// To which address the owner's own mail lets people answer.
///
/// @param months how much was sent, by `2026-05`; the newest ones
/// @param targets by address; the same ones whatever order they come in
record OwnReplies(SortedMap<String, Long> months, SortedMap<String, Target> targets) {
  private static final int MOST_MONTHS = 300;
  private static final int MOST_TARGETS = 30;
  private static final int LONGEST = 100;

  /// @param first the earliest message that names it
  /// @param firstAt in seconds since 1970
  record Target(EvidenceRef first, long firstAt, long lastAt, long count) {
    private Target and(Target other) {
      boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
      return new Target(
          mine ? first : other.first,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt),
          count + other.count);
    }
  }

  static OwnReplies none() {
    return new OwnReplies(new TreeMap<>(), new TreeMap<>());
  }

  OwnReplies and(Message message) {
    months.merge(
        YearMonth.from(message.receivedAt().atOffset(ZoneOffset.UTC)).toString(), 1L, Long::sum);
    if (months.size() > MOST_MONTHS) {
      months.remove(months.firstKey());
    }
    long at = message.receivedAt().getEpochSecond();
    for (EmailAddress to : message.replyTo()) {
      if (to.toString().length() <= LONGEST) {
        targets.merge(to.toString(), new Target(message.ref(), at, at, 1), Target::and);
      }
      if (targets.size() > MOST_TARGETS) {
        targets.remove(targets.lastKey());
      }
    }
    return this;
  }

  /// How much was sent in the months before a moment's.
  long sentBefore(YearMonth month) {
    return months.headMap(month.toString()).values().stream().mapToLong(Long::longValue).sum();
  }
}
