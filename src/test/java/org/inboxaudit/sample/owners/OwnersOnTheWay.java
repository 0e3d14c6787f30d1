package org.inboxaudit.sample.owners;

import static org.inboxaudit.sample.owners.SignInLog.ABROAD;
import static org.inboxaudit.sample.owners.SignInLog.HOME;
import static org.inboxaudit.sample.owners.SignInLog.HOSTING;
import static org.inboxaudit.sample.owners.SignInLog.MOBILE;
import static org.inboxaudit.sample.owners.SignInLog.NEPAL;
import static org.inboxaudit.sample.owners.SignInLog.ONION;
import static org.inboxaudit.sample.owners.SignInLog.OTHER_ONION;
import static org.inboxaudit.sample.owners.SignInLog.TUNNEL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.SignIn.Protocol;

/// Owners in whose mailbox nobody is, and whose sign-ins look odd, as a server's log tells them.
/// None may ever be told to act.
final class OwnersOnTheWay {
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");
  private static final Instant DEPARTURE = Instant.parse("2026-05-04T06:00:00Z");
  private static final String PHONE = "K-9 Mail 8";
  private static final String DESK = "Thunderbird 140";

  private OwnersOnTheWay() {}

  static List<TapedOwner> all() {
    return List.of(
        traveller(),
        undeclaredTraveller(),
        vpnUser(),
        torUser(),
        roamingPhone(),
        providerMigration(),
        tenAccountsHelper());
  }

  /// Two weeks abroad, while a computer at home goes on looking for mail.
  private static SignInLog journey() {
    SignInLog log = new SignInLog().usual(HOME, DESK, 3, LAST).usual(MOBILE, PHONE, 5, DEPARTURE);
    for (int day = 0; day < 14; day++) {
      log.signIn(after(day), ABROAD, Protocol.IMAP, PHONE);
    }
    return log;
  }

  private static Instant after(int days) {
    return DEPARTURE.plus(Duration.ofDays(days));
  }

  private static TapedOwner traveller() {
    return new OwnerBuilder(
            "traveller",
            OwnerMail.ofThreeYears("treasurer.two", 301),
            """
            Two weeks in another country, declared beforehand. The computer at home goes on
            fetching mail.
            """)
        .scripts()
        .log(journey())
        .journey("PT", "2026-05-03", "2026-05-19")
        .innocent();
  }

  private static TapedOwner undeclaredTraveller() {
    return new OwnerBuilder(
            "traveller-undeclared",
            OwnerMail.ofThreeYears("delegate.two", 302),
            """
            The same two weeks in another country, of which the owner told nothing.
            """)
        .scripts()
        .log(journey())
        .innocent();
  }

  private static TapedOwner vpnUser() {
    SignInLog log = new SignInLog().usual(HOME, DESK, 4, LAST);
    for (int day = 0; day < 40; day++) {
      Instant at = after(day - 20);
      log.signIn(at, day % 3 == 0 ? HOSTING : TUNNEL, Protocol.IMAP, DESK);
      log.signIn(at.plus(Duration.ofHours(2)), HOME, Protocol.IMAP, DESK);
      log.signIn(
          at.plus(Duration.ofMinutes(30)), day % 2 == 0 ? ABROAD : HOME, Protocol.IMAP, PHONE);
    }
    return new OwnerBuilder(
            "vpn-user",
            OwnerMail.ofThreeYears("reporter", 303),
            """
            A VPN on the computer and another on the phone, switched on and off during the day, as
            the owner declared.
            """)
        .scripts()
        .log(log)
        .declaresVpn()
        .innocent();
  }

  private static TapedOwner torUser() {
    SignInLog log = new SignInLog().usual(HOME, DESK, 4, LAST).usual(ONION, DESK, 6, LAST);
    for (int day = 0; day < 10; day++) {
      log.signIn(after(2 * day), day % 2 == 0 ? OTHER_ONION : ONION, Protocol.IMAP, DESK);
    }
    return new OwnerBuilder(
            "tor-user",
            OwnerMail.ofThreeYears("archivist", 304),
            """
            Mail over Tor from the first day of the log on, and at home without it. The owner told
            nothing of it.
            """)
        .scripts()
        .log(log)
        .innocent();
  }

  private static TapedOwner roamingPhone() {
    SignInLog log = new SignInLog();
    List<String> carriers = List.of(MOBILE, HOME, NEPAL);
    for (int day = 0; day < 120; day++) {
      Instant at = SignInLog.BEGINS.plus(Duration.ofHours(24L * day + 7));
      String unknown = "2001:db8:%x:%x::1".formatted(0x100 + day % 7, day);
      log.signIn(at, day % 2 == 0 ? unknown : carriers.get(day % 3), Protocol.IMAP, PHONE);
    }
    return new OwnerBuilder(
            "roaming-phone",
            OwnerMail.ofThreeYears("driver", 305),
            """
            A phone near a border: another network every day, most of them in no file, and two
            countries in turn.
            """)
        .scripts()
        .log(log)
        .innocent();
  }

  private static TapedOwner providerMigration() {
    SignInLog log = new SignInLog().usual(HOME, "Roundcube", 3, LAST);
    log.refused(after(9), HOSTING, 2);
    for (int hour = 0; hour < 6; hour++) {
      Instant at = after(9).plus(Duration.ofHours(hour + 1));
      log.signIn(at, HOSTING, Protocol.IMAP, "imapsync");
      log.session(at.plusSeconds(3000), HOSTING, 150, 800, 0);
    }
    return new OwnerBuilder(
            "provider-migration",
            OwnerMail.ofThreeYears("registrar", 306),
            """
            A program of another provider copied the whole mailbox in one night, from rented
            computers, because the owner is moving there.
            """)
        .scripts()
        .log(log)
        .innocent();
  }

  private static TapedOwner tenAccountsHelper() {
    OwnerMail mail = OwnerMail.ofThreeYears("helper", 307);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    List<Event> events =
        List.of(
            Event.NEW_SIGN_IN,
            Event.PASSWORD_CHANGED,
            Event.APP_PASSWORD_CREATED,
            Event.RECOVERY_CHANGED);
    for (int i = 0; i < 30; i++) {
      alerts.aboutAnother(
          LAST.minus(Duration.ofDays(3 + 11L * i)),
          events.get(i % events.size()),
          "friend%d@family-mail.example".formatted(i % 10));
    }
    return new OwnerBuilder(
            "ten-accounts-helper",
            mail,
            """
            The recovery address of ten people, who lose phones and passwords; three devices of
            the helper's own.
            """)
        .scripts()
        .log(
            new SignInLog()
                .usual(HOME, DESK, 4, LAST)
                .usual(MOBILE, PHONE, 4, LAST)
                .usual("192.0.2.77", "Apple Mail 16", 9, LAST))
        .innocent();
  }
}
