package org.inboxaudit.check.signin;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.inboxaudit.check.signin.Stays.Stay;

/// From one place to another, between the two moments that lie nearest to each other.
///
/// Networks are placed wrongly by hundreds of kilometres, so distances below 500 km say nothing,
/// and what an aeroplane can do is not odd.
///
/// @param from where the earlier of the two moments was
/// @param leftAt in seconds since 1970, as is `arrivedAt`
/// @param back whether one of the two stays lies within the other: there and back again
record Way(Stay from, long leftAt, Stay to, long arrivedAt, boolean back) {
  private static final long FAR_KM = 500;
  private static final long FAST_KM_PER_HOUR = 800;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double SECONDS_PER_MINUTE = 60;

  static Way between(Stay one, Stay other) {
    boolean back = isWithin(one, other) || isWithin(other, one);
    return Stream.of(
            new Way(one, one.firstAt(), other, other.firstAt(), back),
            new Way(one, one.firstAt(), other, other.lastAt(), back),
            new Way(one, one.lastAt(), other, other.firstAt(), back),
            new Way(one, one.lastAt(), other, other.lastAt(), back))
        .map(Way::forward)
        .min(Comparator.comparingLong(Way::seconds))
        .orElseThrow();
  }

  private static boolean isWithin(Stay inner, Stay outer) {
    return outer.firstAt() < inner.firstAt() && inner.lastAt() < outer.lastAt();
  }

  private Way forward() {
    return leftAt <= arrivedAt ? this : new Way(to, arrivedAt, from, leftAt, back);
  }

  private long seconds() {
    return arrivedAt - leftAt;
  }

  /// Whether nobody travels like this.
  boolean isImpossible() {
    return kilometres() >= FAR_KM && kilometresPerHour() >= FAST_KM_PER_HOUR;
  }

  long kilometres() {
    return GreatCircle.kilometres(from.position(), to.position());
  }

  /// Two moments in the same minute are taken to be a minute apart.
  long minutes() {
    return Math.max(1, Math.round(seconds() / SECONDS_PER_MINUTE));
  }

  long kilometresPerHour() {
    double seconds = Math.max(SECONDS_PER_MINUTE, (double) seconds());
    return Math.round(kilometres() * SECONDS_PER_HOUR / seconds);
  }

  Instant left() {
    return Instant.ofEpochSecond(leftAt);
  }

  Instant arrived() {
    return Instant.ofEpochSecond(arrivedAt);
  }

  /// The two places, in an order of their own: the way there is the way back.
  String pair() {
    String one = from.place();
    String other = to.place();
    return one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one;
  }
}
