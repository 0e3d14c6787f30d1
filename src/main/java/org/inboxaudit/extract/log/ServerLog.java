package org.inboxaudit.extract.log;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Reads the logs of mail servers, and tells by each line which server wrote it, because one file
/// may hold several.
///
/// Who wrote a line is looked at before anything else: nine of ten lines of a mail log are about
/// something else, and there are many.
public final class ServerLog implements LogReader {

  /// `Nov 29 18:09:05 `, what comes before the host or the program in a line without a year.
  private static final int AFTER_OLD_STAMP = 16;

  private static final int SHORTEST = 20;

  /// The longest name of a program that is looked for here, with the number of its process.
  private static final int LONGEST_PROGRAM = 60;

  private final LogTime time;

  /// @param takenAt when the log was taken; tells the year where the log does not
  /// @param zone of the server, for times that name none
  public ServerLog(Instant takenAt, ZoneId zone) {
    time = new LogTime(takenAt, zone);
  }

  @Override
  public Optional<LogEvent> read(String line) {
    return told(line).filter(LogEvent::namesAnAccount);
  }

  private Optional<LogEvent> told(String line) {
    if (line.length() < SHORTEST) {
      return Optional.empty();
    }
    char first = line.charAt(0);
    if (first == '[') {
      return roundcube(line);
    }
    if (first < '0' || first > '9') {
      return line.charAt(AFTER_OLD_STAMP - 1) == ' '
          ? syslog(line, AFTER_OLD_STAMP, false)
          : Optional.empty();
    }
    if (line.charAt(10) == ' ') {
      return line.charAt(19) == ',' ? zimbra(line) : exim(line);
    }
    int blank = line.indexOf(' ');
    return blank < 0 ? Optional.empty() : syslog(line, blank + 1, true);
  }

  /// `host program[process]: text`, or Dovecot's own file, which has no host.
  private Optional<LogEvent> syslog(String line, int from, boolean withYear) {
    int host = line.indexOf(' ', from);
    if (host < 0) {
      return Optional.empty();
    }
    if (line.charAt(host - 1) == ':') {
      return at(line, withYear).flatMap(at -> Dovecot.read(at, line.substring(from)));
    }
    int end = line.indexOf(": ", host);
    if (end < 0 || end - host > LONGEST_PROGRAM) {
      return Optional.empty();
    }
    String program = line.substring(host + 1, end);
    int process = program.indexOf('[');
    program = process < 0 ? program : program.substring(0, process);
    return program(program, line, withYear, end + 2);
  }

  private Optional<LogEvent> program(String program, String line, boolean withYear, int from) {
    return switch (program) {
      case "dovecot" -> at(line, withYear).flatMap(at -> Dovecot.read(at, line.substring(from)));
      case "cyrus/imap", "cyrus/imaps" -> cyrus(line, withYear, from, Protocol.IMAP);
      case "cyrus/pop3", "cyrus/pop3s" -> cyrus(line, withYear, from, Protocol.POP3);
      case "cyrus/sieve" -> cyrus(line, withYear, from, Protocol.MANAGE_SIEVE);
      case "imapd", "imapd-ssl", "imaplogin" -> courier(line, withYear, from, Protocol.IMAP);
      case "pop3d", "pop3d-ssl", "courierpop3login" -> courier(line, withYear, from, Protocol.POP3);
      case "exim", "exim4" -> at(line, withYear).flatMap(at -> Exim.read(at, line.substring(from)));
      case "roundcube" ->
          at(line, withYear).flatMap(at -> Roundcube.read(at, line.substring(from)));
      default ->
          program.startsWith("postfix") && program.endsWith("/smtpd")
              ? at(line, withYear).flatMap(at -> Postfix.read(at, line.substring(from)))
              : Optional.empty();
    };
  }

  private Optional<LogEvent> cyrus(String line, boolean withYear, int from, Protocol protocol) {
    return at(line, withYear).flatMap(at -> Cyrus.read(at, protocol, line.substring(from)));
  }

  private Optional<LogEvent> courier(String line, boolean withYear, int from, Protocol protocol) {
    return at(line, withYear).flatMap(at -> Courier.read(at, protocol, line.substring(from)));
  }

  private Optional<Instant> at(String line, boolean withYear) {
    return withYear ? time.withYear(line) : time.withoutYear(line);
  }

  private Optional<LogEvent> zimbra(String line) {
    return time.withYear(line).flatMap(at -> Zimbra.read(at, line));
  }

  /// Between its time and its text Exim may write a fraction of the second and a zone.
  private Optional<LogEvent> exim(String line) {
    int from = LogTime.afterStamp(line);
    return from < 0
        ? Optional.empty()
        : time.withYear(line).flatMap(at -> Exim.read(at, line.substring(from)));
  }

  private Optional<LogEvent> roundcube(String line) {
    int end = line.indexOf("]: ");
    return end < 0
        ? Optional.empty()
        : time.withMonthName(line.substring(1, end))
            .flatMap(at -> Roundcube.read(at, line.substring(end + 3)));
  }
}
