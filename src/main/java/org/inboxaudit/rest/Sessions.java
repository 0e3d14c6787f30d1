package org.inboxaudit.rest;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.inboxaudit.platform.SigningKey;

/// Gives [SessionTokens] its key, clock and randomness.
@Dependent
class Sessions {
  @Produces
  @Singleton
  SessionTokens tokens(SigningKey key, Clock clock) {
    return new SessionTokens(key.keys(), clock, new SecureRandom());
  }
}
