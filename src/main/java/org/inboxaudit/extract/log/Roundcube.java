package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Roundcube's `userlogins.log`, or the same in syslog, as its source writes them
/// (`rcmail::log_login` of 1.6, in Debian's package).
///
/// ```
/// [29-Nov-2026 18:09:05 +0000]: <a1b2c3d4> Successful login for owner@example.org (ID: 1) from 198.51.100.7 in session a1b2c3d4e5f60718
/// [29-Nov-2026 18:09:05 +0000]: <a1b2c3d4> Failed login for owner from 10.0.0.1 (X-Forwarded-For: 203.0.113.66) in session a1b2c3d4e5f60718 (error: 0)
/// ```
///
/// The mail server's own log has Roundcube's address in its place.
///
/// A name that was refused is anybody's, and so is what a client says it was forwarded for. So
/// where such a name ends must be beyond doubt. Of what proxies told, only the last counts: the
/// nearest one added it. It is asked for only where the web server was reached by a proxy in its
/// own network.
final class Roundcube {
  private static final String LET_IN = "Successful login for ";
  private static final String REFUSED = "Failed login for ";
  private static final String FROM = " from ";
  private static final String SESSION = " in session ";

  private Roundcube() {}

  static Optional<LogEvent> read(Instant at, String written) {
    String text = written;
    if (text.startsWith("<")) {
      text = text.substring(text.indexOf("> ") + 1).stripLeading();
    }
    int session = text.lastIndexOf(SESSION);
    if (session < 0) {
      return Optional.empty();
    }
    String told = text.substring(0, session);
    String key = Field.upTo(text, session + SESSION.length(), ' ');
    if (told.startsWith(LET_IN)) {
      int id = told.indexOf(" (ID: ");
      int from = id < 0 ? -1 : told.indexOf(")" + FROM, id);
      return from < 0
          ? Optional.empty()
          : event(at, true, told.substring(LET_IN.length(), id), told.substring(from + 7), key);
    }
    int from = told.indexOf(FROM);
    return told.startsWith(REFUSED) && Field.once(told, FROM) && Field.once(text, SESSION)
        ? event(at, false, told.substring(REFUSED.length(), from), told.substring(from + 6), key)
        : Optional.empty();
  }

  private static Optional<LogEvent> event(
      Instant at, boolean letIn, String account, String from, String session) {
    Optional<IpAddress> address = IpAddress.parse(Field.upTo(from, 0, ' '));
    if (address.isPresent() && !address.get().isGlobal() && from.endsWith(")")) {
      int last = Math.max(from.lastIndexOf(' '), from.lastIndexOf(','));
      address = IpAddress.parse(from.substring(last + 1, from.length() - 1));
    }
    return Optional.of(LogEvent.signIn(account, at, letIn, address, Protocol.WEB, "", session));
  }
}
