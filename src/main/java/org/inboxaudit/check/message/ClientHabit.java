package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;

/// How one program was used for sent mail.
///
/// @param first the earliest message, which is the one a finding speaks of
/// @param client the program as [ClientFingerprint] tells it
/// @param offset the zone of the earliest message, as its Date field writes it
/// @param firstAt in seconds since 1970, as is `lastAt`
/// @param most to how many people the message with most recipients went
/// @param hours how many messages were written in each hour of the day (UTC)
/// @param offsets how many in each zone
/// @param networks how many were handed in from each network, by [FirstHop.Origin#key]
record ClientHabit(
    EvidenceRef first,
    String client,
    String offset,
    long count,
    long firstAt,
    long lastAt,
    long most,
    SortedMap<Integer, Long> hours,
    SortedMap<String, Long> offsets,
    SortedMap<String, Long> networks) {
  static final String SHORT_DIGITS = "short-digits";
  static final String SHORT_HEX = "short-hex";

  private static final Duration AT_ONCE = Duration.ofDays(2);
  private static final Duration IN_USE = Duration.ofDays(30);
  private static final int MOST_NETWORKS = 8;
  private static final int MOST_OFFSETS = 8;

  /// What an id is taken for that has none of the other characters by chance.
  private static final Map<String, Set<String>> BY_CHANCE =
      Map.of(
          SHORT_DIGITS, Set.of(SHORT_HEX, "hex", "letters"),
          SHORT_HEX, Set.of("hex", "letters"));

  /// The habit with the messages of another of the same program.
  ClientHabit and(ClientHabit other) {
    boolean mine = Order.precedes(first, firstAt, other.first, other.firstAt);
    return new ClientHabit(
        mine ? first : other.first,
        client,
        mine ? offset : other.offset,
        count + other.count,
        Math.min(firstAt, other.firstAt),
        Math.max(lastAt, other.lastAt),
        Math.max(most, other.most),
        sum(hours, other.hours, Integer.MAX_VALUE),
        sum(offsets, other.offsets, MOST_OFFSETS),
        sum(networks, other.networks, MOST_NETWORKS));
  }

  /// The same keys are kept whatever order they come in.
  private static <K> SortedMap<K, Long> sum(
      SortedMap<K, Long> one, SortedMap<K, Long> other, int most) {
    SortedMap<K, Long> sum = new TreeMap<>(one);
    other.forEach((key, value) -> sum.merge(key, value, Long::sum));
    while (sum.size() > most) {
      sum.remove(sum.lastKey());
    }
    return sum;
  }

  /// The family of the program, a dash if it does not name itself.
  String program() {
    return word(0);
  }

  String idShape() {
    return word(1);
  }

  String boundary() {
    return word(2);
  }

  private String word(int index) {
    return client.split(" ", 3)[index];
  }

  /// What the owner is asked about: the name of the program or, if it has none, its marks.
  String shown() {
    return program().equals("–") ? program() + " " + idShape() : program();
  }

  Instant firstSeen() {
    return Instant.ofEpochSecond(firstAt);
  }

  /// Whether all of it was written within two days.
  boolean isAtOnce() {
    return lastAt - firstAt <= AT_ONCE.toSeconds();
  }

  /// Whether it was not in use for long.
  boolean isPassing() {
    return lastAt - firstAt < IN_USE.toSeconds();
  }

  /// Whether it is another by its boundaries alone.
  boolean isNamedLike(ClientHabit other) {
    return program().equals(other.program()) && idShape().equals(other.idShape());
  }

  /// Whether its ids, which are short, may be those of another program and have come out like this
  /// by chance.
  boolean mayBe(ClientHabit other) {
    String[] mine = idShape().split("@", 2);
    String[] others = other.idShape().split("@", 2);
    return program().equals(other.program())
        && mine.length == others.length
        && mine[mine.length - 1].equals(others[others.length - 1])
        && BY_CHANCE.getOrDefault(mine[0], Set.of()).contains(others[0]);
  }
}
