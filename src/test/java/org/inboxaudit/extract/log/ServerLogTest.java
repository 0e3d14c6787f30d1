package org.inboxaudit.extract.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogTest {
  private static final Instant TAKEN = Instant.parse("2027-01-02T12:00:00Z");
  private static final String STAMP = "2026-11-29T18:09:05.123456+01:00 mx ";

  private final ServerLog log = new ServerLog(TAKEN, ZoneOffset.UTC);

  @Test
  void tellsWhoSignedInWhenAndFromWhere() {
    LogEvent event =
        read(
            STAMP
                + "dovecot: imap-login: Login: user=<owner@example.org>, method=PLAIN,"
                + " rip=2001:db8::7, lip=2001:db8::10, mpid=1, TLS, session=<a/b+c>");
    assertEquals(
        LogEvent.signIn(
            "owner@example.org",
            Instant.parse("2026-11-29T17:09:05.123456Z"),
            true,
            IpAddress.parse("2001:db8::7"),
            Protocol.IMAP,
            "",
            "a/b+c"),
        event);
  }

  @ParameterizedTest
  @CsvSource({
    "Jan  2 18:09:05, 2027-01-02T18:09:05Z",
    "Jan  3 11:00:00, 2027-01-03T11:00:00Z",
    "Jan  3 13:00:00, 2026-01-03T13:00:00Z",
    "Dec 31 23:59:59, 2026-12-31T23:59:59Z",
    "Jun 30 23:59:60, 2026-06-30T23:59:59Z",
    "Feb 29 01:02:03, 2024-02-29T01:02:03Z"
  })
  void guessesTheNewestYearThatIsNotInTheFuture(String stamp, Instant expected) {
    assertEquals(expected, read(stamp + " mx imapd: LOGIN, user=u, ip=[::1], port=[1]").at());
  }

  @Test
  void takesATimeWithoutAZoneForTheServers() {
    ServerLog lhasa = new ServerLog(TAKEN, ZoneId.of("Asia/Kolkata"));
    assertEquals(
        Instant.parse("2026-11-29T12:39:05Z"),
        lhasa
            .read("Nov 29 18:09:05 mx imapd: LOGIN, user=u, ip=[::1], port=[1]")
            .orElseThrow()
            .at());
    assertEquals(
        Instant.parse("2026-11-29T12:39:05.5Z"),
        lhasa
            .read(
                "2026-11-29 18:09:05.5 1a-b-c <= u@example.org H=x [192.0.2.1] P=esmtpa A=p:u S=1")
            .orElseThrow()
            .at());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-29 18:09:05.123 +0100 [7] 1a-b-c <= u@x.org H=h [192.0.2.1] P=esmtpa A=p:u S=1",
        "2026-11-29 18:09:05 +0100 1a-b-c <= u@x.org H=h (helo) [192.0.2.1]:99 P=esmtpa A=p:u S=1",
        "2026-11-29 17:09:05 1a-b-c <= <> H=([192.0.2.9]) [192.0.2.1] I=[192.0.2.2]:25 A=p:u S=1",
        "2026-11-29 17:09:05 1a-b-c <= u@x.org H=[192.0.2.1] P=esmtpa A=p:u S=1 id=a A=p:other",
        "2026-11-29T17:09:05Z mx exim[8]: 1a-b-c <= u@x.org H=h [192.0.2.1] P=esmtpa A=p:u S=1"
      })
  void readsWhatAdministratorsLetEximWrite(String line) {
    assertEquals("SIGNED_IN u 192.0.2.1 SMTP 2026-11-29T17:09:05", shown(line).substring(0, 46));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          imap-login: Login: user=<a>, method=PLAIN, rip=192.0.2.9, x>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.2, session=<s> | SIGNED_IN 'a>, method=PLAIN, rip=192.0.2.9, x' 192.0.2.1 IMAP
          imap-login: Disconnected (auth failed, 1 attempts): user=<a\\n>, rip=192.0.2.9, session=<x>, method=LOGIN, rip=192.0.2.1, lip=192.0.2.2, session=<s> | REFUSED 'a\\n>, rip=192.0.2.9, session=<x' 192.0.2.1 IMAP
          imap-login: Aborted login (auth failed, 3 attempts in 10 secs): user=<u>, rip=192.0.2.1, lip=192.0.2.2 | REFUSED u 192.0.2.1 IMAP
          imap-login: Disconnected (no auth attempts in 1 secs): user=<(auth failed, 1 attempts)>, rip=192.0.2.1 | nothing
          imap-login: Aborted login (auth failed, 1 attempts in 1 secs): user=<>, rip=192.0.2.1, lip=192.0.2.2 | nothing
          imap-login: ID sent: name=(auth failed, user=<victim>, method=: user=<>, rip=192.0.2.1, lip=192.0.2.2 | nothing
          auth: passwd-file(owner,192.0.2.1): imap-login: Login: user=<victim>, rip=192.0.2.9 | nothing
          """)
  void aNameMovesNoFieldOfDovecot(String text, String expected) {
    same(expected, STAMP + "dovecot: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postfix/smtpd[1]: A1: client=h[192.0.2.1], sasl_method=PLAIN, sasl_username=u, sasl_sender=a, sasl_username=b | SIGNED_IN u 192.0.2.1 SMTP
          postfix/smtpd[1]: warning: h[192.0.2.1]: SASL PLAIN authentication failed: x, sasl_username=u[192.0.2.9], sasl_username=v | REFUSED 'u[192.0.2.9], sasl_username=v' 192.0.2.1 SMTP
          postfix/smtpd[1]: warning: h[192.0.2.1]: SASL X, sasl_username=v authentication failed: x, sasl_username=u | nothing
          postfix/cleanup[1]: A1: client=h[192.0.2.1], sasl_method=PLAIN, sasl_username=u | nothing
          cyrus/imap[1]: login: h [192.0.2.1] a [192.0.2.9] b plaintext User logged in SESSIONID=<s> | SIGNED_IN 'a [192.0.2.9] b' 192.0.2.1 IMAP
          cyrus/pop3[1]: badlogin: [192.0.2.1] plaintext (u) [x] (v) [SASL(-13): user not found] | REFUSED 'u) [x] (v' 192.0.2.1 POP3
          cyrus/sieve[1]: login: h [192.0.2.1] u PLAIN+TLS User logged in | SIGNED_IN u 192.0.2.1 MANAGE_SIEVE
          imapd: LOGIN FAILED, user=u, ip=[192.0.2.9], port=[1], ip=[::ffff:192.0.2.1], port=[2] | REFUSED 'u, ip=[192.0.2.9], port=[1]' 192.0.2.1 IMAP
          pop3d-ssl: TIMEOUT, user=u, ip=[192.0.2.1], top=0, retr=9, rcvd=1, sent=12, time=3 | SESSION_ENDED u 192.0.2.1 POP3
          roundcube: <a1b2c3d4> Successful login for u (ID: 3) from 192.0.2.1 in session abc | SIGNED_IN u 192.0.2.1 WEB
          roundcube: Failed login for u from 192.0.2.9 in session x from 192.0.2.1 in session abc (error: 0) | nothing
          """)
  void aNameMovesNoFieldOfOthers(String text, String expected) {
    same(expected, STAMP + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1a-b-c <= "x H=(y) [192.0.2.9] A=p:victim"@x.org H=h [192.0.2.1] P=esmtpa A=p:u S=1 | SIGNED_IN u 192.0.2.1 SMTP
          1a-b-c <= "x\\" H=(y) [192.0.2.9] A=p:victim"@x.org H=h [192.0.2.1] P=esmtpa A=p:u S=1 | SIGNED_IN u 192.0.2.1 SMTP
          1a-b-c <= u@x.org H=h [192.0.2.1] P=esmtpsa SNI="x A=p:victim" A=p:u S=1 | nothing
          1a-b-c <= u@x.org H=h [192.0.2.1] P=esmtp S=1 | nothing
          p authenticator failed for (x) [192.0.2.1]: 535 Incorrect authentication data (set_id=u) [192.0.2.9]: 535 (set_id=v) | REFUSED 'u) [192.0.2.9]: 535 (set_id=v' 192.0.2.1 SMTP
          p authenticator failed for ([192.0.2.9]) [192.0.2.1]:7: 535 Incorrect authentication data (set_id=u) | REFUSED u 192.0.2.1 SMTP
          """)
  void aNameMovesNoFieldOfExim(String text, String expected) {
    same(expected, "2026-11-29 17:09:05 " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INFO  [ImapServer-1] [ip=10.0.0.1;oip=192.0.2.1;ua=Thunderbird/128.0;] security - cmd=Auth; account=u; protocol=imap; | SIGNED_IN u 192.0.2.1 IMAP
          WARN  [qtp1:https://x/y] [name=u;ip=192.0.2.1;ua=x;] security - cmd=Auth; account=u; protocol=soap; error=authentication failed for [u], invalid password; | REFUSED u 192.0.2.1 WEB
          INFO  [qtp1:https://x/y] [name=u;oip=192.0.2.9, 192.0.2.1;ua=x;] security - cmd=Auth; account=u; protocol=zsync; | SIGNED_IN u 192.0.2.1 OTHER
          INFO  [ImapServer-1] [oip=192.0.2.1;ua=x;oip=192.0.2.9;] security - cmd=Auth; account=u; protocol=imap; | SIGNED_IN u ? IMAP
          WARN  [qtp1] [ip=192.0.2.1;ua=x;] security - cmd=Auth; account=v; protocol=imap; protocol=soap; error=x; | nothing
          WARN  [qtp1] [ua=x;] security - cmd=Auth; account=v; protocol=imap;] security - cmd=Auth; account=u; protocol=soap; error=x; | nothing
          INFO  [qtp1] [ip=192.0.2.1;] security - cmd=AdminAuth; account=v; | nothing
          """)
  void aNameMovesNoFieldOfZimbra(String text, String expected) {
    same(expected, "2026-11-29 17:09:05,123 " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <a1b2c3d4> Successful login for u@x.org (ID: 3) from 192.0.2.1 in session abc | SIGNED_IN u@x.org 192.0.2.1 WEB
          <a1b2c3d4> Successful login for u (ID: 3) from 192.0.2.1 (X-Forwarded-For: 192.0.2.9) in session abc | SIGNED_IN u 192.0.2.1 WEB
          Successful login for u (ID: 3) from 10.0.0.1 (X-Forwarded-For: a) in session b (192.0.2.9, 192.0.2.1) in session abc | SIGNED_IN u 192.0.2.1 WEB
          Failed login for u from 10.0.0.1 (X-Real-IP: 192.0.2.1) in session abc (error: 0) | REFUSED u 192.0.2.1 WEB
          Failed login for u from 192.0.2.1 in session abc (error: 0) | REFUSED u 192.0.2.1 WEB
          """)
  void aNameMovesNoFieldOfRoundcube(String text, String expected) {
    same(expected, "[29-Nov-2026 18:09:05 +0100]: " + text);
  }

  @Test
  void namesTheProgramWhereZimbraDoes() {
    LogEvent event =
        read(
            "2026-11-29 17:09:05,123 INFO  [I] [ip=192.0.2.1;ua=%s;] security - cmd=Auth; account=u; protocol=imap;"
                .formatted("T".repeat(300)));
    assertEquals("T".repeat(64), event.plain().client());
  }

  @Test
  void bindsWhatItTakes() {
    String line =
        "dovecot: imap-login: Login: user=<%s>, method=PLAIN, rip=192.0.2.1, session=<%s>";
    LogEvent event = read(STAMP + line.formatted("u".repeat(320), "s".repeat(900)));
    assertEquals("s".repeat(200), event.plain().session());
    assertEquals("nothing", shown(STAMP + line.formatted("u".repeat(321), "s")));
    LogEvent ended =
        read(
            STAMP
                + "dovecot: imap(u)<1><s>: Disconnected: Logged out in=1 out="
                + "9".repeat(40)
                + " expunged=2");
    assertEquals(List.of(-1L, -1L, 2L), counters(ended));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imap(u)<1><s>: Disconnected: Logged out in=93 out=10755 deleted=1 expunged=1 trashed=0 hdr_count=3 hdr_bytes=111 body_count=3 body_bytes=9111",
        "imap(u)<1><s>: Info: Disconnected: Inactivity - no input in=93 out=10755 expunged=1 body_count=3"
      })
  void countsWhatASessionTook(String text) {
    assertEquals(List.of(10_755L, 3L, 1L), counters(read(STAMP + "dovecot: " + text)));
  }

  @Test
  void neverThrows() {
    Random random = new Random(42);
    List<String> starts =
        List.of(
            "",
            STAMP,
            STAMP + "dovecot: imap-login: Login: user=<",
            "Nov 29 18:09:05 mx imapd: ",
            STAMP + "postfix/smtpd[1]: A: client=",
            "2026-11-29 18:09:05 ",
            "2026-11-29 18:09:05,1 [",
            "[29-Nov-2026 18:09:05 +0000]: ",
            STAMP + "cyrus/imap[1]: badlogin: ",
            STAMP + "dovecot: imap(");
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = new byte[random.nextInt(80)];
      random.nextBytes(octets);
      for (int j = 0; j < octets.length; j++) {
        octets[j] =
            random.nextBoolean()
                ? (byte) "[](<>): ,;=\"\\A/".charAt(random.nextInt(15))
                : octets[j];
      }
      String noise = new String(octets, StandardCharsets.UTF_8);
      String start = starts.get(random.nextInt(starts.size()));
      log.read(start.substring(0, random.nextInt(start.length() + 1)) + noise);
      log.read(start + noise);
    }
    assertTrue(log.read("x".repeat(1_000_000)).isEmpty());
  }

  @Test
  void neverThrowsAtTheBeginningsOfGoodLines() {
    for (String line :
        List.of(
            "Nov 29 18:09:05 mx imapd: LOGOUT, user=owner, ip=[::1], port=[3], sent=10130, time=2",
            STAMP + "dovecot: imap(u)<1><s>: Disconnected: Logged out in=1 out=2 expunged=0",
            STAMP
                + "dovecot: pop3(u)<1><s>: Disconnected: Logged out top=1/42, retr=1/3056, del=1/2",
            STAMP + "cyrus/imap[1]: login: h [192.0.2.1] u PLAIN User logged in SESSIONID=<s>",
            "2026-11-29 18:09:05 +0100 [7] 1a-b <= \"u\"@x.org H=(h) [192.0.2.1] A=p:u S=1",
            "[29-Nov-2026 18:09:05 +0100]: <a> Successful login for u (ID: 3) from ::1 in session s",
            "2026-11-29 17:09:05,1 INFO  [I] [ip=::1;ua=x;] security - cmd=Auth; account=u; protocol=imap;")) {
      assertTrue(log.read(line).isPresent(), line);
      for (int i = 0; i < line.length(); i++) {
        log.read(line.substring(0, i));
        log.read(line.substring(i));
      }
    }
  }

  private void same(String expected, String line) {
    assertEquals(expected, shown(line).replaceFirst(" 20[0-9T:.-]+Z$", ""));
  }

  private String shown(String line) {
    Optional<LogEvent> event = log.read(line);
    if (event.isEmpty()) {
      return "nothing";
    }
    LogEvent told = event.get();
    String account = told.account().indexOf(' ') < 0 ? told.account() : "'" + told.account() + "'";
    String from = told.address().map(IpAddress::text).orElse("?");
    return "%s %s %s %s %s".formatted(told.type(), account, from, told.protocol(), told.at());
  }

  private LogEvent read(String line) {
    return log.read(line).orElseThrow();
  }

  private static List<Long> counters(LogEvent event) {
    return List.of(event.octetsSent(), event.messagesRead(), event.messagesRemoved());
  }
}
