package org.inboxaudit.extract;

import org.inboxaudit.evidence.Gap;

/// Ends the reading of something hostile. Its message is ours alone: nothing of what was read is in
/// it.
public abstract class ReadingProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final Gap.Reason reason;
  private final String what;

  protected ReadingProblem(Gap.Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.what = message;
  }

  public final Gap.Reason reason() {
    return reason;
  }

  /// In words of ours, for the operator.
  public final String what() {
    return what;
  }
}
