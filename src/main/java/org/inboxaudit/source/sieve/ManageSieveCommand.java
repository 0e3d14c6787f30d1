package org.inboxaudit.source.sieve;

/// Every command this service may send to a ManageSieve server (RFC 5804 §2).
///
/// PUTSCRIPT, SETACTIVE, DELETESCRIPT, RENAMESCRIPT, CHECKSCRIPT and HAVESPACE do not exist here,
/// [ManageSieveLine] sends nothing that is not one of these constants, and the gate before the
/// socket lets nothing else out.
enum ManageSieveCommand {
  STARTTLS,
  AUTHENTICATE,
  LISTSCRIPTS,
  GETSCRIPT,
  LOGOUT
}
