package org.inboxaudit.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.extract.log.LogReader;

/// Lines as Dovecot writes them with `log_timestamp = "%Y-%m-%dT%H:%M:%SZ "`, made up, and a reader
/// of just these.
public final class DovecotLines {
  private static final int USERS = 200;
  private static final long EVERY_SECONDS = 6;

  private DovecotLines() {}

  /// The line of a number. Of three, one is a sign-in, one the end of a session, and one nothing.
  ///
  /// @param last when the line 0 was written; the others are older
  public static String line(long number, Instant last) {
    long session = number / 3;
    String user = "user" + session % USERS + "@example.org";
    String at = last.minusSeconds(session * EVERY_SECONDS).toString();
    return switch ((int) (number % 3)) {
      case 0 ->
          at
              + " imap-login: Info: Login: user=<"
              + user
              + ">, method=PLAIN, rip=192.0.2."
              + session % USERS
              + ", lip=198.51.100.1, mpid=4711, TLS, session=<s"
              + session
              + ">";
      case 1 ->
          at + " imap(" + user + ")<4711><s" + session + ">: Info: Logged out in=500 out=9000";
      default -> at + " lmtp(" + user + ")<4711>: Info: saved mail to INBOX";
    };
  }

  /// These lines one after the other.
  public static byte[] lines(long from, long until, Instant last) {
    StringBuilder lines = new StringBuilder();
    for (long number = from; number < until; number++) {
      lines.append(line(number, last)).append('\n');
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  public static LogReader reader() {
    return line -> line.contains(": Login: ") ? signIn(line) : ended(line);
  }

  private static Optional<LogEvent> signIn(String line) {
    return Optional.of(
        LogEvent.signIn(
            between(line, "user=<", ">"),
            Instant.parse(line.substring(0, line.indexOf(' '))),
            true,
            IpAddress.parse(between(line, "rip=", ",")),
            Protocol.IMAP,
            "",
            between(line, "session=<", ">")));
  }

  private static Optional<LogEvent> ended(String line) {
    int out = line.indexOf(" out=");
    if (out < 0 || !line.contains(": Info: Logged out")) {
      return Optional.empty();
    }
    return Optional.of(
        new LogEvent(
            between(line, "imap(", ")"),
            Instant.parse(line.substring(0, line.indexOf(' '))),
            LogEvent.Type.SESSION_ENDED,
            Optional.empty(),
            Protocol.IMAP,
            "",
            between(line, "><", ">"),
            Long.parseLong(line.substring(out + " out=".length())),
            -1,
            -1));
  }

  private static String between(String line, String before, String after) {
    int from = line.indexOf(before) + before.length();
    return line.substring(from, line.indexOf(after, from));
  }
}
