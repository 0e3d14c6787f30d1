package org.inboxaudit.platform;

import java.net.InetAddress;
import java.util.List;

/// Tells addresses of the public internet from all others.
///
/// A caller names the host that we connect to. Without this rule the service would be a way into
/// the operator's own network: its databases, its cloud's metadata address, its printers. The table
/// follows the special-purpose registries of RFC 6890; ways to write an IPv4 address as IPv6 are
/// refused as a whole, whatever lies in them.
final class AddressRules {
  private static final List<Net> FORBIDDEN =
      List.of(
          Net.of("0.0.0.0/8"), // this network, RFC 791
          Net.of("10.0.0.0/8"), // private, RFC 1918
          Net.of("100.64.0.0/10"), // shared by a provider's customers, RFC 6598
          Net.of("127.0.0.0/8"), // loopback
          Net.of("168.63.129.16/32"), // Azure's inner services, at a public address
          Net.of("169.254.0.0/16"), // link-local and cloud metadata, RFC 3927
          Net.of("172.16.0.0/12"), // private
          Net.of("192.0.0.0/24"), // protocol assignments, RFC 6890
          Net.of("192.0.2.0/24"), // documentation, RFC 5737
          Net.of("192.31.196.0/24"), // AS112, RFC 7535
          Net.of("192.52.193.0/24"), // AMT, RFC 7450
          Net.of("192.88.99.0/24"), // 6to4 relays, RFC 7526
          Net.of("192.168.0.0/16"), // private
          Net.of("192.175.48.0/24"), // AS112, RFC 7534
          Net.of("198.18.0.0/15"), // benchmarks, RFC 2544
          Net.of("198.51.100.0/24"), // documentation
          Net.of("203.0.113.0/24"), // documentation
          Net.of("224.0.0.0/4"), // multicast
          Net.of("240.0.0.0/4"), // reserved, and broadcast
          Net.of("2001::/23"), // Teredo (RFC 4380), ORCHID, benchmarks and other assignments
          Net.of("2001:db8::/32"), // documentation, RFC 3849
          Net.of("2002::/16"), // 6to4, RFC 3056
          Net.of("2620:4f:8000::/48"), // AS112
          Net.of("3fff::/20")); // documentation, RFC 9637

  /// All of IPv6 that is given out (RFC 4291 §2.4). What lies outside is loopback, mapped and
  /// compatible IPv4, NAT64 (RFC 6052, RFC 8215), local, link-local, multicast or not given out.
  private static final Net GLOBAL_UNICAST = Net.of("2000::/3");

  private AddressRules() {}

  /// Whether we may connect to an address that a caller's host name led to.
  static boolean isPublic(InetAddress address) {
    byte[] octets = address.getAddress();
    return (octets.length == 4 || GLOBAL_UNICAST.holds(octets))
        && FORBIDDEN.stream().noneMatch(net -> net.holds(octets));
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Net(byte[] first, int prefix) {

    static Net of(String text) {
      int slash = text.indexOf('/');
      try {
        return new Net(
            InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
            Integer.parseInt(text.substring(slash + 1)));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("not a net: " + text, e);
      }
    }

    boolean holds(byte[] octets) {
      if (octets.length != first.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((octets[bit >> 3] & mask) != (first[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
