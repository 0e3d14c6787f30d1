package org.inboxaudit.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What the operator may set about consent and credentials.
@ConfigMapping(prefix = "inbox-audit.consent")
public interface ConsentConfig {
  /// The longest a credential is kept in memory, should its audit not end before.
  @WithDefault("6h")
  Duration credentialKeptFor();
}
