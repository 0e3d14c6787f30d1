package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Postfix's `smtpd`, 3.7 and later.
///
/// ```
/// E779883: client=client.example.net[198.51.100.7], sasl_method=PLAIN, sasl_username=owner
/// warning: unknown[203.0.113.66]: SASL LOGIN authentication failed: (reason unavailable), sasl_username=owner
/// ```
///
/// It writes down a sign-in with the message that came by it, so one that sends three is told three
/// times, and one that sends none is not told.
///
/// The host and its address come first and are the server's own words; a name of a host holds no
/// bracket. A name that was refused is the last thing in its line, whatever it holds. The mechanism
/// that was asked for is the client's word too, so it must be a word.
final class Postfix {
  private static final String CLIENT = ": client=";
  private static final String NAME = ", sasl_username=";
  private static final String FAILED = " authentication failed: ";
  private static final String SASL = "]: SASL ";

  private Postfix() {}

  static Optional<LogEvent> read(Instant at, String text) {
    boolean refused = text.startsWith("warning: ");
    int client = text.indexOf(CLIENT);
    boolean letIn = client > 0 && client == text.indexOf(':');
    int name = text.indexOf(NAME);
    if (name < 0 || !(refused || letIn)) {
      return Optional.empty();
    }
    if (refused) {
      int sasl = text.indexOf(SASL);
      int failed = text.indexOf(FAILED);
      int blank = sasl < 0 ? -1 : text.indexOf(' ', sasl + SASL.length());
      if (sasl < 0 || blank != failed || failed > name) {
        return Optional.empty();
      }
      return event(at, false, text.substring(name + NAME.length()), text);
    }
    String told = Field.upTo(text, name + NAME.length(), ',');
    return event(at, true, told, text.substring(client));
  }

  private static Optional<LogEvent> event(Instant at, boolean letIn, String name, String text) {
    return Optional.of(
        LogEvent.signIn(
            name, at, letIn, IpAddress.parse(Field.between(text, "[", "]")), Protocol.SMTP));
  }
}
