package org.inboxaudit.journal;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the operator may set about the journal of sign-ins. Without a key there is none.
@ConfigMapping(prefix = "inbox-audit.sign-ins")
public interface JournalConfig {
  /// What those who bring sign-ins must show, at least 20 characters.
  Optional<String> key();

  /// The host names of the IMAP servers whose users' sign-ins are brought.
  Optional<List<String>> servers();

  /// What is added to the name of an account that has no domain.
  Optional<String> domain();

  /// How long sign-ins are kept.
  @WithDefault("90d")
  Duration keptFor();

  /// The largest log file that is taken in at once.
  @WithDefault("2G")
  MemorySize logFile();
}
