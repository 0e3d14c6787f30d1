package org.inboxaudit.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Lines as Dovecot 2.3 writes them through rsyslog, made up.
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
              + " mail dovecot: imap-login: Login: user=<"
              + user
              + ">, method=PLAIN, rip=192.0.2."
              + session % USERS
              + ", lip=198.51.100.1, mpid=4711, TLS, session=<s"
              + session
              + ">";
      case 1 ->
          at
              + " mail dovecot: imap("
              + user
              + ")<4711><s"
              + session
              + ">: Disconnected: Logged out in=500 out=9000 deleted=0 expunged=0 trashed=0"
              + " hdr_count=0 hdr_bytes=0 body_count=0 body_bytes=0";
      default -> at + " mail dovecot: lmtp(" + user + ")<4711>: saved mail to INBOX";
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
}
