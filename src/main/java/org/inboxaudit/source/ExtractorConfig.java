package org.inboxaudit.source;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// Settings of the parser processes.
@ConfigMapping(prefix = "inbox-audit.extractor")
public interface ExtractorConfig {
  /// How many parser processes run side by side.
  @WithDefault("2")
  int processes();

  /// The largest heap of each.
  @WithDefault("256M")
  MemorySize memory();

  /// A file with further DKIM keys of providers (`selector._domainkey.domain`, a tab, the TXT
  /// record), by which their letters can be verified without asking anybody.
  Optional<Path> dkimKeys();

  /// Whether DKIM keys of providers that are in no file are looked up in the DNS. A look-up tells
  /// whoever sees it, the provider among them, that one of its letters is being examined, and when.
  @WithDefault("false")
  boolean dkimDns();

  /// The resolver to ask (`host:port`), instead of those of the machine.
  Optional<String> dkimDnsServer();

  /// Whether parser processes are locked in with bubblewrap: `auto` if it works on this machine,
  /// `none` never, `required` to refuse the start without it.
  @WithDefault("auto")
  Sandbox sandbox();

  /// The wall around a parser process, beyond that it is one.
  enum Sandbox {
    AUTO,
    NONE,
    REQUIRED
  }
}
