package org.inboxaudit.journal;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// What makes sign-ins one: the same account, the same hour of UTC, from the same address, by the
/// same door, with the same program, all let in or all refused.
///
/// @param hour when it begins
/// @param client as the log names it, shortened; empty if it does not
public record SignInHour(
    Account account,
    Instant hour,
    Optional<IpAddress> address,
    Protocol protocol,
    String client,
    boolean successful) {

  /// When within the hour, and how often at least.
  public record Times(Instant first, Instant last, long count) {

    /// Both, of which one happened beside the other.
    Times and(Times other) {
      return new Times(
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          count + other.count);
    }
  }
}
