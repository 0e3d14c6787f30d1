package org.inboxaudit.check;

import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.IpAddress;

/// Who holds which network and where it is, from files that the operator supplied. No look-up
/// leaves the machine, so without a file nothing is known, and checks say so.
public interface NetworkMap {

  /// What is known about the network of an address.
  Network of(IpAddress address);

  /// Which files, and of which day; empty if there are none. Shown in the report, because places of
  /// networks age.
  String version();

  /// Whether there is any file at all.
  default boolean isThere() {
    return !version().isEmpty();
  }

  /// One network.
  ///
  /// @param owner who holds it (`AS64496 Example`); its prefix (`192.0.2.0/24`) if that is not
  ///   known
  /// @param country ISO 3166-1 alpha-2, empty if not known
  /// @param position where it is said to be, which may be wrong by hundreds of kilometres; empty if
  ///   not known
  record Network(String owner, String country, Optional<Position> position, Set<Use> uses) {
    public Network {
      uses = Set.copyOf(uses);
    }

    /// Whether it can be used from anywhere, so that where it is says nothing about who uses it.
    public boolean hidesThePlace() {
      return !uses.isEmpty();
    }
  }

  /// A point on the globe, in degrees.
  record Position(double latitude, double longitude) {}

  /// What a network is known to be used for. People at risk use all of these for good reasons.
  enum Use {
    HOSTING,
    VPN,
    TOR,
    /// A relay of a provider that hides where people are, or a satellite link.
    RELAY
  }

  /// Nothing is known: networks go by their prefix.
  NetworkMap NONE =
      new NetworkMap() {
        @Override
        public Network of(IpAddress address) {
          return new Network(address.network(), "", Optional.empty(), Set.of());
        }

        @Override
        public String version() {
          return "";
        }
      };
}
