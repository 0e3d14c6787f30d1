package org.inboxaudit.rest;

import java.util.List;

/// Ends a request with a problem. Its message is the name of the type, never a text from outside.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<Problem.FieldError> errors;

  public ProblemException(ProblemType type) {
    this(type, List.of());
  }

  public ProblemException(ProblemType type, List<Problem.FieldError> errors) {
    super(type.slug());
    this.type = type;
    this.errors = List.copyOf(errors);
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
}
