package org.inboxaudit.platform;

/// What this process does, by `inbox-audit.roles`. All of it unless told otherwise; more machines
/// are more of the same process.
public enum Role {
  /// Answers requests.
  API,
  /// Works off the queue.
  WORKER
}
