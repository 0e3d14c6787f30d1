package org.inboxaudit.source;

/// The line to a server failed. Carries no text of the server: what a server says is hostile input
/// and never reaches a log or a person.
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  public SourceException(Failure failure) {
    super(failure.name());
    this.failure = failure;
  }

  public SourceException(Failure failure, Throwable cause) {
    super(failure.name(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }

  /// How the line failed.
  public enum Failure {
    /// Wrong name, wrong password, blocked, expired: one value for all, so that the service cannot
    /// be used to try passwords out. Never retried.
    SIGN_IN_REFUSED(false),
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
    THROTTLED(true);

    private final boolean retryable;

    Failure(boolean retryable) {
      this.retryable = retryable;
    }

    public boolean retryable() {
      return retryable;
    }
  }
}
