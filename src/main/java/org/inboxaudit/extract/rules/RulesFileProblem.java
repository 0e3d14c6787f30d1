package org.inboxaudit.extract.rules;

import org.inboxaudit.evidence.Gap;

/// Ends the reading of a file. Its message is ours alone: nothing of the file is in it.
final class RulesFileProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final Gap.Reason reason;
  private final String what;

  private RulesFileProblem(Gap.Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.what = message;
  }

  /// The file is not what it began as.
  static RulesFileProblem unreadable(String what) {
    return new RulesFileProblem(Gap.Reason.UNREADABLE, "rules file: " + what);
  }

  /// A limit of ours ends it.
  static RulesFileProblem limit(String which) {
    return new RulesFileProblem(Gap.Reason.LIMIT_REACHED, "rules file limit: " + which);
  }

  Gap.Reason reason() {
    return reason;
  }

  /// In words of ours, for the operator.
  String what() {
    return what;
  }
}
