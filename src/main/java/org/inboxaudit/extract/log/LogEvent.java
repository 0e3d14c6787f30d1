package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// What one line of a mail server's log tells about one account.
///
/// @param account the name that was signed in with, as the log writes it
/// @param address from where, empty if the line does not tell it
/// @param client the program as it named itself, empty if the line does not tell it
/// @param session what joins the lines of one session, empty if the log has no such thing
/// @param octetsSent what the server sent in a session that ended, else -1
/// @param messagesRead how many messages were fetched whole in it, -1 if not told
/// @param messagesRemoved how many messages were deleted for good in it, -1 if not told
public record LogEvent(
    String account,
    Instant at,
    Type type,
    Optional<IpAddress> address,
    Protocol protocol,
    String client,
    String session,
    long octetsSent,
    long messagesRead,
    long messagesRemoved) {

  /// A sign-in, let in or refused.
  public static LogEvent signIn(
      String account,
      Instant at,
      boolean successful,
      Optional<IpAddress> address,
      Protocol protocol,
      String client,
      String session) {
    Type type = successful ? Type.SIGNED_IN : Type.REFUSED;
    return new LogEvent(account, at, type, address, protocol, client, session, -1, -1, -1);
  }

  /// What happened.
  public enum Type {
    SIGNED_IN,
    REFUSED,
    SESSION_ENDED
  }
}
