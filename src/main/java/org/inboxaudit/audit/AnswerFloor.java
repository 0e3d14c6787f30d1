package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.inboxaudit.audit.AuditEngine.Pause;
import org.inboxaudit.source.SourceException.Failure;

/// Holds answers back whose time would say what their words do not: whether a port is closed,
/// filtered or speaks something else, and why a server did not take a credential.
@ApplicationScoped
class AnswerFloor {
  private final AuditConfig config;
  private final InstantSource clock;
  private final Waiting waiting;

  @Inject
  AnswerFloor(AuditConfig config, InstantSource clock) {
    this(config, clock, Thread::sleep);
  }

  AnswerFloor(AuditConfig config, InstantSource clock, Pause pause) {
    this.config = config;
    this.clock = clock;
    this.waiting = new Waiting(pause);
  }

  /// Waits until the failure of an attempt may be told.
  ///
  /// @param since when the attempt began
  /// @param over whether nobody wants to know any more
  void await(Instant since, Failure failure, BooleanSupplier over) throws InterruptedException {
    Duration floor =
        switch (failure) {
          case UNREACHABLE -> config.unreachableAfter();
          case SIGN_IN_REFUSED -> config.refusedAfter();
          case DENIED, TLS_UNTRUSTED, PROTOCOL, CUT, THROTTLED, RENUMBERED -> Duration.ZERO;
        };
    waiting.await(floor.minus(Duration.between(since, clock.instant())), over);
  }
}
