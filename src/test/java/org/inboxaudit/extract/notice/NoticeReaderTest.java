package org.inboxaudit.extract.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.extract.notice.Letters.html;
import static org.inboxaudit.extract.notice.Letters.pack;
import static org.inboxaudit.extract.notice.Letters.plain;
import static org.inboxaudit.extract.notice.Letters.raw;
import static org.inboxaudit.extract.notice.Letters.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.james.jdkim.DKIMVerifier;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NoticeReaderTest {
  private static final String GOOGLE = "Google <no-reply@accounts.google.com>";
  private static final NoticeTables TABLES = NoticeTables.load();
  private static final String SIGN_IN =
      """
      New sign-in on Linux
      owner@example.org
      Somebody signed in. If it was not you, look here:
      https://myaccount.google.com/notifications
      """;

  private static List<Observation> told(Raw.RawMessage raw, DkimKeys keys) {
    Extracted extracted = NoticeReader.read(raw, ExtractLimits.DEFAULT, TABLES.with(keys));
    return assertInstanceOf(Extracted.Facts.class, extracted).observations();
  }

  private static List<Observation> told(String letter) {
    return told(raw(letter), pack("none", "example.org"));
  }

  private static Notice notice(String letter, DkimKeys keys) {
    List<Observation> told = told(raw(letter), keys);
    assertEquals(1, told.size(), told::toString);
    return assertInstanceOf(Notice.class, told.getFirst());
  }

  private static Notice notice(String letter) {
    return notice(letter, pack("none", "example.org"));
  }

  private static Gap.Reason refusal(String letter) {
    return assertInstanceOf(
            Extracted.Refused.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES))
        .reason();
  }

  private static final String DELIVERED =
      """
      Received: from mail.google.com (192.0.2.1) by mx.example.org (8.1) with ESMTPS id 1;
       Sun, 5 May 2024 07:59:10 +0000
      """;

  private static String vouched(String letter, String results) {
    return "Authentication-Results: mx.example.org;\n "
        + results
        + "\n"
        + DELIVERED
        + googleSigned(letter);
  }

  private static Standing standing(String letter, DkimKeys keys) {
    return notice(letter, keys).standing();
  }

  private static final DkimKeys GOOGLE_KEY = pack("test", "accounts.google.com");

  private static String googleSigned(String letter) {
    return signed(letter, "accounts.google.com");
  }

  private static final String GOOGLE_LETTER = plain(GOOGLE, "Security alert", SIGN_IN);

  // What it says

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

  // What is no notice

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

  // Where it comes from

  @Test
  void leavesAnUnsignedLetterUnknown() {
    assertEquals(Standing.UNKNOWN, notice(GOOGLE_LETTER).standing());
  }

  @Test
  void verifiesASignatureOfTheProvider() {
    assertEquals(Standing.VERIFIED, standing(googleSigned(GOOGLE_LETTER), GOOGLE_KEY));
  }

  @Test
  void verifiesASignatureThatHasExpiredSinceArrival() {
    String tags = "x=" + (Letters.RECEIVED.getEpochSecond() + 60) + "; h=from:to:subject:date;";
    assertEquals(
        Standing.VERIFIED,
        standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownWhoseSignatureHadExpiredAtArrival() {
    String tags = "x=" + (Letters.RECEIVED.getEpochSecond() - 60) + "; h=from:to:subject:date;";
    assertEquals(
        Standing.UNKNOWN, standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownOfWhichNotAllIsSigned() {
    for (String tags :
        List.of(
            "h=from:to:subject;",
            "h=from:to:date;",
            "h=from:subject:date;",
            "l=10; h=from:to:subject:date;")) {
      assertEquals(
          Standing.UNKNOWN,
          standing(signed(GOOGLE_LETTER, "accounts.google.com", tags), GOOGLE_KEY),
          tags);
    }
  }

  @Test
  void leavesALetterUnknownWhoseKeyIsNotInThePack() {
    assertEquals(
        Standing.UNKNOWN,
        standing(googleSigned(GOOGLE_LETTER), pack("other", "accounts.google.com")));
  }

  @Test
  void doesNotTakeTheSignatureOfSomebodyElse() {
    assertEquals(
        Standing.UNKNOWN,
        standing(signed(GOOGLE_LETTER, "example.org"), pack("test", "example.org")));
  }

  @Test
  void contradictsALetterThatWasChangedAfterSigning() {
    String letter = googleSigned(GOOGLE_LETTER);
    for (String changed :
        List.of(
            letter.replace("Somebody", "Nobody"),
            letter.replace("Security alert", "Security notice"))) {
      assertEquals(Standing.CONTRADICTED, standing(changed, GOOGLE_KEY));
    }
  }

  @Test
  void leavesALetterUnknownThatAGatewayChanged() {
    String letter =
        googleSigned(GOOGLE_LETTER)
            .replace(
                "https://myaccount.google.com/notifications",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fmyaccount.google.com");
    assertEquals(Standing.UNKNOWN, standing(letter, GOOGLE_KEY));
  }

  @Test
  void takesTheWordOfTheReceivingServer() {
    for (String results :
        List.of(
            "dkim=pass header.i=@accounts.google.com header.s=test",
            "spf=fail smtp.mailfrom=x; dkim=pass (2048-bit key) header.d=accounts.google.com",
            "dmarc=pass (p=REJECT dis=NONE) header.from=accounts.google.com",
            "dkim=fail header.d=google.com; dkim = pass header.d = accounts.google.com")) {
      assertEquals(Standing.VOUCHED, notice(vouched(GOOGLE_LETTER, results)).standing(), results);
    }
  }

  @Test
  void doesNotTakeAWordThatIsNotTheReceivingServers() {
    for (String letter :
        List.of(
            "Authentication-Results: mx.attacker.test; dkim=pass header.d=accounts.google.com\n",
            "Authentication-Results: x; dkim=none (; mx.example.org; dkim=pass)\n",
            """
            Authentication-Results: mx.example.org; dkim=none
            Authentication-Results: mx.example.org; dkim=pass header.d=accounts.google.com
            """,
            "Authentication-Results: mx.example.org; dkim=pass header.d=example.org\n",
            "Authentication-Results: mx.example.org; spf=pass"
                + " (dkim=pass header.d=accounts.google.com)\n",
            "Authentication-Results: mx.example.org; dmarc=pass header.from=google.com\n")) {
      assertEquals(Standing.UNKNOWN, notice(letter + GOOGLE_LETTER).standing(), letter);
    }
  }

  @Test
  void doesNotTakeAWordThatWasWrittenIntoAMessageNobodyDelivered() {
    String word =
        "Authentication-Results: mx.example.org; dkim=pass header.d=accounts.google.com\n";
    String seal =
        "ARC-Authentication-Results: i=1; mx.example.org; dkim=pass"
            + " header.d=accounts.google.com\n";
    for (String letter :
        List.of(
            word + googleSigned(GOOGLE_LETTER),
            seal + word + googleSigned(GOOGLE_LETTER),
            word
                + DELIVERED.replace("mx.example.org", "mx.attacker.test")
                + googleSigned(GOOGLE_LETTER),
            word + DELIVERED + GOOGLE_LETTER,
            word + DELIVERED + googleSigned(GOOGLE_LETTER).replace("Somebody", "Nobody"))) {
      assertEquals(Standing.UNKNOWN, notice(letter).standing(), letter);
    }
  }

  @Test
  void asksForTheKeysThatItMisses() {
    Extracted extracted =
        NoticeReader.read(raw(googleSigned(GOOGLE_LETTER)), ExtractLimits.DEFAULT, TABLES);
    assertEquals(
        Set.of("test._domainkey.accounts.google.com"),
        assertInstanceOf(Extracted.Facts.class, extracted).missingKeys());
  }

  @Test
  void doesNotBelieveAKeyThatCanBeGuessedOrIsOnlyTriedOut() {
    String line = Letters.packLine("test", "accounts.google.com");
    assertEquals(
        Standing.UNKNOWN,
        standing(
            googleSigned(GOOGLE_LETTER), DkimKeys.parse(line.replace("k=rsa;", "k=rsa; t=y;"))));
    KeyPair small = Letters.keys(768);
    assertEquals(
        Standing.UNKNOWN,
        standing(
            signed(GOOGLE_LETTER, "accounts.google.com", "h=from:to:subject:date;", small),
            DkimKeys.parse(Letters.packLine("test", "accounts.google.com", small))));
  }

  @Test
  void contradictsALetterThatTheReceivingServerFoundForged() {
    for (String results :
        List.of(
            "dkim=fail header.d=accounts.google.com",
            "dkim=none; dmarc=fail header.from=accounts.google.com")) {
      assertEquals(
          Standing.CONTRADICTED, notice(vouched(GOOGLE_LETTER, results)).standing(), results);
    }
  }

  @Test
  void vouchesForNoLetterWhoseTraceIsOfAnotherDayThanItsPlace() {
    String letter = vouched(GOOGLE_LETTER, "dkim=pass header.d=accounts.google.com");
    for (String date :
        List.of("Fri, 3 May 2024 07:59:10 +0000", "Tue, 7 May 2024 07:59:10 +0000", "soon")) {
      String copied = letter.replace("Sun, 5 May 2024 07:59:10 +0000", date);
      assertEquals(Standing.UNKNOWN, notice(copied).standing(), date);
    }
    for (String date : List.of("Sat, 4 May 2024 20:59:10 +1200 (NZST)", "5 May 2024 23:59 PDT")) {
      String waited = letter.replace("Sun, 5 May 2024 07:59:10 +0000", date);
      assertEquals(Standing.VOUCHED, notice(waited).standing(), date);
    }
  }

  private static final String GATEWAY_SAW_IT =
      """
      ARC-Authentication-Results: i=1; mx.university.example;
       dkim=pass header.d=accounts.google.com; dmarc=pass header.from=accounts.google.com
      """;

  private static final String FAILED_HERE =
      "dkim=fail header.d=accounts.google.com; dmarc=fail header.from=accounts.google.com";

  /// As a list or a gateway passes a letter on: with its own words at the end.
  private static String passedOn(String seals, String results) {
    return seals + vouched(GOOGLE_LETTER, results) + "\nThis letter passed a gateway.\n";
  }

  @Test
  void leavesAGenuineLetterUnknownThatAForwarderChanged() {
    String letter = passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=pass");
    assertEquals(Standing.UNKNOWN, standing(letter, GOOGLE_KEY));
    assertEquals(Standing.UNKNOWN, notice(letter).standing());
  }

  @Test
  void neverVouchesForALetterBecauseOfASeal() {
    String sealed = GATEWAY_SAW_IT + vouched(GOOGLE_LETTER, "dkim=none; dmarc=none; arc=pass");
    assertEquals(Standing.UNKNOWN, notice(sealed).standing());
    // what was verified here stays so; it needs no seal
    assertEquals(Standing.VERIFIED, standing(sealed, GOOGLE_KEY));
  }

  @Test
  void saysOfAForwardedLetterToAnOlderAddressThatItIsUnknown() {
    String letter =
        GATEWAY_SAW_IT
            + vouched(
                GOOGLE_LETTER.replace("To: owner@", "To: older@"),
                "dkim=pass header.d=accounts.google.com; arc=pass");
    assertEquals(Standing.UNKNOWN, notice(letter).standing());
    assertEquals(Standing.MISUSED, notice(letter.replace("; arc=pass", "; arc=fail")).standing());
  }

  @Test
  void takesNoSealThatTheReceivingServerDoesNotVouchFor() {
    String arc = FAILED_HERE + "; arc=pass";
    for (String letter :
        List.of(
            passedOn(GATEWAY_SAW_IT, FAILED_HERE),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=none"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=fail"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=fail; arc=pass"),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE + " (arc=pass)"),
            // the word of somebody else, also if it is written with the receiver's name below
            passedOn(
                "Authentication-Results: mx.attacker.test; arc=pass\n" + GATEWAY_SAW_IT,
                FAILED_HERE),
            passedOn(GATEWAY_SAW_IT, FAILED_HERE)
                .replace(
                    "From: Google",
                    "Authentication-Results: mx.example.org; arc=pass\nFrom: Google"),
            // a seal without what the forwarder saw
            passedOn("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.net; s=a; b=AAAA\n", arc),
            // what the forwarder saw fail, or of somebody else
            passedOn(GATEWAY_SAW_IT.replace("=pass", "=fail"), arc),
            passedOn(GATEWAY_SAW_IT.replace("accounts.google.com", "attacker.test"), arc),
            // chains that are none
            passedOn(GATEWAY_SAW_IT.replace("i=1", "i=2"), arc),
            passedOn(GATEWAY_SAW_IT.replace("i=1;", ""), arc),
            passedOn(GATEWAY_SAW_IT + GATEWAY_SAW_IT, arc),
            passedOn(
                "ARC-Authentication-Results: i=2; mx.list.example; arc=fail\n" + GATEWAY_SAW_IT,
                arc))) {
      assertEquals(Standing.CONTRADICTED, notice(letter).standing(), letter);
      assertEquals(Standing.CONTRADICTED, standing(letter, GOOGLE_KEY), letter);
    }
  }

  @Test
  void contradictsASealedLetterThatLeadsElsewhere() {
    String letter =
        passedOn(GATEWAY_SAW_IT, FAILED_HERE + "; arc=pass")
            .replace("https://myaccount.google.com/", "https://attacker.example/");
    assertEquals(Standing.CONTRADICTED, notice(letter).standing());
  }

  @Test
  void contradictsALetterThatLeadsElsewhere() {
    for (String link :
        List.of(
            "https://accounts.google.com.example.org/x",
            "https://accounts.google.com@example.org/x",
            "https://sites.google.com/view/help",
            "https://www.google.com/url?q=https%3A%2F%2Fa.example.org%2F",
            "HTTPS:\\\\example.org\\x",
            "http://192.0.2.1/",
            // browsers follow these too, and take an encoded host for a plain one
            "https:/example.org/x",
            "https:example.org/x",
            "ftp://example.org/x",
            "https://accounts.goo%67le.com/x")) {
      String letter =
          html(GOOGLE, "x", "<p>New sign-in. See <a class=b HREF=\"" + link + "\">here</a></p>");
      assertEquals(
          Standing.CONTRADICTED,
          notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing(),
          link);
    }
  }

  @Test
  void contradictsALetterWhereSomethingElseThanALinkLeadsElsewhere() {
    for (String markup :
        List.of(
            "<form><button formaction='https://example.org/'>Yes</button></form>",
            "<svg><a xlink:href='https://example.org/'>Yes</a></svg>",
            "<meta http-equiv=refresh content='0; url=https://example.org/'>",
            "<iframe src='https://example.org/'></iframe>",
            "<base href='https://example.org/'><a href='/x'>Yes</a>")) {
      String letter = html(GOOGLE, "x", "<p>New sign-in.</p>" + markup);
      assertEquals(
          Standing.CONTRADICTED,
          notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing(),
          markup);
    }
  }

  @Test
  void letsPicturesComeFromAnywhere() {
    String letter =
        html(GOOGLE, "x", "<p>New sign-in.</p><img src='https://pictures.example.org/a.png'>");
    assertEquals(
        Standing.VOUCHED,
        notice(vouched(letter, "dkim=pass header.d=accounts.google.com")).standing());
  }

  @Test
  void refusesALetterWithMoreLinksThanAreRead() {
    StringBuilder links = new StringBuilder("<p>New sign-in.</p>");
    for (int i = 0; i < 1_001; i++) {
      links.append("<a href='https://accounts.google.com/").append(i).append("'>x</a>");
    }
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(html(GOOGLE, "x", links.toString())));
    links.insert(0, "<a href='https://example.org/'>x</a>");
    assertEquals(Standing.CONTRADICTED, notice(html(GOOGLE, "x", links.toString())).standing());
  }

  @Test
  void contradictsAGenuineLetterWithAForeignLinkInIt() {
    String letter =
        googleSigned(
            plain(
                GOOGLE,
                "New sign-in",
                "New sign-in. App: go to https://sites.google.com/view/x now"));
    assertEquals(Standing.CONTRADICTED, standing(letter, GOOGLE_KEY));
  }

  @Test
  void contradictsALetterWhoseAnswerGoesElsewhere() {
    assertEquals(
        Standing.CONTRADICTED, notice("Reply-To: help@example.org\n" + GOOGLE_LETTER).standing());
  }

  @Test
  void saysOfAReplayedLetterThatItWasMisused() {
    for (String to : List.of("somebody@example.net", "owner@example.org, somebody@example.net")) {
      String letter =
          "Delivered-To: owner@example.org\n"
              + googleSigned(GOOGLE_LETTER.replace("To: owner@example.org", "To: " + to));
      assertEquals(Standing.MISUSED, standing(letter, GOOGLE_KEY), to);
    }
  }

  @Test
  void saysOfALetterWithWordsOfSomebodyElseThatItWasMisused() {
    for (String text :
        List.of(
            "x".repeat(150) + " was granted access to your account",
            "Call +1 800 555 0123 now was granted access to your account",
            "Support (800) 555-0123 has been granted access to your account",
            "Mail was granted access to your account" + " ".repeat(200) + "and more")) {
      assertEquals(
          Standing.MISUSED, standing(googleSigned(plain(GOOGLE, "x", text)), GOOGLE_KEY), text);
    }
    for (String text :
        List.of(
            "<p>Mail was granted access to your account" + "<br> &nbsp;".repeat(30) + "</p>",
            "<p>New sign-in <a href='tel:+18005550123'>help</a></p>")) {
      assertEquals(
          Standing.MISUSED, standing(googleSigned(html(GOOGLE, "x", text)), GOOGLE_KEY), text);
    }
  }

  @Test
  void takesNoNumberOfALetterForATelephone() {
    String letter =
        plain(
            GOOGLE,
            "x",
            """
            New sign-in on Linux 6.12
            IP address: 192.0.2.101
            May 5, 2024 07:41:00 (UTC), code 123 456 789
            1600 Example Parkway, 94043-1351
            """);
    assertEquals(Standing.VERIFIED, standing(googleSigned(letter), GOOGLE_KEY));
  }

  @Test
  void leavesALetterUnknownThatSaysItWasForwarded() {
    String old = GOOGLE_LETTER.replace("To: owner@", "To: old.owner@");
    for (String trace :
        List.of(
            "X-Forwarded-To: owner@example.org\n",
            "Return-Path: <SRS0=abc=d=gaia.bounces.google.com=x@forward.example>\n",
            "Return-Path: <old.owner+caf_=owner=example.org@example.net>\n")) {
      assertEquals(Standing.UNKNOWN, standing(trace + googleSigned(old), GOOGLE_KEY), trace);
    }
  }

  @Test
  void trustsNoLetterThatHasAFieldTwice() {
    for (String field : List.of("From: x@example.org\n", "Subject: other\n", "To: a@b.example\n")) {
      String letter = field + googleSigned(GOOGLE_LETTER);
      Standing standing = standing(letter, GOOGLE_KEY);
      assertTrue(Set.of(Standing.UNKNOWN, Standing.MISUSED).contains(standing), field);
    }
  }

  @Test
  void saysOfALetterThatPushesItsTextOutOfSightThatItWasMisused() {
    String letter = googleSigned(plain(GOOGLE, "x", "New sign-in" + "\n \u00a0".repeat(60) + "b"));
    assertEquals(Standing.MISUSED, standing(letter, GOOGLE_KEY));
  }

  @Test
  void knowsTheOwnersAddressInItsOtherSpellings() {
    Raw.RawMessage raw = raw(googleSigned(GOOGLE_LETTER.replace("owner@", "Owner+mail@")));
    assertEquals(Standing.VERIFIED, ((Notice) told(raw, GOOGLE_KEY).getFirst()).standing());
  }

  // Keys

  @Test
  void readsTheOperatorsKeysFromAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("keys");
    Files.writeString(file, "# a comment\ns._domainkey.Example.org\tv=DKIM1; p=x\n");
    assertEquals(List.of("v=DKIM1; p=x"), records(DkimKeys.read(file), "s", "example.org"));
  }

  private static List<String> records(DkimKeys keys, String selector, String domain) {
    try {
      return keys.getRecords("dns/txt", selector, domain);
    } catch (org.apache.james.jdkim.exceptions.TempFailException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void carriesOnWithoutAFileOfKeysThatCannotBeRead(@TempDir Path folder) {
    assertEquals(
        Standing.UNKNOWN,
        standing(googleSigned(GOOGLE_LETTER), DkimKeys.read(folder.resolve("missing"))));
  }

  @Test
  void neverAsksTheDns() {
    JavaClasses classes =
        ArchConfiguration.withThreadLocalScope(
            (ArchConfiguration configuration) -> {
              configuration.setResolveMissingDependenciesFromClassPath(false);
              return new ClassFileImporter().importPackages("org.inboxaudit.extract.notice");
            });
    ArchRuleDefinition.noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.xbill\\..*|.*DNSPublicKeyRecordRetriever|java\\.net\\.(Inet|Socket).*")
        .check(classes);
    // The verifier without an argument brings its own look-up in the DNS.
    ArchRuleDefinition.noClasses()
        .should()
        .callConstructorWhere(
            DescribedPredicate.describe(
                "the verifier looks up keys itself",
                (JavaConstructorCall call) ->
                    call.getTargetOwner().isEquivalentTo(DKIMVerifier.class)
                        && call.getTarget().getRawParameterTypes().isEmpty()))
        .check(classes);
  }

  // The table

  @Test
  void asksTheTableForASender() {
    AlertSenders senders = TABLES.senders();
    assertTrue(senders.find(EmailAddress.of("No-Reply@accounts.google.com")).isPresent());
    assertTrue(senders.find(EmailAddress.of("any@accountprotection.microsoft.com")).isPresent());
    assertTrue(senders.find(EmailAddress.of("a@x.accountprotection.microsoft.com")).isEmpty());
  }

  // Hostile letters

  @Test
  void refusesALetterThatIsTooLarge() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal(plain(GOOGLE, "New sign-in", "a".repeat(3 << 20))));
  }

  @Test
  void refusesATextThatIsTooLong() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal(plain(GOOGLE, "New sign-in", "a b\n".repeat(100_000))));
  }

  @Test
  void refusesAHeaderOfTooManyFields() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal("X: y\n".repeat(2_000) + GOOGLE_LETTER));
  }

  @Test
  void refusesPartsThatAreTooDeep() {
    StringBuilder letter =
        new StringBuilder("From: no-reply@accounts.google.com\nSubject: New sign-in\n");
    for (int i = 0; i < 500; i++) {
      letter.append("Content-Type: multipart/mixed; boundary=b").append(i);
      letter.append("\n\n--b").append(i).append('\n');
    }
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(letter.toString()));
  }

  @Test
  void readsWhatItCanOfABrokenLetter() {
    String letter =
        """
        From: no-reply@accounts.google.com
        Subject: x
        this line is no field
        Content-Type: multipart/alternative; boundary="b

        --b
        Content-Type: text/plain

        New sign-in
        --b
        Content-Transfer-Encoding: base64

        !!!!
        """;
    assertEquals(Event.NEW_SIGN_IN, notice(letter).event());
  }

  @Test
  void doesNotLookIntoAttachedMessages() {
    String letter =
        """
        From: no-reply@accounts.google.com
        Subject: a letter
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: message/rfc822

        Subject: x

        New sign-in
        --b
        Content-Type: text/plain
        Content-Disposition: attachment

        New sign-in
        --b--
        """;
    assertEquals(Event.NOT_UNDERSTOOD, notice(letter).event());
  }

  @Test
  void endsOnHtmlThatNeverEnds() {
    for (String piece :
        List.of("<a ", "<", "&", "<script>", "<!--", "<a href='", "</", "http://")) {
      String letter = html(GOOGLE, "New sign-in", piece.repeat(250_000 / piece.length()));
      assertInstanceOf(
          Extracted.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES), piece);
    }
  }

  @Property(tries = 200)
  void neverThrows(@ForAll byte[] octets) {
    byte[] head = "From: no-reply@accounts.google.com\nDKIM-Signature: ".getBytes(UTF_8);
    byte[] tail = "\n\nNew sign-in\n".getBytes(UTF_8);
    byte[] letter = Arrays.copyOf(head, head.length + octets.length + tail.length);
    System.arraycopy(octets, 0, letter, head.length, octets.length);
    System.arraycopy(tail, 0, letter, head.length + octets.length, tail.length);
    assertInstanceOf(
        Extracted.class, NoticeReader.read(raw(letter), ExtractLimits.DEFAULT, TABLES));
  }
}
