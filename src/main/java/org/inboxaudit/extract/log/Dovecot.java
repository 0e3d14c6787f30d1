package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Dovecot 2.3 and 2.4.
///
/// ```
/// imap-login: Login: user=<owner>, method=PLAIN, rip=198.51.100.7, lip=192.0.2.10, mpid=57, session=<b5Zj>
/// imap-login: Disconnected: Aborted login by logging out (auth failed, 2 attempts in 6 secs): user=<owner>, …
/// imap(owner)<57><b5Zj>: Disconnected: Logged out in=93 out=10803 deleted=1 expunged=1 trashed=0 … body_count=3 …
/// pop3(owner)<86><rG7f>: Disconnected: Logged out top=1/42, retr=1/3056, del=1/2, size=6074
/// managesieve(owner)<138><uCPF>: Disconnected: Logged out bytes=19/70
/// ```
///
/// 2.4 says `Logged in:` for `Login:`, and `Login aborted:` for what was refused. The lines of the
/// process `auth` tell a refusal once more, and for each try of one connection; they are passed
/// over, so that none is counted twice.
///
/// A client calls itself what it likes, and Dovecot writes that down as it is, `>` and commas and
/// all. What the server adds itself comes after it. So the name begins at the first `user=<`, which
/// nothing of the client's precedes, and everything else is looked for from the end.
final class Dovecot {
  private static final String USER = "user=<";
  private static final String ENDED = ">: Disconnected: ";

  private Dovecot() {}

  static Optional<LogEvent> read(Instant at, String text) {
    int login = text.indexOf("-login: ");
    int bracket = text.indexOf('(');
    if (login > 0 && (bracket < 0 || login < bracket)) {
      return login(at, protocol(text.substring(0, login)), text.substring(login + 8));
    }
    return bracket > 0
        ? ended(at, protocol(text.substring(0, bracket)), text, bracket)
        : Optional.empty();
  }

  private static Optional<LogEvent> login(Instant at, Optional<Protocol> by, String written) {
    String text = withoutLevel(written);
    int user = text.indexOf(USER);
    // nothing, where nobody tried to sign in
    boolean refused = isEnd(text) && user > 0 && text.lastIndexOf("(auth failed, ", user) >= 0;
    boolean letIn = text.startsWith("Login: " + USER) || text.startsWith("Logged in: " + USER);
    int address = text.lastIndexOf(", rip=");
    if (by.isEmpty() || !(letIn || refused) || address < user) {
      return Optional.empty();
    }
    int end = text.lastIndexOf(">, method=", address);
    end = end < 0 ? text.lastIndexOf('>', address) : end;
    if (end < user + USER.length()) {
      return Optional.empty();
    }
    return Optional.of(
        LogEvent.signIn(
            text.substring(user + USER.length(), end),
            at,
            letIn,
            IpAddress.parse(Field.upTo(text, address + 6, ',')),
            by.get(),
            "",
            Field.between(text.substring(address), ", session=<", ">")));
  }

  /// Nor what a client says of itself before it signs in (`ID sent:`, if that is logged at all).
  private static boolean isEnd(String text) {
    return text.startsWith("Disconnected")
        || text.startsWith("Aborted login")
        || text.startsWith("Login aborted");
  }

  private static Optional<LogEvent> ended(
      Instant at, Optional<Protocol> by, String written, int bracket) {
    String text = written.replace(">: Info: Disconnected: ", ENDED);
    // nobody signs in with a name that holds this, as the name was right
    int end = text.indexOf(ENDED);
    int session = end < 0 ? -1 : text.lastIndexOf('<', end);
    int name = session < 0 ? -1 : text.lastIndexOf(")<", session - 1);
    if (by.isEmpty() || name < bracket) {
      return Optional.empty();
    }
    String told = text.substring(end + ENDED.length());
    Counters counters =
        switch (by.get()) {
          case IMAP ->
              new Counters(
                  Field.lastNumber(told, " out="),
                  Field.lastNumber(told, " body_count="),
                  Field.lastNumber(told, " expunged="));
          case POP3 ->
              new Counters(
                  sum(second(told, " top="), second(told, " retr=")),
                  Field.lastNumber(told, " retr="),
                  Field.lastNumber(told, " del="));
          case SMTP, MANAGE_SIEVE, WEB, OTHER ->
              new Counters(
                  Math.max(Field.lastNumber(told, " out="), second(told, " bytes=")), -1, -1);
        };
    return Optional.of(
        new LogEvent(
            text.substring(bracket + 1, name),
            at,
            LogEvent.Type.SESSION_ENDED,
            Optional.empty(),
            by.get(),
            "",
            text.substring(session + 1, end),
            counters.sent(),
            counters.read(),
            counters.removed()));
  }

  /// The second number of `name=1/2`.
  private static long second(String text, String name) {
    int at = text.lastIndexOf(name);
    int slash = at < 0 ? -1 : text.indexOf('/', at);
    return slash < 0 ? -1 : Field.number(text, slash + 1);
  }

  private static long sum(long some, long others) {
    return some < 0 ? others : some + Math.max(0, others);
  }

  /// In a file of its own it says how grave a line is.
  private static String withoutLevel(String text) {
    return text.startsWith("Info: ") ? text.substring(6) : text;
  }

  private static Optional<Protocol> protocol(String name) {
    return switch (name) {
      case "imap" -> Optional.of(Protocol.IMAP);
      case "pop3" -> Optional.of(Protocol.POP3);
      case "submission" -> Optional.of(Protocol.SMTP);
      case "managesieve", "sieve" -> Optional.of(Protocol.MANAGE_SIEVE);
      default -> Optional.empty();
    };
  }

  /// What a session took, -1 where it is not told.
  private record Counters(long sent, long read, long removed) {}
}
