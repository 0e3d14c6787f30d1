package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Order;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SignIn;

/// Refused sign-ins and successful ones, by network and kept apart.
///
/// @param refused by network and country
/// @param letIn the first success in each
/// @param newest the newest refused one, which a finding about all of them speaks of; at most one
/// @param elsewhere how many tries belong to no network that is kept, or to none that is known
record Attempts(
    SortedMap<String, Tries> refused,
    SortedMap<String, Success> letIn,
    SortedMap<String, EvidenceRef> newest,
    long elsewhere) {
  private static final int MOST_REFUSED = 180;
  private static final int MOST_LET_IN = 80;
  private static final long A_MONTH = Duration.ofDays(30).toSeconds();
  private static final long SOON = Duration.ofDays(7).toSeconds();

  /// @param firstAt in seconds since 1970, as is `lastAt`
  record Tries(long firstAt, long lastAt, long times) {
    private Tries and(Tries other) {
      return new Tries(
          Math.min(firstAt, other.firstAt), Math.max(lastAt, other.lastAt), times + other.times);
    }
  }

  /// @param at in seconds since 1970
  record Success(EvidenceRef ref, String network, String country, String use, long at) {
    private Success and(Success other) {
      return Order.precedes(ref, at, other.ref, other.at) ? this : other;
    }

    Instant when() {
      return Instant.ofEpochSecond(at);
    }
  }

  /// A network from which somebody was refused and then let in.
  ///
  /// @param late whether others were let in for a month before, so that this one is new
  record Opened(Success success, Tries tries, boolean late) {}

  static Attempts none() {
    return new Attempts(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
  }

  Attempts andSuccess(SignIn signIn, Whence from) {
    long at = signIn.at().getEpochSecond();
    letIn.merge(
        key(from),
        new Success(signIn.ref(), from.network(), from.country(), from.use(), at),
        Success::and);
    if (letIn.size() > MOST_LET_IN) {
      letIn.pollLastEntry();
    }
    return this;
  }

  Attempts andRefused(SignIn signIn, Whence from) {
    remember(signIn);
    Tries tries =
        new Tries(signIn.at().getEpochSecond(), signIn.until().getEpochSecond(), signIn.times());
    refused.merge(key(from), tries, Tries::and);
    if (refused.size() <= MOST_REFUSED) {
      return this;
    }
    return with(refused.pollLastEntry().getValue().times());
  }

  /// A refused sign-in of which the log tells no address, or that of a web mail.
  Attempts andRefused(SignIn signIn) {
    remember(signIn);
    return with(signIn.times());
  }

  private Attempts with(long more) {
    return new Attempts(refused, letIn, newest, elsewhere + more);
  }

  private void remember(SignIn signIn) {
    newest.put(
        "%019d|%s".formatted(signIn.until().getEpochSecond(), signIn.ref().key()), signIn.ref());
    if (newest.size() > 1) {
      newest.pollFirstEntry();
    }
  }

  private static String key(Whence from) {
    return from.network() + "|" + from.country();
  }

  /// Where the first success came within a week of a refusal. Who was let in before is somebody who
  /// mistypes.
  List<Opened> opened() {
    List<Opened> opened = new ArrayList<>();
    long start = letIn.values().stream().mapToLong(Success::at).min().orElse(0);
    letIn.forEach(
        (place, success) -> {
          Tries tries = refused.get(place);
          if (tries != null && tries.firstAt() < success.at() && follows(success, tries)) {
            opened.add(new Opened(success, tries, success.at() - start >= A_MONTH));
          }
        });
    return opened;
  }

  private static boolean follows(Success success, Tries tries) {
    return success.at() - tries.firstAt() <= SOON || tries.lastAt() >= success.at() - SOON;
  }

  /// How many tries came from where nobody was ever let in.
  long inVain() {
    return elsewhere
        + refused.entrySet().stream()
            .filter(place -> !letIn.containsKey(place.getKey()))
            .mapToLong(place -> place.getValue().times())
            .sum();
  }
}
