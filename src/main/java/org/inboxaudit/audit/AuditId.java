package org.inboxaudit.audit;

/// The public name of an audit: `aud_` and random characters. Not a secret.
public record AuditId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
