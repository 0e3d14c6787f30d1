package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Message;

/// How many numbers (UIDs, RFC 9051 §2.3.1.1) a folder gave out in each calendar month (UTC), and
/// how many messages of that month are still there. The folder is the inbox, or that of sent mail.
///
/// @param source the connector that read the folder; empty before the first message
/// @param folder as the server names it
/// @param months by `2026-05`; the newest ones
record Months(String source, String folder, SortedMap<String, Month> months) {
  private static final int MOST = 240;
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);

  /// @param lowest the lowest UID in the folder, 0 if no message of the month lies there
  /// @param inside how many messages lie in the folder
  /// @param elsewhere how many messages that may have lain in it lie in other folders
  record Month(long lowest, long highest, long inside, long elsewhere) {

    private Month and(Month other) {
      boolean one = lowest == 0 || other.lowest == 0;
      return new Month(
          one ? Math.max(lowest, other.lowest) : Math.min(lowest, other.lowest),
          Math.max(highest, other.highest),
          inside + other.inside,
          elsewhere + other.elsewhere);
    }
  }

  /// @param month as in `2026-05`
  /// @param missing how many numbers were given out and lead to no message, never negative
  record Loss(String month, long missing) {}

  static Months none() {
    return new Months("", "", new TreeMap<>());
  }

  /// Adds a message.
  ///
  /// @param inside whether it lies in the folder; if not, it may have lain there
  Months and(Message message, boolean inside, Instant asOf) {
    Instant at = message.receivedAt();
    if (at.isBefore(Instant.EPOCH) || at.isAfter(asOf.plus(CLOCKS_DIFFER))) {
      return this;
    }
    long uid = inside ? message.locator().uid() : 0;
    months.merge(
        YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString(),
        new Month(uid, uid, inside ? 1 : 0, inside ? 0 : 1),
        Month::and);
    if (months.size() > MOST) {
      months.remove(months.firstKey());
    }
    return inside ? from(message) : this;
  }

  /// A source tells one such folder; should there be two, the first by name stands for both.
  private Months from(Message message) {
    String name = Shown.of(message.locator().folder().strip());
    boolean first = source.isEmpty() || name.compareTo(folder) < 0;
    return first ? new Months(message.ref().source().value(), name, months) : this;
  }

  /// The losses of each month in which the folder got mail.
  ///
  /// A message that was put back into the folder has a high number and an old date. So a month
  /// ends, at the latest, where a later month begins.
  List<Loss> losses() {
    List<Loss> losses = new ArrayList<>();
    SortedMap<String, Long> ends = ends();
    long before = -1;
    for (var end : ends.entrySet()) {
      Month month = months.get(end.getKey());
      if (month != null) {
        long from = before < 0 ? month.lowest() - 1 : before;
        long given = Math.max(0, end.getValue() - from);
        long missing = given - month.inside() - month.elsewhere();
        losses.add(new Loss(end.getKey(), Math.max(0, missing)));
        before = Math.max(before, end.getValue());
      }
    }
    return losses;
  }

  private SortedMap<String, Long> ends() {
    SortedMap<String, Long> ends = new TreeMap<>();
    long later = Long.MAX_VALUE;
    for (var entry : new TreeMap<>(months).descendingMap().entrySet()) {
      Month month = entry.getValue();
      if (month.inside() > 0) {
        ends.put(entry.getKey(), Math.min(month.highest(), later - 1));
        later = Math.min(later, month.lowest());
      }
    }
    return ends;
  }
}
