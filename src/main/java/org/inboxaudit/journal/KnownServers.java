package org.inboxaudit.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.extract.log.LogAccount;
import org.inboxaudit.platform.KeyedHash;

/// The mail servers whose logs are kept, and who may bring them.
@ApplicationScoped
public class KnownServers {
  private static final int SHORTEST_KEY = 20;

  private final Optional<byte[]> key;
  private final List<String> servers;
  private final Optional<String> domain;
  private final Duration keptFor;

  /// @throws IllegalArgumentException if the key is too short to be one
  public KnownServers(JournalConfig config) {
    if (config.key().filter(word -> word.length() < SHORTEST_KEY).isPresent()) {
      throw new IllegalArgumentException(
          "inbox-audit.sign-ins.key must have at least " + SHORTEST_KEY + " characters");
    }
    key = config.key().map(KeyedHash::sha256);
    servers =
        key.isEmpty()
            ? List.of()
            : config.servers().orElse(List.of()).stream().map(KnownServers::host).toList();
    domain = config.domain();
    keptFor = config.keptFor();
  }

  /// Whether sign-ins are taken in at all.
  public boolean any() {
    return !servers.isEmpty();
  }

  /// Whether this is the key. How long it takes does not tell how much of it is right.
  public boolean opens(String shown) {
    return key.isPresent() && MessageDigest.isEqual(key.get(), KeyedHash.sha256(shown));
  }

  /// The server that is meant: the one of this name, or the only one if none is named.
  ///
  /// @return empty if it is not known
  public Optional<String> named(Optional<String> name) {
    if (name.isEmpty()) {
      return servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty();
    }
    return name.map(KnownServers::host).filter(servers::contains);
  }

  /// An account of a server. A name without a domain gets the usual one.
  public Account account(String server, String name) {
    boolean whole = name.indexOf('@') >= 0 || domain.isEmpty();
    return new Account(server, whole ? name : name + "@" + domain.get());
  }

  public Duration keptFor() {
    return keptFor;
  }

  private static String host(String name) {
    String lower = LogAccount.lower(name);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
