package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceRef;

/// With which programs sent mail was written, and in which time zones.
///
/// @param kept by program and zone; the same ones whatever order the messages come in
/// @param dropped how many messages belong to none of them
record ClientHabits(SortedMap<String, Habit> kept, long dropped) {
  private static final int MOST = 120;

  /// @param first the earliest message, which is the one a finding speaks of
  /// @param client the program as [ClientFingerprint] tells it
  /// @param offset the zone, as the Date field writes it
  /// @param firstAt in seconds since 1970, as is `lastAt`
  record Habit(
      EvidenceRef first, String client, String offset, long count, long firstAt, long lastAt) {

    private Habit and(Habit other) {
      boolean mine =
          firstAt != other.firstAt
              ? firstAt < other.firstAt
              : first.key().compareTo(other.first.key()) <= 0;
      return new Habit(
          mine ? first : other.first,
          client,
          mine ? offset : other.offset,
          count + other.count,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }

    String program() {
      return client.substring(0, client.indexOf(' '));
    }

    String idShape() {
      return client.substring(client.indexOf(' ') + 1);
    }

    Instant firstSeen() {
      return Instant.ofEpochSecond(firstAt);
    }

    Duration span() {
      return Duration.ofSeconds(lastAt - firstAt);
    }
  }

  static ClientHabits none() {
    return new ClientHabits(new TreeMap<>(), 0);
  }

  ClientHabits and(EvidenceRef ref, ClientFingerprint print, Instant at) {
    long second = at.getEpochSecond();
    kept.merge(
        print.client() + "|" + print.offset(),
        new Habit(ref, print.client(), print.offset(), 1, second, second),
        Habit::and);
    if (kept.size() <= MOST) {
      return this;
    }
    return new ClientHabits(kept, dropped + kept.pollLastEntry().getValue().count());
  }

  /// The same messages by program alone.
  List<Habit> byClient() {
    SortedMap<String, Habit> clients = new TreeMap<>();
    kept.values().forEach(habit -> clients.merge(habit.client(), habit, Habit::and));
    return List.copyOf(clients.values());
  }

  long total() {
    return kept.values().stream().mapToLong(Habit::count).sum();
  }

  /// Whether another program wrote in this zone as well.
  boolean zoneIsKnown(Habit habit) {
    return kept.values().stream()
        .anyMatch(
            other ->
                !other.client().equals(habit.client()) && other.offset().equals(habit.offset()));
  }
}
