package org.inboxaudit.extract.log;

import java.time.Duration;
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
  /// RFC 5321 §4.5.3.1: 64 octets, an `@`, and 255.
  private static final int LONGEST_ACCOUNT = 320;

  private static final int LONGEST_CLIENT = 64;
  private static final int LONGEST_SESSION = 200;

  /// Sessions that took no more, and removed nothing, are like any other.
  private static final long MUCH = 1_000_000;

  /// Clocks of two machines may differ.
  public static final Duration AHEAD = Duration.ofHours(1);

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

  /// A sign-in of which nothing more is told.
  static LogEvent signIn(
      String account,
      Instant at,
      boolean successful,
      Optional<IpAddress> address,
      Protocol protocol) {
    return signIn(account, at, successful, address, protocol, "", "");
  }

  /// Whether it names anybody. A name that is too long is nobody's here: cut, it could become
  /// another's.
  public boolean namesAnAccount() {
    return !account.isBlank() && account.length() <= LONGEST_ACCOUNT;
  }

  /// Whether it lies ahead of the clock that says `now`.
  public boolean isAheadOf(Instant now) {
    return at.isAfter(now.plus(AHEAD));
  }

  /// The same event, with what a program calls itself free of what cannot be shown, and no longer
  /// than a name.
  public LogEvent plain() {
    return new LogEvent(
        account,
        at,
        type,
        address,
        protocol,
        plain(client, LONGEST_CLIENT),
        plain(session, LONGEST_SESSION),
        octetsSent,
        messagesRead,
        messagesRemoved);
  }

  private static String plain(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.isDefined(c))
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .limit(longest)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  /// Whether it is the end of a session that took much, or removed something (S21).
  public boolean isNotable() {
    return octetsSent > MUCH || messagesRemoved > 0;
  }

  /// What happened.
  public enum Type {
    SIGNED_IN,
    REFUSED,
    SESSION_ENDED
  }
}
