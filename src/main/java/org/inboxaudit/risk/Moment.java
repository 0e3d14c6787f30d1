package org.inboxaudit.risk;

import java.time.Instant;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;

/// One thing that happened, as a finding tells it.
///
/// @param finding its fingerprint
public record Moment(
    Instant at, Kind kind, Severity severity, Confidence confidence, String finding) {

  /// What happened.
  public enum Kind {
    SIGN_IN,
    /// Tries to sign in that failed.
    ATTEMPT,
    /// A provider wrote about the account.
    LETTER,
    RULE,
    /// Something was put out of sight.
    HIDDEN,
    /// Mail left the mailbox.
    SENT,
    DOWNLOAD,
    /// Messages that came, or that are gone.
    MESSAGE,
    /// A file came.
    FILE,
    /// A letter came that wants to be taken for something else, or asks for access.
    LURE,
    /// A setting of the account, or somebody's rights in it.
    ACCOUNT,
    /// The owner said whether it was them.
    ANSWER;

    /// Whether it can tell that somebody was in the mailbox. What came in, or a try that failed,
    /// tells of somebody outside.
    boolean tellsOfPresence() {
      return switch (this) {
        case SIGN_IN, LETTER, RULE, HIDDEN, SENT, DOWNLOAD, MESSAGE, ACCOUNT -> true;
        case ATTEMPT, FILE, LURE, ANSWER -> false;
      };
    }
  }
}
