package org.inboxaudit.check.signin;

import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.inboxaudit.check.NetworkMap;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;

/// From where and with what the owner signs in: successful sign-ins by network owner, country and
/// program, never by address.
///
/// @param kept by these three; the same ones are kept whatever order the sign-ins come in
/// @param dropped how many sign-ins belong to none of them
record Networks(SortedMap<String, Habit> kept, long dropped) {
  private static final int MOST = 100;

  /// @param first the earliest sign-in, which is the one a finding speaks of
  /// @param firstAt in seconds since 1970, as is `lastAt`
  record Habit(
      EvidenceRef first,
      String network,
      String country,
      String client,
      long count,
      long firstAt,
      long lastAt) {

    Instant firstSeen() {
      return Instant.ofEpochSecond(firstAt);
    }

    private Habit and(Habit other) {
      boolean mine =
          firstAt != other.firstAt
              ? firstAt < other.firstAt
              : first.key().compareTo(other.first.key()) <= 0;
      return new Habit(
          mine ? first : other.first,
          network,
          country,
          client,
          count + other.count,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }
  }

  static Networks none() {
    return new Networks(new TreeMap<>(), 0);
  }

  Networks and(SignIn signIn, NetworkMap.Network from) {
    String network = shown(from.owner());
    String country = shown(from.country());
    String program = signIn.client().isEmpty() ? signIn.protocol().name() : signIn.client();
    String client = shown(program.toLowerCase(Locale.ROOT));
    long at = signIn.at().getEpochSecond();
    kept.merge(
        String.join("|", network, country, client),
        new Habit(signIn.ref(), network, country, client, 1, at, at),
        Habit::and);
    if (kept.size() <= MOST) {
      return this;
    }
    return new Networks(kept, dropped + kept.pollLastEntry().getValue().count());
  }

  long total() {
    return kept.values().stream().mapToLong(Habit::count).sum();
  }

  long firstAt() {
    return kept.values().stream().mapToLong(Habit::firstAt).min().orElse(0);
  }

  /// Whether another, better known habit has this in common with `habit`.
  boolean isKnown(Habit habit, Function<Habit, String> what) {
    return kept.values().stream()
        .anyMatch(
            other ->
                other.firstAt() < habit.firstAt() && what.apply(other).equals(what.apply(habit)));
  }

  private static String shown(String text) {
    String shown = AlertLetters.shown(text);
    return shown.substring(
        0, shown.offsetByCodePoints(0, Math.min(40, shown.codePointCount(0, shown.length()))));
  }
}
