package org.inboxaudit.source.sieve;

/// Every command this service may send to a ManageSieve server (RFC 5804 §2).
///
/// This is the read-only gate: PUTSCRIPT, SETACTIVE, DELETESCRIPT, RENAMESCRIPT, CHECKSCRIPT and
/// HAVESPACE do not exist here, and [ManageSieveLine] sends nothing that is not one of these
/// constants.
enum ManageSieveCommand {
  STARTTLS,
  AUTHENTICATE,
  LISTSCRIPTS,
  GETSCRIPT,
  LOGOUT
}
