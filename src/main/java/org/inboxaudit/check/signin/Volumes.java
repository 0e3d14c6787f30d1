package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailSession;

/// What left the mailbox on which day (UTC) into which network, and what was removed.
///
/// @param kept by day and network, the newest first
record Volumes(SortedMap<String, Volume> kept) {
  private static final long LEAST_OCTETS = 50L << 20;
  private static final long TIMES_A_MIDDLE_DAY = 20;
  private static final long LEAST_MESSAGES = 500;
  private static final long MANY_REMOVED = 100;
  private static final int MOST = 160;
  private static final long A_MONTH = 30;
  private static final long A_DAY = Duration.ofDays(1).toSeconds();

  /// @param ref the session that took the most
  /// @param most what that one took
  /// @param day since 1970
  /// @param read how many messages were fetched whole, as far as the log counts them
  /// @param removed how many were deleted for good, as far as the log counts them
  record Volume(
      EvidenceRef ref,
      long most,
      String network,
      String country,
      String use,
      long day,
      long octets,
      long read,
      long removed) {

    private Volume and(Volume other) {
      // The one that took the most is the one to speak of.
      boolean mine = Order.precedes(ref, -most, other.ref, -other.most);
      return new Volume(
          mine ? ref : other.ref,
          Math.max(most, other.most),
          network,
          country,
          use,
          day,
          octets + other.octets,
          read + other.read,
          removed + other.removed);
    }

    Instant when() {
      return Instant.ofEpochSecond(day * A_DAY);
    }

    boolean removesMuch() {
      return removed >= MANY_REMOVED;
    }

    String place() {
      return network + "|" + country;
    }
  }

  static Volumes none() {
    return new Volumes(new TreeMap<>());
  }

  Volumes and(MailSession session, Whence from) {
    long day = Math.floorDiv(session.endedAt().getEpochSecond(), A_DAY);
    Volume volume =
        new Volume(
            session.ref(),
            session.octetsSent(),
            from.network(),
            from.country(),
            from.use(),
            day,
            Math.max(0, session.octetsSent()),
            Math.max(0, session.messagesRead()),
            Math.max(0, session.messagesRemoved()));
    kept.merge("%019d|%s".formatted(Long.MAX_VALUE - day, volume.place()), volume, Volume::and);
    if (kept.size() > MOST) {
      kept.pollLastEntry();
    }
    return this;
  }

  /// How many days there are.
  int days() {
    return byDay().size();
  }

  /// What the owner's middle day takes, all networks together. One large day does not move it.
  long middleDay() {
    List<Long> days = byDay().values().stream().sorted().toList();
    return days.isEmpty() ? 0 : days.get(days.size() / 2);
  }

  private SortedMap<Long, Long> byDay() {
    SortedMap<Long, Long> days = new TreeMap<>();
    kept.values().forEach(volume -> days.merge(volume.day(), volume.octets(), Long::sum));
    return days;
  }

  /// Whether this is most of the mailbox, twenty times what leaves it on a middle day, or much that
  /// a new network removed.
  ///
  /// @param messages how many are in the mailbox
  boolean isOdd(Volume volume, long messages) {
    boolean most = volume.read() >= LEAST_MESSAGES && 2 * volume.read() >= messages;
    boolean much =
        volume.octets() >= LEAST_OCTETS && volume.octets() / TIMES_A_MIDDLE_DAY >= middleDay();
    return most || much || (volume.removesMuch() && isNew(volume));
  }

  /// Whether a network was not known for a month when this happened, and others were.
  boolean isNew(Volume volume) {
    long seen =
        kept.values().stream()
            .filter(other -> other.place().equals(volume.place()))
            .mapToLong(Volume::day)
            .min()
            .orElse(volume.day());
    long start = kept.values().stream().mapToLong(Volume::day).min().orElse(volume.day());
    return !volume.network().equals(Whence.UNKNOWN)
        && volume.day() - seen < A_MONTH
        && volume.day() - start >= A_MONTH;
  }
}
