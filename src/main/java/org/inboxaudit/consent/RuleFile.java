package org.inboxaudit.consent;

/// A file with mail rules, where the mail server shows none (ADR 19).
public final class RuleFile extends OwnersFile {

  /// As an [OwnersFile].
  public RuleFile(String name, byte[] bytes) {
    super(name, bytes);
  }
}
