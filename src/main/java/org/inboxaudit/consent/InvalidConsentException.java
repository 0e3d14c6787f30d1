package org.inboxaudit.consent;

/// What was sent is not a consent that can be kept.
public final class InvalidConsentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Flaw flaw;

  public InvalidConsentException(Flaw flaw) {
    super(flaw.name());
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }

  /// What is wrong with it.
  public enum Flaw {
    /// It covers no family of checks.
    NO_FAMILY,
    /// It ends before it begins.
    ALREADY_OVER,
    /// It would hold longer than [Consents#LONGEST].
    TOO_LONG,
    /// The owner was shown another text than the one in force: it has changed since, or was never
    /// ours.
    OTHER_TEXT
  }
}
