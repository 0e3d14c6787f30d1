package org.inboxaudit.audit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.inboxaudit.audit.AuditEngine.Pause;

/// Waits in small pieces, so that a wait ends soon after it has lost its sense.
final class Waiting {
  private static final Duration PIECE = Duration.ofSeconds(1);

  private final Pause pause;

  Waiting(Pause pause) {
    this.pause = pause;
  }

  /// @param over whether the wait has no more sense
  /// @throws InterruptedException if it has none, or the thread is to stop
  void await(Duration wait, BooleanSupplier over) throws InterruptedException {
    for (Duration left = wait; left.isPositive(); left = left.minus(PIECE)) {
      if (over.getAsBoolean()) {
        throw new InterruptedException();
      }
      pause.wait(left.compareTo(PIECE) < 0 ? left : PIECE);
    }
  }
}
