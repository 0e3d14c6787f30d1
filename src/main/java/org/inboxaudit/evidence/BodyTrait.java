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
  /// Says that the mailbox is full, holds mail back, or that its password runs out.
  MAILBOX_THREAT,
  /// Asks for a password, or to sign in somewhere.
  ASKS_TO_SIGN_IN,
  /// Asks for money, gifts or changed bank details.
  ASKS_FOR_MONEY,
  /// Says that a parcel is held back until something is paid or told.
  PARCEL_HELD,
  /// Says that something was won, or waits to be claimed.
  PRIZE,
  /// Writes like an office or a court: a fine, a summons, money back from taxes, a subsidy.
  OFFICIAL_NOTICE,
  /// Says that money was or will be taken.
  TELLS_OF_CHARGE,
  /// Wants to be called, to undo something.
  ASKS_TO_CALL,
  /// Claims to have watched or recorded the reader, or to hold their device.
  CLAIMS_TO_SPY,
  /// Speaks of being paid in a cryptocurrency.
  COINS,
  /// Holds the address of a wallet for a cryptocurrency, whose check sum is right.
  WALLET_ADDRESS,
  /// A story as cheats tell it: a fortune to share, a loan for anybody, a favour that ends in gift
  /// cards, work that pays without work.
  MONEY_STORY,
  /// Frightens about the reader's device or pictures: infected, unprotected, about to be deleted.
  SCARE,
  /// Promises what no stranger gives: a loan already granted, a cure, cover for a car.
  TEMPTS,
  /// Says that a bill, a contract or another paper waits to be opened.
  BILL_WAITS,
  /// Speaks of an account, a payment, a parcel, a prize or a paper, as half of all letters do.
  BUSINESS,
  /// Bears the postal address of a firm that everybody knows.
  IMPRINT,
  /// Greets a reader whose name it does not know: "dear customer", or by the mail address.
  IMPERSONAL,
  /// Sets a short time, or says what follows otherwise.
  URGES,
  /// Holds a link that writes an answer whose subject or text stands ready.
  READY_ANSWER,
  /// Warns of letters that pretend, as banks and journals do. So do some that pretend.
  WARNS_OF_FRAUD,
  /// Wants a code in a picture to be scanned with a phone.
  SCAN_A_CODE,
  /// Words are broken by invisible characters, or hold letters of another script that look alike.
  DISGUISED_WORDS,
  /// Hardly more than pictures that are links.
  PICTURE_LETTER,
  /// Says which password opens a file.
  FILE_PASSWORD,
  /// Bears on what the community at risk cares about; alone it means nothing.
  COMMUNITY_TOPIC,
  /// Two readings of the message's structure differ (RFC 2045), so that what one program shows
  /// another does not.
  STRUCTURE_DIFFERS
}
