package org.inboxaudit.check.signin;

import java.time.Instant;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.signin.Stays.Stay;

/// What the owner said about a sign-in, in this order: that it was not them, that it was, or that
/// they were in that country.
enum OwnersWord {
  DENIED,
  CONFIRMED,
  JOURNEY,
  NOTHING;

  /// @param network as a finding told it
  static OwnersWord on(String network, String country, Instant at, AuditContext context) {
    Owner owner = context.owner();
    Instant now = context.asOf();
    if (owner.said("network", network, false, now)) {
      return DENIED;
    }
    if (owner.said("network", network, true, now) || isHome(network, owner)) {
      return CONFIRMED;
    }
    return owner.wasIn(country, at) ? JOURNEY : NOTHING;
  }

  /// Whether it explains that somebody was there while somebody was elsewhere. A declared home does
  /// not, for that is where the owner is expected; a journey does: one device travels, another
  /// stays.
  static boolean explains(Stay stay, Instant at, AuditContext context) {
    return context.owner().said("network", stay.network(), true, context.asOf())
        || context.owner().wasIn(stay.country(), at);
  }

  /// A name is kept shortened, so a declared one is compared in that form, too.
  private static boolean isHome(String network, Owner owner) {
    return owner.isHome(network)
        || owner.homeNetworks().stream().anyMatch(home -> Whence.isThatOf(home, network));
  }
}
