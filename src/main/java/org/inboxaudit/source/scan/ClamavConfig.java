package org.inboxaudit.source.scan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The operator's ClamAV.
@ConfigMapping(prefix = "inbox-audit.clamav")
public interface ClamavConfig {
  /// Where clamd listens: the path of its socket, or a loopback or private address and a port.
  /// Without it no file is scanned.
  Optional<String> socket();

  /// The largest file that is given to it; at most what its `StreamMaxLength` says.
  @WithDefault("25M")
  MemorySize largest();

  /// How long it may take for one file.
  @WithDefault("10s")
  Duration time();
}
