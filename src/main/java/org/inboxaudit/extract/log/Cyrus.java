package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Cyrus IMAP 3.
///
/// ```
/// login: client.example.net [198.51.100.7] owner PLAIN+TLS User logged in SESSIONID=<mx.example.org-1795980145-57-1-908>
/// badlogin: [203.0.113.66] plaintext (owner) [SASL(-13): authentication failure: checkpass failed]
/// ```
///
/// What a session took is written with its number but not with whose it was (`auditlog: traffic`),
/// so it is not read.
///
/// The address comes before the name that somebody chose, after the name of a host, which cannot
/// hold a bracket. What comes after the name is looked for from the end.
final class Cyrus {
  private static final String LET_IN = "login: ";
  private static final String REFUSED = "badlogin: ";
  private static final String LOGGED_IN = " User logged in";

  private Cyrus() {}

  static Optional<LogEvent> read(Instant at, Protocol protocol, String text) {
    boolean letIn = text.startsWith(LET_IN);
    if (!letIn && !text.startsWith(REFUSED)) {
      return Optional.empty();
    }
    int open = text.indexOf('[');
    int close = text.indexOf("] ", open + 1);
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    Optional<IpAddress> address = IpAddress.parse(text.substring(open, close + 1));
    String rest = text.substring(close + 2);
    if (letIn) {
      int end = rest.lastIndexOf(LOGGED_IN);
      int mechanism = end < 0 ? -1 : rest.lastIndexOf(' ', end - 1);
      String name = mechanism < 0 ? "" : rest.substring(0, mechanism);
      String session = Field.lastBetween(rest, " SESSIONID=<", ">");
      return Optional.of(LogEvent.signIn(name, at, true, address, protocol, "", session));
    }
    // the mechanism, which is one word, then the name in brackets
    int name = rest.indexOf(" (");
    int end = rest.lastIndexOf(") [");
    return name < 0 || end < name + 2 || rest.lastIndexOf(' ', name - 1) >= 0
        ? Optional.empty()
        : Optional.of(LogEvent.signIn(rest.substring(name + 2, end), at, false, address, protocol));
  }
}
