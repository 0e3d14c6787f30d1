package org.inboxaudit.audit;

import java.util.Locale;

/// Why an audit stands still or ended early. Each has a sentence for the person under `problem.` in
/// the text bundle, and a row in `docs/errors.md`.
public enum AuditProblem {
  /// One sentence for a wrong name, a wrong password and a blocked account.
  MAIL_SIGNIN_FAILED,
  /// The credential was accepted, and then nothing could be read.
  MAIL_ACCESS_DENIED,
  /// One sentence for refused, filtered, unknown and not a mail server.
  MAIL_HOST_UNREACHABLE,
  MAIL_TLS_INVALID,
  MAIL_PROTOCOL,
  MAIL_SERVER_ERROR,
  MAIL_THROTTLED,
  /// The credential lived in memory and the service was restarted.
  NEEDS_CREDENTIALS,
  /// The consent ended before the mailbox was read.
  CONSENT_REQUIRED,
  /// Our own fault.
  INTERNAL,
  CANCELED;

  /// The last part of the problem type's URI: `mail-signin-failed`.
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
