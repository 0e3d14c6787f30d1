package org.inboxaudit.check.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.NetworkMap.Network;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.Message;

/// From where a sent message was handed in, as its own header fields tell it.
///
/// Most servers write nothing into the copy that lies in sent mail; some tell the address of a
/// browser, or keep the trace of the first hop (RFC 5321 §4.4). Private addresses are no place.
final class FirstHop {
  private static final String RECEIVED = "received";
  private static final String ORIGINATING = "x-originating-ip";
  private static final int LONGEST = 1_000;

  private FirstHop() {}

  /// One network, as much as is compared of it.
  ///
  /// @param country empty if it is not known
  /// @param hides whether where it is says nothing about who uses it
  /// @param home whether the owner declared it as one of their home or work
  record Origin(String country, boolean hides, boolean home, String owner) {
    static Origin of(IpAddress address, AuditContext context) {
      Network network = context.networks().of(address);
      String name = network.owner();
      return new Origin(
          network.country(),
          network.hidesThePlace(),
          context.owner().homeNetworks().contains(address.network())
              || context.owner().isHome(name),
          Shown.of(name));
    }

    String key() {
      return String.join("|", country, hides ? "hides" : "", home ? "home" : "", owner);
    }

    static Origin parse(String key) {
      String[] words = key.split("\\|", 4);
      return new Origin(words[0], !words[1].isEmpty(), !words[2].isEmpty(), words[3]);
    }
  }

  static Set<String> headers() {
    return Set.of(RECEIVED, ORIGINATING);
  }

  /// The address a message was handed in from, if it tells a global one.
  static Optional<IpAddress> of(Message message) {
    return message.header(ORIGINATING).flatMap(FirstHop::lastGlobal).or(() -> received(message));
  }

  /// The lowest field is the first hop. What the other side called itself stands before the address
  /// that the server saw.
  private static Optional<IpAddress> received(Message message) {
    List<String> hops = message.headers().getOrDefault(RECEIVED, List.of());
    if (hops.isEmpty()) {
      return Optional.empty();
    }
    String hop = hops.getLast();
    int by = hop.indexOf(" by ");
    return hop.startsWith("from ")
        ? lastGlobal(hop.substring(0, by < 0 ? hop.length() : by))
        : Optional.empty();
  }

  private static Optional<IpAddress> lastGlobal(String text) {
    String clipped = text.substring(0, Math.min(LONGEST, text.length()));
    List<IpAddress> global =
        Arrays.stream(clipped.toLowerCase(Locale.ROOT).split("[\\[\\]() ;,]+", -1))
            .map(word -> word.startsWith("ipv6:") ? word.substring(5) : word)
            .flatMap(word -> IpAddress.parse(word).stream())
            .filter(IpAddress::isGlobal)
            .toList();
    return global.isEmpty() ? Optional.empty() : Optional.of(global.getLast());
  }
}
