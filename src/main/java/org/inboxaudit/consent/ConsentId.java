package org.inboxaudit.consent;

/// The public name of a consent record: `con_` and random characters. Not a secret.
public record ConsentId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
