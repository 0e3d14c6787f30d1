package org.inboxaudit.extract.rules;

import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ReadingProblem;

/// Ends the reading of a file. Its message is ours alone: nothing of the file is in it.
final class RulesFileProblem extends ReadingProblem {
  private static final long serialVersionUID = 1L;

  private RulesFileProblem(Gap.Reason reason, String message) {
    super(reason, message);
  }

  /// The file is not what it began as.
  static RulesFileProblem unreadable(String what) {
    return new RulesFileProblem(Gap.Reason.UNREADABLE, "rules file: " + what);
  }

  /// A limit of ours ends it.
  static RulesFileProblem limit(String which) {
    return new RulesFileProblem(Gap.Reason.LIMIT_REACHED, "rules file limit: " + which);
  }
}
