package org.inboxaudit.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Ends a request with a problem. Its message is the name of the type, never a text from outside.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<Problem.FieldError> errors;
  private final transient Optional<Duration> retryAfter;

  public ProblemException(ProblemType type) {
    this(type, List.of());
  }

  /// @param retryAfter when the same request may succeed
  public ProblemException(ProblemType type, Duration retryAfter) {
    this(type, List.of(), Optional.of(retryAfter));
  }

  public ProblemException(ProblemType type, List<Problem.FieldError> errors) {
    this(type, errors, Optional.empty());
  }

  private ProblemException(
      ProblemType type, List<Problem.FieldError> errors, Optional<Duration> retryAfter) {
    super(type.slug());
    this.type = type;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  /// One field does not hold what it must.
  static ProblemException field(String field, FieldCode code) {
    return new ProblemException(
        ProblemType.VALIDATION, List.of(new Problem.FieldError(field, code.word())));
  }

  public ProblemType type() {
    return type;
  }

  public List<Problem.FieldError> errors() {
    return errors;
  }

  /// When the same request may succeed; empty for the usual time, or never.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
