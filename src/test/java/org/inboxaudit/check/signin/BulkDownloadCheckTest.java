package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.mailSession;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.MailSession;
import org.junit.jupiter.api.Test;

class BulkDownloadCheckTest {
  private static final String HOME = "192.0.2.10";
  private static final String THIEF = "198.51.100.7";
  private static final long MB = 1L << 20;
  private static final Instant LATELY =
      NOW.minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(9));

  private final CheckTester tester = CheckTester.of(new BulkDownloadCheck());

  @Test
  void findsADayOnWhichAStrangerTookMuch() {
    tester.finds(
        afterUsualDays(
            mailSession("x", LATELY, THIEF, 300 * MB),
            mailSession("y", LATELY.plusSeconds(600), THIEF, 100 * MB)),
        "signin-bulk-download HIGH FAIR MAIL_SESSION:x {network=AS64511 Example Hosting,"
            + " country=CH, use=hosting, megabytes=400, middle_day=2, removed=0}");
  }

  @Test
  void findsADayOnWhichMostMessagesWereFetched() {
    tester
        .withIndex(FakeIndex.empty().received(2025, 900))
        .finds(
            afterUsualDays(session("x", THIEF, 10 * MB, 600, 0)),
            "signin-bulk-download HIGH FAIR MAIL_SESSION:x {messages=600}");
  }

  @Test
  void findsADayOnWhichAStrangerRemovedMuch() {
    tester.finds(
        afterUsualDays(session("x", THIEF, MB, 0, 150)),
        "signin-bulk-download HIGH FAIR MAIL_SESSION:x {variant=removed, removed=150}");
  }

  @Test
  void leavesAnOwnerWhoCleansUpAlone() {
    tester.findsNothing(afterUsualDays(session("x", HOME, MB, 0, 150)).toArray(MailSession[]::new));
  }

  @Test
  void leavesAUsualDayAlone() {
    tester.findsNothing(
        afterUsualDays(mailSession("x", LATELY, THIEF, 20 * MB)).toArray(MailSession[]::new));
  }

  @Test
  void leavesALargeDayOfWhoAlwaysReadsMuchAlone() {
    List<MailSession> all = new ArrayList<>(List.of(mailSession("x", LATELY, THIEF, 300 * MB)));
    IntStream.range(0, 40)
        .forEach(
            i ->
                all.add(mailSession("h" + i, LATELY.minus(Duration.ofDays(i + 1)), HOME, 40 * MB)));
    tester.findsNothing(all.toArray(MailSession[]::new));
  }

  @Test
  void weighsABackupFromAFamiliarNetworkLittle() {
    tester.finds(
        afterUsualDays(mailSession("x", LATELY, HOME, 900 * MB)),
        "signin-bulk-download LOW WEAK MAIL_SESSION:x");
  }

  @Test
  void weighsAWebMailOnTheServerLittle() {
    tester.finds(
        afterUsualDays(mailSession("x", LATELY, "127.0.0.1", 900 * MB)),
        "signin-bulk-download LOW WEAK MAIL_SESSION:x {network=–}");
  }

  @Test
  void saysThatThereAreTooFewDays() {
    tester.finds(
        mailSession("x", LATELY, THIEF, 900 * MB),
        "signin-bulk-download INFO FAIR MAIL_SESSION:x/history {variant=too-little, count=1}");
  }

  @Test
  void callsNothingNewInTheFirstMonth() {
    List<MailSession> all = new ArrayList<>(List.of(mailSession("x", LATELY, THIEF, 300 * MB)));
    IntStream.range(0, 20)
        .forEach(
            i -> all.add(mailSession("h" + i, LATELY.minus(Duration.ofDays(i + 1)), HOME, MB)));
    tester.finds(all, "signin-bulk-download LOW WEAK MAIL_SESSION:x");
  }

  @Test
  void knowsTheDayOfItsOwnReading() {
    tester
        .owner(CheckTester.owner(false, LATELY.minus(Duration.ofHours(2))))
        .finds(
            afterUsualDays(mailSession("x", LATELY, THIEF, 300 * MB)),
            "signin-bulk-download LOW WEAK MAIL_SESSION:x {variant=own-trace}");
  }

  @Test
  void weighsADeclaredHomeLittle() {
    tester
        .owner(CheckTester.owner(List.of(), Set.of("198.51.100.0/24")))
        .finds(
            afterUsualDays(mailSession("x", LATELY, THIEF, 300 * MB)),
            "signin-bulk-download LOW WEAK MAIL_SESSION:x {network=198.51.100.0/24}");
  }

  private static MailSession session(
      String key, String address, long octets, long read, long removed) {
    MailSession plain = mailSession(key, LATELY, address, octets);
    return new MailSession(
        plain.ref(), plain.endedAt(), plain.address(), plain.protocol(), octets, read, removed);
  }

  private static List<MailSession> afterUsualDays(MailSession... others) {
    List<MailSession> all = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 60)
        .forEach(
            i -> all.add(mailSession("h" + i, LATELY.minus(Duration.ofDays(i + 1)), HOME, 2 * MB)));
    return all;
  }
}
