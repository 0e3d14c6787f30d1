package org.inboxaudit.finding;

/// How bad it is if the finding means what it may mean.
public enum Severity {
  /// Informs; never part of the verdict.
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
