package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.inboxaudit.evidence.EvidenceFixtures.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.inboxaudit.evidence.NoticeBuilder;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountChangeNoticeCheckTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private final CheckTester tester = CheckTester.of(new AccountChangeNoticeCheck());

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PASSWORD_CHANGED,      MEDIUM, password
          RECOVERY_CHANGED,      HIGH,   recovery
          SECOND_FACTOR_CHANGED, HIGH,   second-step
          APP_PASSWORD_CREATED,  HIGH,   app-password
          APP_ACCESS_GRANTED,    HIGH,   app-access
          FORWARDING_REQUESTED,  LOW,    forwarding
          SENDING_REQUESTED,     MEDIUM, sending
          PASSWORD_RESET_REQUESTED, LOW, password-reset
          """)
  void findsEachKindOfChange(Event event, String severity, String variant) {
    tester.finds(
        notice("n1", event).build(),
        "signin-account-change %s FAIR NOTICE:n1 {variant=%s}".formatted(severity, variant));
  }

  @Test
  void isLessSureOfALetterNobodyCouldCheck() {
    tester.finds(
        notice("n1", Event.RECOVERY_CHANGED).standing(Standing.UNKNOWN).build(),
        "signin-account-change HIGH WEAK NOTICE:n1 {variant=unproven}");
  }

  @Test
  void believesTheReceivingProvider() {
    tester.finds(
        notice("n1", Event.RECOVERY_CHANGED).standing(Standing.VOUCHED).build(),
        "signin-account-change HIGH FAIR NOTICE:n1");
  }

  @Test
  void saysThatALetterOnlyPretends() {
    tester.finds(
        notice("n1", Event.PASSWORD_CHANGED).standing(Standing.CONTRADICTED).build(),
        "signin-account-change LOW FAIR NOTICE:n1 {variant=pretend}");
  }

  @Test
  void onlyInformsTheHelperWhoIsRecoveryContactOfManyPeople() {
    tester.finds(
        notice("n1", Event.PASSWORD_CHANGED).about("fr****@gmail.com").build(),
        "signin-account-change INFO FAIR NOTICE:n1"
            + " {variant=other-account, account=fr****@gmail.com}");
  }

  @Test
  void takesAForwardingRequestForMailThatIsToArriveHere() {
    tester.finds(
        notice("n1", Event.FORWARDING_REQUESTED).about("friend@gmail.com").build(),
        "signin-account-change LOW FAIR NOTICE:n1 {variant=forwarding, account=friend@gmail.com}");
  }

  @Test
  void onlyInformsAboutTheAppPasswordMadeForTheAudit() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY.plus(Duration.ofMinutes(40))))
        .finds(
            notice("n1", Event.APP_PASSWORD_CREATED).at(YESTERDAY).build(),
            "signin-account-change INFO FAIR NOTICE:n1 {variant=own-trace}");
  }

  @Test
  void doesNotTakeAPasswordChangeForItsOwnTrace() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .finds(
            notice("n1", Event.PASSWORD_CHANGED).at(YESTERDAY).build(),
            "signin-account-change MEDIUM FAIR NOTICE:n1 {variant=password}");
  }

  @Test
  void saysOfATrueLetterThatWasTurnedIntoALure() {
    tester.finds(
        notice("n1", Event.APP_ACCESS_GRANTED).standing(Standing.MISUSED).build(),
        "signin-account-change LOW FAIR NOTICE:n1 {variant=misused}");
  }

  @Test
  void believesTheOwnerAboutADevice() {
    for (boolean mine : List.of(true, false)) {
      Owner plain = CheckTester.owner(false);
      Owner owner =
          new Owner(
              plain.addresses(),
              Set.of(),
              false,
              List.of(),
              Set.of(),
              List.of(new Owner.Answer("device", "My Phone", mine, NOW.plusSeconds(60))),
              List.of());
      tester
          .owner(owner)
          .finds(
              notice("n1", Event.RECOVERY_CHANGED).device("My Phone").build(),
              "signin-account-change %s NOTICE:n1"
                  .formatted(mine ? "LOW FAIR" : "CRITICAL STRONG"));
    }
  }

  @Test
  void tellsOfALetterThatCameLaterThanItsDateSays() {
    List<Evidence> all = new ArrayList<>();
    for (int week = 0; week < 20; week++) {
      Instant at = NOW.minus(Duration.ofDays(7L * (20 - week)));
      all.add(message("w" + week).uid(10 + week).receivedAt(at).build());
    }
    all.add(lying("n1", 31, Standing.VOUCHED));
    all.add(lying("n2", 32, Standing.VERIFIED));
    all.add(lying("n3", 21, Standing.VOUCHED));
    tester.finds(
        all,
        "signin-account-change HIGH WEAK NOTICE:n1 {variant=placed}",
        "signin-account-change HIGH FAIR NOTICE:n2 {variant=recovery}",
        "signin-account-change HIGH FAIR NOTICE:n3 {variant=recovery}");
  }

  /// Two months old.
  private static Notice lying(String key, long uid, Standing standing) {
    Instant at = NOW.minus(Duration.ofDays(60));
    return notice(key, Event.RECOVERY_CHANGED)
        .at(at)
        .standing(standing)
        .carried(letter -> letter.uid(uid).receivedAt(at))
        .build();
  }

  /// Anybody who knows the address can make the provider write a hundred of them.
  @Test
  void isNotFloodedByLettersThatAnybodyCanCause() {
    List<Evidence> all = new ArrayList<>();
    all.add(notice("change", Event.RECOVERY_CHANGED).at(NOW.minus(Duration.ofDays(20))).build());
    for (int i = 0; i < 100; i++) {
      Instant at = NOW.minus(Duration.ofHours(i + 1));
      all.add(notice("reset" + i, Event.PASSWORD_RESET_REQUESTED).at(at).build());
    }
    List<Finding> findings = tester.run(all);
    assertEquals(61, findings.size());
    assertEquals(
        List.of("recovery"),
        findings.stream()
            .filter(finding -> finding.severity() == Severity.HIGH)
            .map(finding -> finding.facts().get("variant"))
            .toList());
    assertTrue(
        findings.stream().anyMatch(finding -> "older".equals(finding.facts().get("variant"))));
  }

  @Test
  void countsLettersThatItDoesNotUnderstand() {
    tester.finds(
        List.of(
            strange("n1", 9).build(),
            strange("n2", 3).build(),
            strange("n3", 1).about("friend@example.net").build()),
        "signin-account-change INFO FAIR NOTICE:n2/strange {variant=not-understood, count=2}");
  }

  private static NoticeBuilder strange(String key, int daysAgo) {
    return notice(key, Event.NOT_UNDERSTOOD).at(NOW.minus(Duration.ofDays(daysAgo)));
  }

  @Test
  void leavesSignInsToTheirCheck() {
    tester.findsNothing(notice("n1", Event.NEW_SIGN_IN).build());
  }
}
