package org.inboxaudit.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The one clock of the service. Everything that needs the time is given it, so that a test can set
/// it.
final class Clocks {
  private Clocks() {}

  @Produces
  @Singleton
  static Clock clock() {
    return Clock.systemUTC();
  }
}
