package org.inboxaudit.check.message;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// When the owner sleeps, as their sent mail tells it: the middle of the longest stretch of the day
/// in which they hardly ever write, in the zone they write in most. Not any hour at which they
/// happen not to write; people who have office hours also write in the evening.
///
/// @param home the zone
/// @param middle the hour in the middle of the stretch
/// @param around how many hours on either side belong to it
record OwnNight(ZoneOffset home, int middle, int around) {
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final int SHORTEST = 6;
  private static final int WIDEST = 2;
  private static final long ENOUGH = 60;

  /// In an hour of the night less than one message in two hundred is written.
  private static final long SELDOM = 200;

  /// @return empty if that cannot be told: too few messages, no zone, or an owner who writes around
  ///   the clock
  static Optional<OwnNight> of(List<ClientHabit> own) {
    SortedMap<String, Long> offsets = new TreeMap<>();
    own.forEach(habit -> habit.offsets().forEach((o, n) -> offsets.merge(o, n, Long::sum)));
    return offsets.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(most -> zone(most.getKey()))
        .flatMap(home -> longest(home, local(own, home)));
  }

  private static Optional<ZoneOffset> zone(String offset) {
    try {
      return Optional.of(ZoneOffset.of(offset));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static long[] local(List<ClientHabit> own, ZoneOffset home) {
    long[] hours = new long[HOURS];
    own.forEach(habit -> habit.hours().forEach((hour, count) -> hours[local(hour, home)] += count));
    return hours;
  }

  /// The middle of an hour (UTC), told by the owner's clock.
  private static int local(int hour, ZoneOffset home) {
    int minutes = hour * MINUTES + MINUTES / 2 + home.getTotalSeconds() / MINUTES;
    return Math.floorMod(minutes, HOURS * MINUTES) / MINUTES;
  }

  private static Optional<OwnNight> longest(ZoneOffset home, long[] hours) {
    long total = 0;
    for (long count : hours) {
      total += count;
    }
    int longest = 0;
    int end = 0;
    int length = 0;
    // twice around, because a night goes over midnight
    for (int i = 0; i < 2 * HOURS; i++) {
      length = hours[i % HOURS] * SELDOM < total ? length + 1 : 0;
      if (length > longest && length <= HOURS) {
        longest = length;
        end = i;
      }
    }
    return total < ENOUGH || longest < SHORTEST
        ? Optional.empty()
        : Optional.of(new OwnNight(home, Math.floorMod(end - longest / 2, HOURS), WIDEST));
  }

  /// The hour of the owner's night, by their clock, in which at least half of these messages were
  /// written, the most of them; empty if they were not.
  Optional<Integer> hourOf(ClientHabit habit) {
    SortedMap<Integer, Long> night = new TreeMap<>();
    habit
        .hours()
        .forEach(
            (hour, count) -> {
              int local = local(hour, home);
              int apart = Math.floorMod(local - middle, HOURS);
              if (Math.min(apart, HOURS - apart) <= around) {
                night.merge(local, count, Long::sum);
              }
            });
    long written = night.values().stream().mapToLong(count -> count).sum();
    return night.entrySet().stream()
        .filter(_ -> 2 * written >= habit.count())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
