package org.inboxaudit.journal;

import java.time.Instant;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.log.LogEvent;

/// Events as the log of a mail server tells them.
public final class SampleEvents {
  public static final Instant NOW = Instant.parse("2026-06-01T10:30:00Z");

  private SampleEvents() {}

  public static LogEvent signIn(String account, String at, String address) {
    return signIn(account, Instant.parse(at), true, address, "Thunderbird");
  }

  public static LogEvent refused(String account, String at, String address) {
    return signIn(account, Instant.parse(at), false, address, "Thunderbird");
  }

  public static LogEvent signIn(
      String account, Instant at, boolean successful, String address, String client) {
    return LogEvent.signIn(
        account,
        at,
        successful,
        IpAddress.parse(address),
        Protocol.IMAP,
        client,
        "session of " + account);
  }

  /// The end of the session of an account that told no address.
  public static LogEvent ended(String account, String at, long octets, long removed) {
    return ended(account, Instant.parse(at), "session of " + account, octets, removed);
  }

  public static LogEvent ended(
      String account, Instant at, String session, long octets, long removed) {
    return new LogEvent(
        account,
        at,
        LogEvent.Type.SESSION_ENDED,
        Optional.empty(),
        Protocol.IMAP,
        "",
        session,
        octets,
        -1,
        removed);
  }

  /// These events as one batch.
  public static Batch batch(KnownServers servers, String server, LogEvent... events) {
    Gathering gathering = new Gathering(servers, new SessionAddresses());
    for (LogEvent event : events) {
      gathering.add(server, event, NOW);
    }
    return gathering.batch();
  }
}
