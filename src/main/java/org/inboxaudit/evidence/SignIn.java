package org.inboxaudit.evidence;

import java.time.Instant;

/// Somebody signed in to the account, or tried to, as a server's log tells it.
///
/// @param address the network address, empty if the log does not tell it
/// @param network the owner of that address (`AS64496 Example`), empty if not known
/// @param country ISO 3166-1 alpha-2, empty if not known
/// @param client the program or protocol (`imap`, `Thunderbird`), empty if not known
public record SignIn(
    EvidenceRef ref,
    Instant at,
    boolean successful,
    String address,
    String network,
    String country,
    String client)
    implements Evidence {}
