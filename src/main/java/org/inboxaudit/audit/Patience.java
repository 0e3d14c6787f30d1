package org.inboxaudit.audit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long a server is left alone before it is asked again, and how often.
final class Patience {
  /// How long to wait after each try, more or less; after the last the rest becomes a gap.
  private static final List<Duration> TRIES =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));

  /// A server that wants to be left alone for longer is not asked again in this audit: to come back
  /// before would be to come too early.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /// Audits that a server sent away together do not come back together.
  private static final Duration SPREAD = Duration.ofSeconds(3);

  private final RandomGenerator random;

  Patience(RandomGenerator random) {
    this.random = random;
  }

  /// How long to wait now.
  ///
  /// @param failures how often it failed without progress in between, this time included
  /// @param asked for how long the server wants to be left alone, if it said so
  /// @return empty if it should not be asked again
  Optional<Duration> after(int failures, Optional<Duration> asked) {
    if (failures > TRIES.size() || asked.filter(wait -> wait.compareTo(LONGEST) > 0).isPresent()) {
      return Optional.empty();
    }
    double chance = random.nextDouble();
    return Optional.of(
        asked
            .map(stated -> stated.plus(part(SPREAD, chance)))
            .orElseGet(() -> part(TRIES.get(failures - 1), 0.5 + chance)));
  }

  private static Duration part(Duration whole, double factor) {
    return Duration.ofMillis(Math.round(whole.toMillis() * factor));
  }
}
