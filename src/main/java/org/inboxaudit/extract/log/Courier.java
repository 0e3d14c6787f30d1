package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Courier 5, IMAP and POP3.
///
/// ```
/// LOGIN, user=owner, ip=[::ffff:198.51.100.7], port=[36053], protocol=IMAP
/// LOGIN FAILED, user=owner, ip=[::ffff:203.0.113.66], port=[45499]
/// LOGOUT, user=owner, ip=[::ffff:198.51.100.7], port=[36053], headers=0, body=9207, rcvd=9302, sent=10130, time=2
/// ```
///
/// `headers`, `body`, `top` and `retr` are octets, so how many messages were read is not told; nor
/// is who was refused with `AUTHENTICATE`.
///
/// What the server adds to a name comes after it, so it is looked for from the end.
final class Courier {
  private static final String USER = ", user=";
  private static final String ADDRESS = ", ip=[";

  private Courier() {}

  static Optional<LogEvent> read(Instant at, Protocol protocol, String text) {
    int user = text.indexOf(USER);
    int address = text.lastIndexOf(ADDRESS);
    if (user < 0 || address < user + USER.length()) {
      return Optional.empty();
    }
    String account = text.substring(user + USER.length(), address);
    Optional<IpAddress> from = IpAddress.parse(Field.upTo(text, address + ADDRESS.length(), ']'));
    return switch (text.substring(0, user)) {
      case "LOGIN" -> Optional.of(LogEvent.signIn(account, at, true, from, protocol));
      case "LOGIN FAILED" -> Optional.of(LogEvent.signIn(account, at, false, from, protocol));
      case "LOGOUT", "DISCONNECTED", "TIMEOUT" ->
          Optional.of(
              new LogEvent(
                  account,
                  at,
                  LogEvent.Type.SESSION_ENDED,
                  from,
                  protocol,
                  "",
                  "",
                  Field.lastNumber(text, ", sent="),
                  -1,
                  -1));
      default -> Optional.empty();
    };
  }
}
