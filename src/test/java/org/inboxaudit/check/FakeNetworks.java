package org.inboxaudit.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.IpAddress;

/// A few networks by their prefix; of all others only the prefix is known.
public final class FakeNetworks implements NetworkMap {
  private static final Map<String, Network> NETWORKS =
      Map.ofEntries(
          entry("192.0.2.0/24", "AS64496 Example Home", "IN", at(32.2, 76.3)),
          entry("203.0.113.0/24", "AS64500 Example Mobile", "IN", at(28.6, 77.2)),
          entry("198.51.100.0/24", "AS64511 Example Hosting", "CH", at(47.4, 8.5), Use.HOSTING),
          entry("198.18.1.0/24", "AS64505 Example Abroad", "PT", at(38.7, -9.1)),
          entry("198.18.2.0/24", "AS64506 Example Tunnel", "SE", at(59.3, 18.1), Use.VPN),
          entry("198.18.3.0/24", "AS64507 Example Onion", "DE", at(52.5, 13.4), Use.TOR),
          entry("198.18.4.0/24", "AS64508 Example Garlic", "NL", at(52.4, 4.9), Use.TOR),
          entry("198.18.5.0/24", "AS64509 Example North", "SE", at(57.7, 12.0)),
          entry("198.18.6.0/24", "AS64510 Example South", "PT", at(37.0, -7.9)),
          entry("198.18.7.0/24", "AS64501 Example Valley", "NP", at(27.7, 85.3)),
          entry("198.18.8.0/24", "AS64502 Example Orbit", "US", at(39.0, -98.0), Use.RELAY));

  private static Map.Entry<String, Network> entry(
      String prefix, String owner, String country, Optional<Position> position, Use... uses) {
    return Map.entry(prefix, new Network(owner, country, position, Set.of(uses)));
  }

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
