package org.inboxaudit.consent;

import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;

/// Where a mailbox is and what it is called. No credential.
///
/// @param userName the name to sign in with; often the address
/// @param imap the IMAP server
/// @param manageSieve the ManageSieve server (RFC 5804), if the rules are to be read
public record Mailbox(
    EmailAddress address, String userName, MailServer imap, Optional<MailServer> manageSieve) {

  /// A host name and a port, never a URL.
  public record MailServer(String host, int port) {}
}
