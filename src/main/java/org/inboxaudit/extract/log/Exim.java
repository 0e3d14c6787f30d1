package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Exim's main log, after the time.
///
/// ```
/// 1vPlmn-000000000Ab-1cDe <= owner@example.org H=client.example.net [198.51.100.7] P=esmtpa A=plain_login:owner S=330
/// plain_login authenticator failed for (client.example.net) [203.0.113.66]: 535 Incorrect authentication data (set_id=owner)
/// ```
///
/// It writes down a sign-in with the message that came by it, as Postfix does.
///
/// The sender comes first and may be quoted, with blanks in it; then what the client called itself,
/// in parentheses, without blanks, and its address. What is told of its certificate (`DN`), its
/// ident (`U`) and the name it asked for in TLS (`SNI`) may hold anything, as may the message's id
/// and subject. So the first `A=` is who signed in, unless one of the former stands before it; then
/// there must be no other.
final class Exim {
  private static final String ARRIVAL = " <= ";
  private static final String FAILED = " authenticator failed for ";
  private static final String REFUSED = ": 535 Incorrect authentication data (set_id=";
  private static final String SIGNED_IN = " A=";

  private Exim() {}

  static Optional<LogEvent> read(Instant at, String written) {
    String text = withoutProcess(written);
    int first = text.indexOf(' ');
    if (first < 0) {
      return Optional.empty();
    }
    return text.startsWith(ARRIVAL, first)
        ? arrival(at, text, afterSender(text, first + ARRIVAL.length()))
        : refusal(at, text, first);
  }

  private static Optional<LogEvent> arrival(Instant at, String text, int from) {
    String told = text.substring(from);
    int name = told.indexOf(SIGNED_IN);
    if (name < 0 || !told.startsWith(" H=")) {
      return Optional.empty();
    }
    String before = told.substring(0, name);
    boolean free = before.contains(" DN=") || before.contains(" U=") || before.contains(" SNI=");
    if (free && !Field.once(told, SIGNED_IN)) {
      return Optional.empty();
    }
    String authenticator = Field.upTo(told, name + SIGNED_IN.length(), ' ');
    int colon = authenticator.indexOf(':');
    String account = colon < 0 ? "" : authenticator.substring(colon + 1);
    return Optional.of(LogEvent.signIn(account, at, true, address(before, 3), Protocol.SMTP));
  }

  private static Optional<LogEvent> refusal(Instant at, String text, int first) {
    int name = text.indexOf(REFUSED);
    boolean whole = text.startsWith(FAILED, first) && text.endsWith(")");
    return !whole || name < first
        ? Optional.empty()
        : Optional.of(
            LogEvent.signIn(
                text.substring(name + REFUSED.length(), text.length() - 1),
                at,
                false,
                address(text.substring(0, name), first + FAILED.length()),
                Protocol.SMTP));
  }

  /// The address of a host that begins here: `name (name it gave) [address]:port`, of which only
  /// the address is always there. The name it gave may be an address too.
  private static Optional<IpAddress> address(String text, int from) {
    int open = text.startsWith("[", from) ? from : text.indexOf(" [", from) + 1;
    int close = open < from ? -1 : text.indexOf(']', open);
    return close < 0 ? Optional.empty() : IpAddress.parse(text.substring(open, close + 1));
  }

  /// Where a sender ends (RFC 5321 §4.1.2), which may be a quoted string with a domain.
  private static int afterSender(String text, int from) {
    int at = from;
    if (text.startsWith("\"", from)) {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
    }
    int end = at < text.length() ? text.indexOf(' ', at) : -1;
    return end < 0 ? text.length() : end;
  }

  /// Without the number of the process, which administrators may have written down.
  private static String withoutProcess(String text) {
    int end = text.startsWith("[") ? text.indexOf("] ") : -1;
    return end < 0 ? text : text.substring(end + 2);
  }
}
