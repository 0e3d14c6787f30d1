package org.inboxaudit.audit.network;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files about networks.
@ConfigMapping(prefix = "inbox-audit.networks")
public interface NetworksConfig {
  /// Files in MaxMind's DB format that tell who holds a network and where it is; several complete
  /// each other, the first that knows something decides. Without one, networks go by their prefix.
  Optional<List<Path>> files();
}
