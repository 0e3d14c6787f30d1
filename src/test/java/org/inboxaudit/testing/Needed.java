package org.inboxaudit.testing;

import org.junit.jupiter.api.Assumptions;

/// What a test needs to have installed.
public final class Needed {
  private Needed() {}

  /// Skips the test where `what` is not installed. On the build server (`CI=true`) it fails
  /// instead, so that it cannot fall silent.
  public static void here(boolean installed, String what) {
    if (!installed && "true".equals(System.getenv("CI"))) {
      throw new IllegalStateException(what + " is not installed");
    }
    Assumptions.assumeTrue(installed, what + " is not installed");
  }
}
