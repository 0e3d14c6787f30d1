package org.inboxaudit.sample.owners;

import static org.inboxaudit.sample.owners.SignInLog.HOME;
import static org.inboxaudit.sample.owners.SignInLog.HOSTING;
import static org.inboxaudit.sample.owners.SignInLog.MOBILE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.LinkTrait;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.sample.Person;

/// Owners in whose mailbox somebody is who leaves little behind. The evidence does not carry "act";
/// what it carries must be told, and what cannot be seen must be named, with where to look.
final class VisitedOwners {
  private static final Instant LAST = Instant.parse("2026-06-02T10:00:00Z");
  private static final Instant BREAK_IN = Instant.parse("2026-05-11T02:40:00Z");

  private VisitedOwners() {}

  static List<TapedOwner> all() {
    return List.of(
        foreignImapClient(),
        stolenWebSession(),
        appWithAccess(),
        appWithAccessUnseen(),
        consentLink(),
        appPasswordThief());
  }

  private static SignInLog ownLog() {
    return new SignInLog()
        .usual(HOME, "Thunderbird 140", 3, LAST)
        .usual(MOBILE, "K-9 Mail 8", 4, LAST)
        .refused(BREAK_IN.minus(Duration.ofDays(20)), "198.18.5.9", 31);
  }

  private static Instant after(long minutes) {
    return BREAK_IN.plus(Duration.ofMinutes(minutes));
  }

  private static TapedOwner foreignImapClient() {
    SignInLog log = ownLog();
    for (int i = 0; i < 5; i++) {
      log.signIn(after(70L * i), HOSTING, Protocol.IMAP, "python-imaplib 3.12");
      log.session(after(70L * i + 60), HOSTING, 120, 300, 0);
    }
    return new OwnerBuilder(
            "foreign-imap-client",
            OwnerMail.ofThreeYears("lecturer", 401),
            """
            Somebody knows the password. A program on rented computers fetched the whole mailbox
            in one night.
            """)
        .scripts()
        .log(log)
        .visited();
  }

  private static TapedOwner stolenWebSession() {
    return new OwnerBuilder(
            "stolen-web-session",
            OwnerMail.ofThreeYears("spokesperson", 402),
            """
            The session of the web page was copied from the owner's own browser. Nobody ever
            signed in, so no log tells of it.
            """)
        .scripts()
        .log(ownLog())
        .visited();
  }

  private static TapedOwner appWithAccess() {
    OwnerMail mail = OwnerMail.ofThreeYears("volunteer", 403);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    alerts.change(after(3), Event.APP_ACCESS_GRANTED);
    return new OwnerBuilder(
            "oauth-app",
            mail,
            """
            The owner was led to a true page of the provider and gave an app access to all mail. The
            provider's letter about it is still there.
            """)
        .withoutRights()
        .visited();
  }

  private static TapedOwner consentLink() {
    OwnerMail mail = OwnerMail.ofThreeYears("volunteer.three", 406);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    Person stranger = new Person("Mail Team", "team@energy-post.example");
    BodyMail.tells(
        mail,
        mail.received(stranger, after(0), "Your mailbox needs an update"),
        List.of(BodyTrait.ACCOUNT_THREAT, BodyTrait.ASKS_TO_SIGN_IN),
        BodyMail.link(
            "https://accounts.google.com/o/oauth2/auth?scope=https://mail.google.com/&prompt=none",
            "",
            LinkTrait.OAUTH_REQUEST,
            LinkTrait.OAUTH_MAIL_SCOPE,
            LinkTrait.OAUTH_OFFLINE));
    alerts.change(after(12), Event.APP_ACCESS_GRANTED);
    return new OwnerBuilder(
            "consent-link",
            mail,
            """
            A letter led to a true page of the provider, on which the owner let an app read all mail.
            """)
        .withoutRights()
        .visited();
  }

  private static TapedOwner appWithAccessUnseen() {
    OwnerMail mail = OwnerMail.ofThreeYears("volunteer.two", 404);
    new AlertMail(mail).usualSignIns();
    return new OwnerBuilder(
            "oauth-app-unseen",
            mail,
            """
            The same, and the letter is gone for good. The app reads on without ever signing in.
            """)
        .withoutRights()
        .visited();
  }

  private static TapedOwner appPasswordThief() {
    OwnerMail mail = OwnerMail.ofThreeYears("campaigns.two", 405);
    AlertMail alerts = new AlertMail(mail);
    alerts.usualSignIns();
    alerts.change(after(0), Event.APP_PASSWORD_CREATED);
    SignInLog log = ownLog();
    for (int day = 0; day < 12; day++) {
      log.signIn(after(30 + 1440L * day), HOSTING, Protocol.POP3, "");
    }
    log.session(after(90), HOSTING, 700, -1, -1);
    return new OwnerBuilder(
            "app-password-thief",
            mail,
            """
            An app password was handed over under pressure. Since then a program on rented
            computers fetches all mail by POP3, every night.
            """)
        .scripts()
        .log(log)
        .visited();
  }
}
