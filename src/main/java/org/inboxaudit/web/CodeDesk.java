package org.inboxaudit.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.inboxaudit.audit.AuditRequests;
import org.inboxaudit.report.Report;

/// Looks case codes up, a few at a time and slowly, and takes as long for a wrong one as for a
/// right one. With both numbers the rate at which anybody can guess is fixed, and 130 random bits
/// do the rest; nobody's network address has to be remembered for it.
@Singleton
class CodeDesk {
  /// Longer than any look-up takes.
  private static final Duration EACH = Duration.ofMillis(500);

  private static final int AT_ONCE = 16;

  private final Function<String, Optional<Report>> lookUp;
  private final Pause pause;
  private final Semaphore seats = new Semaphore(AT_ONCE);

  @Inject
  CodeDesk(AuditRequests requests) {
    this(
        requests::reportByCaseCode,
        since -> Thread.sleep(EACH.minusNanos(System.nanoTime() - since)));
  }

  /// @param pause waits until an answer may be given
  CodeDesk(Function<String, Optional<Report>> lookUp, Pause pause) {
    this.lookUp = lookUp;
    this.pause = pause;
  }

  /// The report that a code opens.
  ///
  /// @return empty if too many ask at once; an empty answer if there is no such report
  Optional<Optional<Report>> ask(String code) throws InterruptedException {
    if (!seats.tryAcquire()) {
      return Optional.empty();
    }
    try {
      long since = System.nanoTime();
      Optional<Report> report = lookUp.apply(code);
      pause.until(since);
      return Optional.of(report);
    } finally {
      seats.release();
    }
  }

  /// Waits.
  @FunctionalInterface
  interface Pause {
    /// @param since when the question came, as [System#nanoTime] counts
    void until(long since) throws InterruptedException;
  }
}
