package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;

/// A session of a mail program that has ended, and what it took, as a server's log tells it (S21).
///
/// @param endedAt when it ended
/// @param address from where, empty if the log does not tell it
/// @param octetsSent what the server sent
/// @param messagesRead how many messages were fetched whole, -1 if the log does not count them
/// @param messagesRemoved how many messages were deleted for good, -1 if the log does not count
///   them
public record MailSession(
    EvidenceRef ref,
    Instant endedAt,
    Optional<IpAddress> address,
    SignIn.Protocol protocol,
    long octetsSent,
    long messagesRead,
    long messagesRemoved)
    implements Evidence {}
