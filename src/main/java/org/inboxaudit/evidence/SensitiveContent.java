package org.inboxaudit.evidence;

/// What a thief of mail looks for, by kind. The content itself never leaves the parser process.
public enum SensitiveContent {
  /// Passports, identity cards, refugee papers.
  IDENTITY_PAPER,
  /// Passwords, recovery codes, private keys.
  CREDENTIAL,
  /// Illness, treatment, test results.
  MEDICAL,
  /// Tickets, visas, routes.
  TRAVEL,
  /// Lists of people with ways to reach them.
  PEOPLE_LIST,
  /// Bank accounts, cards, donations.
  MONEY,
  /// Asylum, courts, lawyers.
  LEGAL
}
