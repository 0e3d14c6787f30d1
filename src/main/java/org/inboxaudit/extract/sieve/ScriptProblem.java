package org.inboxaudit.extract.sieve;

import org.inboxaudit.evidence.Gap;
import org.inboxaudit.extract.ReadingProblem;

/// Ends the reading of a script. Its message is ours alone: nothing of the script is in it.
final class ScriptProblem extends ReadingProblem {
  private static final long serialVersionUID = 1L;

  private ScriptProblem(Gap.Reason reason, String message) {
    super(reason, message);
  }

  /// The script does not follow RFC 5228 §8.2.
  static ScriptProblem syntax(String expected) {
    return new ScriptProblem(Gap.Reason.UNREADABLE, "sieve syntax: " + expected);
  }

  /// A limit of ours ends it.
  static ScriptProblem limit(String which) {
    return new ScriptProblem(Gap.Reason.LIMIT_REACHED, "sieve limit: " + which);
  }
}
