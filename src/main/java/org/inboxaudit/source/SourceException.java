package org.inboxaudit.source;

import java.time.Duration;
import java.util.Optional;

/// The line to a server failed. Carries no text of the server: what a server says is hostile input
/// and never reaches a log or a person.
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Failure failure;
  private final transient Optional<Duration> wait;

  public SourceException(Failure failure) {
    super(failure.name());
    this.failure = failure;
    this.wait = Optional.empty();
  }

  public SourceException(Failure failure, Throwable cause) {
    super(failure.name(), cause);
    this.failure = failure;
    this.wait = Optional.empty();
  }

  /// @param wait for how long the server wants to be left alone
  public SourceException(Failure failure, Duration wait) {
    super(failure.name());
    this.failure = failure;
    this.wait = Optional.of(wait);
  }

  public Failure failure() {
    return failure;
  }

  /// For how long the server asked to be left alone; empty if it did not say.
  public Optional<Duration> waitTime() {
    return wait;
  }

  /// How the line failed.
  public enum Failure {
    /// Wrong name, wrong password, blocked, expired: one value for all, so that the service cannot
    /// be used to try passwords out. Never retried.
    SIGN_IN_REFUSED(false),
    /// The server accepted the credential and then does not let us read: expired, not allowed, the
    /// administrator is to be asked. Said after signing in only, so that it tells nothing about a
    /// password that was not right. Never retried.
    DENIED(false),
    /// Refused, filtered, unknown name, not a mail server: one value for all, so that the service
    /// cannot be used to scan.
    UNREACHABLE(false),
    /// The certificate does not stand for this host, or TLS could not be agreed.
    TLS_UNTRUSTED(false),
    /// The server broke the rules of the protocol.
    PROTOCOL(false),
    /// The line was cut or fell silent after it had worked.
    CUT(true),
    /// The server asks to come back later.
    THROTTLED(true),
    /// The server has numbered its messages anew (UIDVALIDITY, RFC 9051 §2.3.1.1): what was noted
    /// of a place that is not read to its end means nothing any more, and reading it again would
    /// count things twice. Not to be tried again from where it stood, but from the very beginning,
    /// once.
    RENUMBERED(false);

    private final boolean retryable;

    Failure(boolean retryable) {
      this.retryable = retryable;
    }

    public boolean retryable() {
      return retryable;
    }
  }
}
