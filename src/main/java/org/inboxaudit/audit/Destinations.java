package org.inboxaudit.audit;

import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;

/// Where the mail rules of mailboxes send to, kept as keyed hashes for as long as the audit that
/// found them. An address that several mailboxes send to, and none of their owners knows, is one
/// intruder's.
public interface Destinations {

  /// Notes where the rules of a mailbox send to, instead of what this audit noted before, and says
  /// how many other mailboxes send there as well.
  ///
  /// @return no zeros
  /// @throws Checkpoints.ErasedException if the audit was erased in the meantime
  Map<EmailAddress, Long> compare(
      AuditId audit, EmailAddress mailbox, Set<EmailAddress> destinations);
}
