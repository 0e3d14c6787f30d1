package org.inboxaudit.platform;

import java.net.InetAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.platform.NetworkConfig.PrivateServer;

/// The operator's list of private servers, read once and held against the day.
final class PrivateServers {
  /// An exception that nobody looks at again stays for ever.
  private static final int LONGEST_DAYS = 365;

  private static final int HIGHEST_PORT = 65_535;

  private final List<Entry> entries;
  private final InstantSource clock;

  /// @param tls what believes the pinned key, if one is pinned
  record Entry(String host, int port, Optional<TlsClient> tls, Optional<LocalDate> expires) {}

  /// @throws IllegalArgumentException naming the setting, if one cannot be right: a slip must stop
  ///   the start, not the first audit
  PrivateServers(List<? extends PrivateServer> servers, InstantSource clock) {
    this.clock = clock;
    List<Entry> read = new ArrayList<>();
    for (PrivateServer server : servers) {
      read.add(read(server, read.size()));
    }
    entries = List.copyOf(read);
  }

  private Entry read(PrivateServer server, int index) {
    String host = spelling(server.host());
    if (!isName(host) && !isAddress(host)) {
      throw wrong(index, "host", "is neither a host name nor an address");
    }
    if (server.port() < 1 || server.port() > HIGHEST_PORT) {
      throw wrong(index, "port", "is no port");
    }
    if (server.expires().filter(today().plusDays(LONGEST_DAYS)::isBefore).isPresent()) {
      throw wrong(index, "expires", "is more than " + LONGEST_DAYS + " days ahead");
    }
    try {
      return new Entry(
          host,
          server.port(),
          server.pin().map(PinnedKey::new).map(TlsClient::believing),
          server.expires());
    } catch (IllegalArgumentException e) {
      throw wrong(index, "pin", "is not a SHA-256 in hexadecimal digits");
    }
  }

  private static IllegalArgumentException wrong(int index, String setting, String text) {
    return new IllegalArgumentException(
        "inbox-audit.network.private-servers[%d].%s %s".formatted(index, setting, text));
  }

  /// The entry for a host and port whose last day is not over.
  Optional<Entry> find(String host, int port) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    String spelling = spelling(host);
    return entries.stream()
        .filter(entry -> entry.port() == port && entry.host().equals(spelling))
        .filter(entry -> entry.expires().filter(today()::isAfter).isEmpty())
        .findFirst();
  }

  /// How many entries are on the list whose last day is over.
  long expired() {
    return entries.stream()
        .filter(entry -> entry.expires().filter(today()::isAfter).isPresent())
        .count();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// The one spelling of a host, for comparison. Only ASCII letters are changed: to Java "ı" is an
  /// "i" when case is ignored, but not to the DNS.
  static String spelling(String host) {
    return HostName.parse(host)
        .map(HostName::value)
        .orElseGet(() -> isAscii(host) ? host.toLowerCase(Locale.ROOT) : host);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /// Any labels, of a search domain or of containers too; what ends in a number is an address.
  private static boolean isName(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    return labels.stream()
            .allMatch(label -> !label.isEmpty() && label.chars().allMatch(PrivateServers::isPlain))
        && Character.isLetter(labels.getLast().charAt(0));
  }

  private static boolean isPlain(int c) {
    return c == '-' || c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// IPv4 with its four numbers, as `127.1` could be meant for anything; IPv6 in any spelling.
  private static boolean isAddress(String host) {
    try {
      String full = InetAddress.ofLiteral(host).getHostAddress();
      return full.equals(host) || (host.contains(":") && !host.startsWith("["));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
