package org.inboxaudit.extract.log;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Lines of Zimbra's `audit.log`, as administrators quote them in public; there is no package of it
/// to record from.
///
/// ```
/// 2026-11-29 18:09:05,123 INFO  [ImapServer-1] [ip=192.0.2.10;oip=198.51.100.7;via=…;ua=Thunderbird/128.0;] security - cmd=Auth; account=owner@example.org; protocol=imap;
/// 2026-11-29 18:09:05,123 WARN  [qtp1-2:https://…] [name=owner@example.org;oip=203.0.113.66;ua=…;] security - cmd=Auth; account=owner@example.org; protocol=soap; error=authentication failed for [owner@example.org], invalid password;
/// ```
///
/// `oip` is where a session began before a proxy passed it on, `ip` who passed it on. Clients
/// choose `ua` and, where they are refused, the account. What follows from where they may stand is
/// only read if it stands there once; a line that can be read in two ways is not read, and an
/// address that stands there twice is unknown.
final class Zimbra {
  private static final String COMMAND = "] security - cmd=Auth; account=";
  private static final String PROTOCOL = "; protocol=";

  private Zimbra() {}

  static Optional<LogEvent> read(Instant at, String line) {
    int command = line.indexOf(COMMAND);
    if (command < 0 || !Field.once(line, "security - cmd=") || !Field.once(line, PROTOCOL)) {
      return Optional.empty();
    }
    int protocol = line.indexOf(PROTOCOL, command);
    if (protocol < 0) {
      return Optional.empty();
    }
    String context = line.substring(line.lastIndexOf(" [", command) + 1, command);
    String account = line.substring(command + COMMAND.length(), protocol);
    String told = line.substring(protocol + PROTOCOL.length());
    boolean refused = told.contains("; error=");
    return Optional.of(
        LogEvent.signIn(
            account,
            at,
            !refused,
            address(context),
            protocol(Field.upTo(told, 0, ';')),
            Field.once(context, ";ua=") ? Field.between(context, ";ua=", ";") : "",
            ""));
  }

  /// Where several are told, each proxy added the one it was asked by; what the client told itself
  /// comes first.
  private static Optional<IpAddress> address(String context) {
    String name = context.contains("oip=") ? "oip=" : "ip=";
    if (!Field.once(context, name)) {
      return Optional.empty();
    }
    String told = Field.between(context, name, ";");
    return IpAddress.parse(told.substring(told.lastIndexOf(',') + 1));
  }

  private static Protocol protocol(String name) {
    return switch (name) {
      case "imap" -> Protocol.IMAP;
      case "pop3" -> Protocol.POP3;
      case "smtp" -> Protocol.SMTP;
      case "soap", "http", "http_basic" -> Protocol.WEB;
      default -> Protocol.OTHER;
    };
  }
}
