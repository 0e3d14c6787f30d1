package org.inboxaudit.check;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// What the owner told about themselves when the audit was asked for. It dampens, it never hides: a
/// declared VPN makes a strange place normal, but no declaration makes a forward to a stranger so.
///
/// @param addresses the mailbox's own address and every other that the owner declared
/// @param domains of the owner's organisation, beyond those of the addresses
/// @param usesVpn whether sign-ins may come from anywhere
/// @param ownTraces moments at which this or an earlier audit signed in itself (S36)
public record Owner(
    Set<EmailAddress> addresses, Set<Domain> domains, boolean usesVpn, List<Instant> ownTraces) {
  public Owner {
    addresses = Set.copyOf(addresses);
    domains = Set.copyOf(domains);
    ownTraces = List.copyOf(ownTraces);
  }
}
