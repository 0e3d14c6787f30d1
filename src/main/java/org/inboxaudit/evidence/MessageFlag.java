package org.inboxaudit.evidence;

/// The flags of RFC 9051 §2.3.2 that tell what somebody did with a message.
public enum MessageFlag {
  SEEN,
  ANSWERED,
  /// The keyword `$Forwarded`.
  FORWARDED,
  FLAGGED,
  DELETED,
  DRAFT
}
