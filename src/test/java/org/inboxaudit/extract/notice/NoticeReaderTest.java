package org.inboxaudit.extract.notice;

import static org.inboxaudit.extract.notice.Letters.html;
import static org.inboxaudit.extract.notice.Letters.plain;
import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_KEY;
import static org.inboxaudit.extract.notice.ReadLetters.GOOGLE_LETTER;
import static org.inboxaudit.extract.notice.ReadLetters.SIGN_IN;
import static org.inboxaudit.extract.notice.ReadLetters.TABLES;
import static org.inboxaudit.extract.notice.ReadLetters.googleSigned;
import static org.inboxaudit.extract.notice.ReadLetters.notice;
import static org.inboxaudit.extract.notice.ReadLetters.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.SourceId;
import org.junit.jupiter.api.Test;

/// What a letter says, and which are none.
final class NoticeReaderTest {
  @Test
  void readsASignInLetterOfGoogle() {
    Notice notice = notice(GOOGLE_LETTER);
    assertEquals(
        List.of("google", Event.NEW_SIGN_IN, "owner@example.org", "Linux"),
        List.of(notice.provider(), notice.event(), notice.account(), notice.device()));
  }

  @Test
  void namesThePlaceOfTheLetter() {
    assertEquals(
        new EvidenceRef(new SourceId("imap"), EvidenceKind.NOTICE, "key-1", ""),
        notice(GOOGLE_LETTER).ref());
  }

  @Test
  void readsTheFieldsOfAMicrosoftLetterInHtml() {
    Notice notice =
        notice(
            html(
                "account-security-noreply@accountprotection.microsoft.com",
                "Microsoft account unusual sign-in activity",
                """
                <html><head><title>New app has access</title></head><body>
                <script>recovery email was</script>
                <h1>Unusual sign-in activity</h1>
                <table><tr><td>Microsoft account <a href="mailto:x">ow**r@example.org</a></td></tr>
                <tr><td>Country/region: Testland<br/>IP address: 192.0.2.7<br>
                Date: 5/5/2024 7:41 AM (GMT)<br>Platform: Windows&nbsp;10</td></tr></table>
                <a href="https://account.live.com/activity">Review</a></body></html>
                """));
    assertEquals(
        List.of(
            "microsoft",
            Event.NEW_SIGN_IN,
            "ow**r@example.org",
            "Testland",
            "192.0.2.7",
            "Windows 10",
            Optional.of(Instant.parse("2024-05-05T07:41:00Z"))),
        List.of(
            notice.provider(),
            notice.event(),
            notice.account(),
            notice.place(),
            notice.address(),
            notice.device(),
            notice.at()));
  }

  @Test
  void readsLettersOfEveryProvider() {
    for (String line :
        """
        no-reply@cc.yahoo-inc.com            | Your password was changed               | yahoo     | PASSWORD_CHANGED
        no-reply@notify.proton.me            | A new login to your account             | proton    | NEW_SIGN_IN
        noreply@zohoaccounts.com             | New sign-in to your account             | zoho      | NEW_SIGN_IN
        noreply@id.yandex.ru                 | Кто-то входит в Ваш аккаунт на Яндексе  | yandex    | NEW_SIGN_IN
        appleid@id.apple.com                 | Your account was used to sign in to X   | apple     | NEW_SIGN_IN
        threat-notifications@email.apple.com | A state-sponsored attack may target you | apple     | STATE_ATTACK_WARNING
        forwarding-noreply@google.com        | 请点击 https://mail-settings.google.com/mail/vf-1 | google | FORWARDING_REQUESTED
        gmail-noreply@google.com             | x https://mail-settings.google.com/mail/f-1 y | google | SENDING_REQUESTED
        """
            .lines()
            .toList()) {
      String[] columns = line.split("\\|", -1);
      Notice notice = notice(plain(columns[0].strip(), "about you", columns[1].strip()));
      assertEquals(
          columns[2].strip() + " " + columns[3].strip(), notice.provider() + " " + notice.event());
    }
  }

  @Test
  void readsEveryEvent() {
    for (String line :
        """
        We blocked: suspicious sign-in prevented                 | SIGN_IN_BLOCKED
        The password for the account ow**r@example.org was changed | PASSWORD_CHANGED
        Your recovery phone was changed                          | RECOVERY_CHANGED
        2-Step Verification was turned off                       | SECOND_FACTOR_CHANGED
        An app password was created                              | APP_PASSWORD_CREATED
        Mail Sorter was granted access to your Account           | APP_ACCESS_GRANTED
        Government-backed attackers may be trying                | STATE_ATTACK_WARNING
        您的密码已更改                                             | PASSWORD_CHANGED
        兩步驟驗證功能已關閉                                         | SECOND_FACTOR_CHANGED
        Ihr Passwort wurde geändert                              | PASSWORD_CHANGED
        Votre mot de passe a été modifié                         | PASSWORD_CHANGED
        Se ha cambiado la contraseña                             | PASSWORD_CHANGED
        """
            .lines()
            .toList()) {
      String[] columns = line.split("\\|", -1);
      assertEquals(
          Event.valueOf(columns[1].strip()),
          notice(plain(GOOGLE, "Security alert", columns[0].strip())).event(),
          line);
    }
  }

