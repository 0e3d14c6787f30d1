package org.inboxaudit.platform;

import io.smallrye.config.ConfigMapping;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the operator says about the network.
@ConfigMapping(prefix = "inbox-audit.network")
public interface NetworkConfig {

  /// Mail servers inside the operator's own network. Nothing else may lie there.
  List<PrivateServer> privateServers();

  /// One of them. It may be a single label, an address, in any net and on any port. What is not
  /// pinned needs a certificate that an authority signed, wherever it lies.
  interface PrivateServer {
    String host();

    int port();

    /// The SHA-256 of the public key (SubjectPublicKeyInfo) in hex, with or without colons. With
    /// it, that key is believed instead of certificate authorities.
    Optional<String> pin();

    /// The last day, in UTC, on which the entry counts; at most 365 days ahead at the start.
    Optional<LocalDate> expires();
  }
}
