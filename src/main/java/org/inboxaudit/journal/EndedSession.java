package org.inboxaudit.journal;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// A session that took much, or removed something (S21). Others are not kept.
///
/// @param session what the log calls it, empty if it has no name for it
/// @param messagesRead -1 if the log does not count them
/// @param messagesRemoved -1 if the log does not count them
public record EndedSession(
    Account account,
    String session,
    Instant endedAt,
    Optional<IpAddress> address,
    Protocol protocol,
    long octetsSent,
    long messagesRead,
    long messagesRemoved) {

  /// What tells it from the other sessions of its account, the same whenever it is told again. A
  /// log that is written in whole seconds and one that is not tell of one moment.
  public String identity() {
    return session.isEmpty()
        ? endedAt.getEpochSecond() + " " + octetsSent + " " + messagesRemoved
        : session;
  }
}
