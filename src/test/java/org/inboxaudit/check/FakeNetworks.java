package org.inboxaudit.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.IpAddress;

/// A few networks by their prefix; of all others only the prefix is known.
public final class FakeNetworks implements NetworkMap {
  private static final Map<String, Network> NETWORKS =
      Map.of(
          "192.0.2.0/24",
          new Network("AS64496 Example Home", "IN", at(32.2, 76.3), Set.of()),
          "203.0.113.0/24",
          new Network("AS64500 Example Mobile", "IN", at(28.6, 77.2), Set.of()),
          "198.51.100.0/24",
          new Network("AS64511 Example Hosting", "CH", at(47.4, 8.5), Set.of(Use.HOSTING)),
          "198.18.1.0/24",
          new Network("AS64505 Example Abroad", "PT", at(38.7, -9.1), Set.of()),
          "198.18.2.0/24",
          new Network("AS64506 Example Tunnel", "SE", at(59.3, 18.1), Set.of(Use.VPN)),
          "198.18.3.0/24",
          new Network("AS64507 Example Onion", "DE", at(52.5, 13.4), Set.of(Use.TOR)));

  private static Optional<Position> at(double latitude, double longitude) {
    return Optional.of(new Position(latitude, longitude));
  }

  @Override
  public Network of(IpAddress address) {
    return NETWORKS.getOrDefault(address.network(), NONE.of(address));
  }

  @Override
  public String version() {
    return "test 2026-05-01";
  }
}
