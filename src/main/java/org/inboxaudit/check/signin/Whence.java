package org.inboxaudit.check.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.NetworkMap.Network;
import org.inboxaudit.check.NetworkMap.Position;
import org.inboxaudit.check.NetworkMap.Use;
import org.inboxaudit.evidence.IpAddress;

/// From where somebody came, in words short enough to be kept: never an address.
///
/// @param network who holds the network, or its prefix if that is not known
/// @param country a dash if not known
/// @param use what the network is known for, `tor`, `vpn`, `relay` or `hosting`; empty for a common
///   one
record Whence(String network, String country, String use, Optional<Position> position) {
  static final String UNKNOWN = AlertLetters.shown("");
  private static final int LONGEST = 40;
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration LONGEST_READING = Duration.ofHours(6);
  private static final Duration AROUND_OUR_SIGN_IN = Duration.ofMinutes(2);

  /// @return empty if the log tells no address, or one behind which a proxy or a web mail stands
  static Optional<Whence> of(Optional<IpAddress> address, AuditContext context) {
    return address
        .filter(IpAddress::isGlobal)
        .map(known -> of(known, context.networks().of(known), context));
  }

  /// @return with dashes if it is not known
  static Whence orUnknown(Optional<IpAddress> address, AuditContext context) {
    return of(address, context).orElse(new Whence(UNKNOWN, UNKNOWN, "", Optional.empty()));
  }

  private static Whence of(IpAddress address, Network network, AuditContext context) {
    String prefix = address.network();
    // A home that the owner declared as a prefix is a network of its own within a large one.
    boolean home = context.owner().homeNetworks().contains(prefix);
    return new Whence(
        brief(home ? prefix : network.owner(), LONGEST),
        brief(network.country(), 2),
        use(network),
        network.hidesThePlace() ? Optional.empty() : network.position());
  }

  /// The most telling of its uses.
  private static String use(Network network) {
    Set<Use> uses = network.uses();
    if (uses.contains(Use.TOR)) {
      return "tor";
    }
    if (uses.contains(Use.VPN)) {
      return "vpn";
    }
    if (uses.contains(Use.RELAY)) {
      return "relay";
    }
    return uses.contains(Use.HOSTING) ? "hosting" : "";
  }

  /// Whether a name that somebody wrote in full is the one that is kept of it.
  static boolean isThatOf(String written, String network) {
    return brief(written, LONGEST).equals(network);
  }

  /// Whether this or an earlier audit signed in then (S36). All of it must lie around that moment,
  /// so that nobody hides behind us for an hour.
  static boolean isOurs(Instant from, Instant until, AuditContext context) {
    return context.owner().ownTraces().stream()
        .anyMatch(
            trace ->
                !from.isBefore(trace.minus(AROUND_OUR_SIGN_IN))
                    && !until.isAfter(trace.plus(AROUND_OUR_SIGN_IN)));
  }

  /// Whether an audit may have read on this day (UTC): its session ends hours after it signed in.
  static boolean isDayOfOurs(Instant day, AuditContext context) {
    return context.owner().ownTraces().stream()
        .anyMatch(
            trace -> trace.isBefore(day.plus(A_DAY)) && trace.isAfter(day.minus(LONGEST_READING)));
  }

  /// A text from a log or a file, fit to be kept and to stand between bars in a key.
  static String brief(String text, int longest) {
    String shown = AlertLetters.shown(text.replace('|', ' '));
    int length = Math.min(longest, shown.codePointCount(0, shown.length()));
    return shown.substring(0, shown.offsetByCodePoints(0, length));
  }
}