  @Test
  void namesTheOtherAccountThatACopyIsAbout() {
    assertEquals(
        "colleague@example.net",
        notice(
                plain(
                    GOOGLE,
                    "Security alert",
                    """
                    owner@example.org is the recovery address.
                    This is a copy of a security alert sent to colleague@example.net.
                    New sign-in on Android
                    """))
            .account());
  }

  @Test
  void readsATransferEncoding() {
    String letter =
        plain(
                "noreply@zohoaccounts.com",
                "about you",
                "New sign-in\nIP=C2=A0address: 2001:db8::7\n")
            .replace("8bit", "quoted-printable");
    assertEquals("2001:db8::7", notice(letter).address());
  }

  @Test
  void cutsAndCleansWhatItShows() {
    Notice notice =
        notice(
            plain(
                GOOGLE,
                "New sign-in",
                "New sign-in\nDevice: \u202ea\u0007b" + "c".repeat(500) + "\n"));
    assertEquals("ab" + "c".repeat(98), notice.device());
  }

  @Test
  void tellsNoTimeWithoutAZone() {
    assertEquals(
        Optional.empty(),
        notice(plain(GOOGLE, "New sign-in", "New sign-in\nTime: May 5, 2024 10:11 AM\n")).at());
  }

  @Test
  void readsTimesWithTheirZone() {
    for (String time :
        List.of(
            "May 5, 2024 7:41 AM (UTC)",
            "Sunday, 5 May 2024 07:41 (GMT)",
            "2024-05-05 07:41:00 UTC",
            "2024-05-05T09:41:00+02:00",
            "5 May 2024 at 13:11 (India Standard Time)")) {
      assertEquals(
          Optional.of(Instant.parse("2024-05-05T07:41:00Z")), NoticeTime.parse(time), time);
    }
  }

  @Test
  void saysTheSameWhateverTheSubjectSays() {
    for (String subject : List.of("", "Your password was changed", "=?utf-8?B?aGVsbG8=?=", "转发")) {
      assertEquals(Event.NEW_SIGN_IN, notice(plain(GOOGLE, subject, SIGN_IN)).event(), subject);
    }
  }

  @Test
  void takesNoSubjectForAnEvent() {
    for (String subject :
        List.of("New sign-in", "Your password was changed", "Gmail Forwarding Confirmation")) {
      assertEquals(
          Event.NOT_UNDERSTOOD,
          notice(plain(GOOGLE, subject, "Our terms have changed.")).event(),
          subject);
    }
  }

  @Test
  void passesOverALetterOfNobodyInTheTable() {
    for (String from :
        List.of(
            "no-reply@accounts.google.com.example.org",
            "\"no-reply@accounts.google.com\" <a@example.org>",
            "no-reply@accounts.google.com <a@example.org>",
            "a@example.org (no-reply@accounts.google.com)")) {
      assertEquals(List.of(), told(plain(from, "New sign-in", SIGN_IN)), from);
    }
  }

  @Test
  void saysThatItDoesNotUnderstandALetter() {
    Notice notice = notice(plain(GOOGLE, "x", "POP was enabled for owner@example.org"));
    assertEquals(Event.NOT_UNDERSTOOD, notice.event());
    assertEquals(Standing.UNKNOWN, notice.standing());
  }

  @Test
  void passesOverAFalseLetterThatItDoesNotUnderstand() {
    assertEquals(List.of(), told(plain(GOOGLE, "x", "Our terms: https://a.example.org/")));
    String letter = googleSigned(plain(GOOGLE, "x", "Our terms changed."));
    assertEquals(List.of(), told(raw(letter.replace("terms", "words")), GOOGLE_KEY));
  }

  @Test
  void tellsAGapForALetterOfTwoEvents() {
    assertEquals(
        List.of(new Gap(EvidenceKind.NOTICE, Gap.Reason.UNREADABLE, "INBOX", 1)),
        told(plain(GOOGLE, "x", "New sign-in\nYour password was changed")));
  }

  @Test
  void warnsOfAFalseLetterOfTwoEvents() {
    assertEquals(
        Standing.CONTRADICTED,
        notice(plain(GOOGLE, "x", "New sign-in, password was changed http://a.example.org/"))
            .standing());
  }

  @Test
  void asksTheTableForASender() {
    AlertSenders senders = TABLES.senders();
    assertTrue(senders.find(EmailAddress.of("No-Reply@accounts.google.com")).isPresent());
    assertTrue(senders.find(EmailAddress.of("any@accountprotection.microsoft.com")).isPresent());
    assertTrue(senders.find(EmailAddress.of("a@x.accountprotection.microsoft.com")).isEmpty());
  }
}
