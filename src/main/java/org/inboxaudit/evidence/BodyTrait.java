package org.inboxaudit.evidence;

/// What the words or the markup of a message show. Facts, not verdicts: a check decides what they
/// mean.
public enum BodyTrait {
  /// A script, or a place in the markup that runs one.
  SCRIPT,
  /// Markup of the shape by which webmail programs were broken into.
  WEBMAIL_EXPLOIT,
  /// A form for a password.
  PASSWORD_FORM,
  /// Text that is there for filters and not for people.
  HIDDEN_TEXT,
  /// Says that the account is full, locked or about to be closed, or must be confirmed.
  ACCOUNT_THREAT,
  /// Asks for a password, or to sign in somewhere.
  ASKS_TO_SIGN_IN,
  /// Asks for money, gifts or changed bank details.
  ASKS_FOR_MONEY,
  /// Says which password opens a file.
  FILE_PASSWORD,
  /// Bears on what the community at risk cares about; alone it means nothing.
  COMMUNITY_TOPIC,
  /// Two readings of the message's structure differ (RFC 2045), so that what one program shows
  /// another does not.
  STRUCTURE_DIFFERS,
  /// There are more links than are told.
  MORE_LINKS
}
