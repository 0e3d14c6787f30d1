package org.inboxaudit.finding;

/// How sure we are that the finding means that, kept apart from [Severity].
public enum Confidence {
  /// Often innocent.
  WEAK,
  /// Needs the owner's judgement.
  FAIR,
  /// Hardly innocent.
  STRONG
}
