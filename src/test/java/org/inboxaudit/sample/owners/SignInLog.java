package org.inboxaudit.sample.owners;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.MailSession;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.evidence.SourceId;

/// What a mail server's log would tell of one owner, over the last four months.
final class SignInLog {
  static final SourceId LOG = new SourceId("log");

  /// Where the log begins; what came before is not kept.
  static final Instant BEGINS = Instant.parse("2026-02-02T00:00:00Z");

  static final String HOME = "192.0.2.10";
  static final String MOBILE = "203.0.113.40";
  static final String HOSTING = "198.51.100.7";
  static final String ABROAD = "198.18.1.20";
  static final String TUNNEL = "198.18.2.20";
  static final String ONION = "198.18.3.20";
  static final String OTHER_ONION = "198.18.4.20";
  static final String NEPAL = "198.18.7.20";
  private static final long MEGABYTE = 1 << 20;

  private final List<SignIn> signIns = new ArrayList<>();
  private final List<MailSession> sessions = new ArrayList<>();

  /// A sign-in every so many days, from the beginning of the log on, as long as that is before
  /// `until`; each reads a little.
  SignInLog usual(String address, String client, int everyDays, Instant until) {
    for (Instant at = BEGINS.plus(Duration.ofHours(4));
        at.isBefore(until);
        at = at.plus(Duration.ofDays(everyDays))) {
      signIn(at, address, Protocol.IMAP, client);
      session(at.plusSeconds(1200), address, 2, -1, -1);
    }
    return this;
  }

  SignInLog signIn(Instant at, String address, Protocol protocol, String client) {
    return add(at, address, protocol, client, true, 1);
  }

  SignInLog refused(Instant at, String address, long times) {
    return add(at, address, Protocol.IMAP, "", false, times);
  }

  private SignInLog add(
      Instant at, String address, Protocol protocol, String client, boolean success, long times) {
    signIns.add(
        new SignIn(
            ref(EvidenceKind.SIGN_IN, signIns.size()),
            at,
            at,
            times,
            success,
            IpAddress.parse(address),
            protocol,
            client));
    return this;
  }

  /// @param read messages fetched whole, -1 if the log does not count them
  /// @param removed messages deleted for good, -1 if the log does not count them
  SignInLog session(Instant endedAt, String address, long megabytes, long read, long removed) {
    sessions.add(
        new MailSession(
            ref(EvidenceKind.MAIL_SESSION, sessions.size()),
            endedAt,
            IpAddress.parse(address),
            Protocol.IMAP,
            megabytes * MEGABYTE,
            read,
            removed));
    return this;
  }

  private static EvidenceRef ref(EvidenceKind kind, int number) {
    return new EvidenceRef(LOG, kind, "line" + (number + 1));
  }

  List<SignIn> signIns() {
    return signIns;
  }

  List<MailSession> sessions() {
    return sessions;
  }
}
