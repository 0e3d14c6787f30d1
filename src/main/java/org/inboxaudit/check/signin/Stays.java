package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.NetworkMap.Position;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;

/// Where somebody was on which day (UTC), with the first and the last moment of each.
///
/// Any two moments that are known are true, so they may be compared whether or not others lie
/// between them, and in whatever order they are told.
///
/// @param kept by day and place, the newest first
/// @param unplaced how many sign-ins have no place that anybody knows
/// @param lastUnplaced one of these; none or one
record Stays(
    SortedMap<String, Stay> kept, long unplaced, SortedMap<String, EvidenceRef> lastUnplaced) {
  private static final int MOST = 150;
  private static final long A_DAY = Duration.ofDays(1).toSeconds();

  /// @param ref the first sign-in of that day there
  /// @param day since 1970
  /// @param firstAt in seconds since 1970, as is `lastAt`
  record Stay(
      EvidenceRef ref,
      String network,
      String country,
      Position position,
      long day,
      long firstAt,
      long lastAt) {

    private Stay and(Stay other) {
      Stay earlier = Order.precedes(ref, firstAt, other.ref, other.firstAt) ? this : other;
      return new Stay(
          earlier.ref,
          network,
          country,
          earlier.position,
          day,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }

    /// The same for all of a network within a country.
    String place() {
      return network + "|" + country;
    }
  }

  static Stays none() {
    return new Stays(new TreeMap<>(), 0, new TreeMap<>());
  }

  Stays andUnplaced(SignIn signIn) {
    lastUnplaced.put(signIn.ref().key(), signIn.ref());
    if (lastUnplaced.size() > 1) {
      lastUnplaced.pollFirstEntry();
    }
    return new Stays(kept, unplaced + 1, lastUnplaced);
  }

  Stays and(SignIn signIn, Whence from, Position position) {
    return put(signIn.ref(), from, position, signIn.at())
        .put(signIn.ref(), from, position, signIn.until());
  }

  private Stays put(EvidenceRef ref, Whence from, Position position, Instant at) {
    long second = at.getEpochSecond();
    long day = Math.floorDiv(second, A_DAY);
    Stay stay = new Stay(ref, from.network(), from.country(), position, day, second, second);
    kept.merge(
        "%019d|%s|%s".formatted(Long.MAX_VALUE - day, stay.place(), whole(position)),
        stay,
        Stay::and);
    if (kept.size() > MOST) {
      kept.pollLastEntry();
    }
    return this;
  }

  /// A large network lies in many towns, so a place is told by whole degrees as well.
  private static String whole(Position position) {
    return Math.round(position.latitude()) + "," + Math.round(position.longitude());
  }

  /// Every way from one place to another within a day or between two neighbouring days. Within one
  /// network it is only the guess that jumps.
  List<Way> ways() {
    List<Way> ways = new ArrayList<>();
    List<Stay> stays = List.copyOf(kept.values());
    for (int later = 0; later < stays.size(); later++) {
      for (int other = later + 1; other < stays.size(); other++) {
        if (stays.get(later).day() - stays.get(other).day() > 1) {
          break;
        }
        if (!stays.get(later).place().equals(stays.get(other).place())) {
          ways.add(Way.between(stays.get(later), stays.get(other)));
        }
      }
    }
    return ways;
  }
}
