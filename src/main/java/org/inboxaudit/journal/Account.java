package org.inboxaudit.journal;

import org.inboxaudit.extract.log.LogAccount;

/// One user of one mail server.
///
/// @param server the host name by which its users read mail over IMAP, in lower case
/// @param name what they sign in with, in lower case
public record Account(String server, String name) {
  public Account {
    server = LogAccount.lower(server);
    name = LogAccount.lower(name);
  }

  /// Names nobody.
  @Override
  public String toString() {
    return "Account";
  }
}
