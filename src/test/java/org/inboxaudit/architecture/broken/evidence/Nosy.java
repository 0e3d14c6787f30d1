package org.inboxaudit.architecture.broken.evidence;

import java.time.Instant;
import org.inboxaudit.architecture.broken.rest.Upstairs;

/// Evidence that looks upstairs and at the clock.
public final class Nosy {
  private final Upstairs upstairs = new Upstairs();

  public Upstairs upstairs() {
    return upstairs;
  }

  public Instant now() {
    return Instant.now();
  }
}
