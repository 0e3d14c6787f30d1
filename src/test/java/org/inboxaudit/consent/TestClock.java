package org.inboxaudit.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until it is moved.
final class TestClock implements InstantSource {
  private Instant now = SampleConsent.GIVEN_AT;

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration by) {
    now = now.plus(by);
  }
}
