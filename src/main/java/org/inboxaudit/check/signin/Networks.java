package org.inboxaudit.check.signin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;

/// From where and with what somebody signed in: successful sign-ins by network owner, country and
/// program, never by address.
///
/// @param kept by these three; the same ones are kept whatever order the sign-ins come in
/// @param dropped how many hours of sign-ins belong to none of them
/// @param ours how many were this service's own
record Networks(SortedMap<String, Habit> kept, long dropped, long ours) {
  private static final int MOST = 110;
  private static final int LONGEST_PROGRAM = 16;

  /// @param first the earliest sign-in, which is the one a finding speaks of
  /// @param use what the network is known for; empty for a common one
  /// @param hours in how many hours somebody signed in
  /// @param firstAt in seconds since 1970, as is `lastAt`
  record Habit(
      EvidenceRef first,
      String network,
      String country,
      String client,
      String use,
      long hours,
      long firstAt,
      long lastAt) {

    Instant firstSeen() {
      return Instant.ofEpochSecond(firstAt);
    }

    private Habit and(Habit other) {
      Habit earlier = Order.precedes(first, firstAt, other.first, other.firstAt) ? this : other;
      return new Habit(
          earlier.first,
          earlier.network,
          earlier.country,
          earlier.client,
          earlier.use,
          hours + other.hours,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }
  }

  static Networks none() {
    return new Networks(new TreeMap<>(), 0, 0);
  }

  Networks andOurs() {
    return new Networks(kept, dropped, ours + 1);
  }

  Networks and(SignIn signIn, Whence from) {
    Habit habit =
        new Habit(
            signIn.ref(),
            from.network(),
            from.country(),
            program(signIn),
            from.use(),
            1,
            signIn.at().getEpochSecond(),
            signIn.until().getEpochSecond());
    kept.merge(
        String.join("|", habit.network(), habit.country(), habit.use(), habit.client()),
        habit,
        Habit::and);
    if (kept.size() <= MOST) {
      return this;
    }
    return new Networks(kept, dropped + kept.pollLastEntry().getValue().hours(), ours);
  }

  long total() {
    return kept.values().stream().mapToLong(Habit::hours).sum();
  }

  long firstAt() {
    return kept.values().stream().mapToLong(Habit::firstAt).min().orElse(0);
  }

  /// The habits of these by network and country alone, each with the program of its first sign-in.
  static List<Habit> places(List<Habit> habits) {
    return by(habits, habit -> String.join("|", habit.network(), habit.country(), habit.use()));
  }

  /// The habits of these by program alone, each with the network of its first sign-in.
  static List<Habit> programs(List<Habit> habits) {
    return by(habits, Habit::client);
  }

  private static List<Habit> by(List<Habit> habits, Function<Habit, String> what) {
    SortedMap<String, Habit> merged = new TreeMap<>();
    habits.forEach(habit -> merged.merge(what.apply(habit), habit, Habit::and));
    return List.copyOf(merged.values());
  }

  /// A program by its name without a version, `thunderbird`; by its protocol if the log names none.
  private static String program(SignIn signIn) {
    String name = signIn.client().strip();
    int end = 0;
    while (end < name.length() && "/(;0123456789".indexOf(name.charAt(end)) < 0) {
      end++;
    }
    String bare = name.substring(0, end).strip();
    String program = bare.isEmpty() ? signIn.protocol().name() : bare;
    return Whence.brief(program.toLowerCase(Locale.ROOT), LONGEST_PROGRAM);
  }
}
