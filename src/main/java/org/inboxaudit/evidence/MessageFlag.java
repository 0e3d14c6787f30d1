package org.inboxaudit.evidence;

/// The system flags of RFC 9051 §2.3.2.
public enum MessageFlag {
  SEEN,
  ANSWERED,
  FLAGGED,
  DELETED,
  DRAFT
}
