package org.inboxaudit.evidence;

/// The short, stable name of a connector: `imap`, `sieve`, `tape`.
public record SourceId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
