package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.message.FirstHop.Origin;
import org.inboxaudit.evidence.Message;

/// With which programs mail was written: when, in which time zones, from where and to how many.
///
/// @param kept by program; the same ones whatever order the messages come in
/// @param dropped how many messages belong to none of them
record ClientHabits(SortedMap<String, ClientHabit> kept, long dropped) {
  private static final int MOST = 40;
  private static final long LONG_USED = 20;
  private static final Duration ESTABLISHED = Duration.ofDays(90);

  static Set<String> headers() {
    Set<String> headers = new TreeSet<>(ClientFingerprint.headers());
    headers.addAll(FirstHop.headers());
    return headers;
  }

  static ClientHabits none() {
    return new ClientHabits(new TreeMap<>(), 0);
  }

  ClientHabits and(Message message, AuditContext context) {
    ClientFingerprint print = ClientFingerprint.of(message, context);
    Instant at = message.sentAt().map(OffsetDateTime::toInstant).orElse(message.receivedAt());
    SortedMap<String, Long> networks = new TreeMap<>();
    FirstHop.of(message)
        .map(address -> Origin.of(address, context))
        .ifPresent(origin -> networks.put(origin.key(), 1L));
    kept.merge(
        print.client(),
        new ClientHabit(
            message.ref(),
            print.client(),
            print.offset(),
            1,
            at.getEpochSecond(),
            at.getEpochSecond(),
            message.recipients().size(),
            new TreeMap<>(Map.of(at.atOffset(ZoneOffset.UTC).getHour(), 1L)),
            new TreeMap<>(Map.of(print.offset(), 1L)),
            networks),
        ClientHabit::and);
    if (kept.size() <= MOST) {
      return this;
    }
    return new ClientHabits(kept, dropped + kept.pollLastEntry().getValue().count());
  }

  long total() {
    return kept.values().stream().mapToLong(ClientHabit::count).sum();
  }

  /// The long-used programs that were there well before this one and were still used after.
  List<ClientHabit> besides(ClientHabit habit) {
    return kept.values().stream()
        .filter(
            old ->
                old.count() >= LONG_USED
                    && habit.firstAt() - old.firstAt() >= ESTABLISHED.toSeconds()
                    && old.lastAt() > habit.firstAt())
        .toList();
  }

  /// Whether another program wrote in this zone as well.
  boolean knowsZone(ClientHabit habit) {
    return kept.values().stream()
        .anyMatch(
            other ->
                !other.client().equals(habit.client())
                    && other.offsets().containsKey(habit.offset()));
  }
}
