package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.SignIn;
import org.junit.jupiter.api.Test;

class FailedAttemptsCheckTest {
  private static final String GUESSER = "198.51.100.7";
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private final CheckTester tester = CheckTester.of(new FailedAttemptsCheck());

  private static SignIn refused(String key, Instant at, String address, long times) {
    return signIn(key).at(at).from(address).failed().times(times).build();
  }

  @Test
  void findsManyRefusalsAndThenASuccess() {
    tester.finds(
        List.of(
            signIn("h").at(NOW.minus(Duration.ofDays(60))).build(),
            refused("f", YESTERDAY, GUESSER, 40),
            signIn("s").at(YESTERDAY.plus(Duration.ofHours(2))).from(GUESSER).build()),
        "signin-failed-attempts HIGH FAIR SIGN_IN:s"
            + " {network=AS64511 Example Hosting, country=CH, count=40}");
  }

  @Test
  void findsASuccessAfterMonthsOfGuessing() {
    tester.finds(
        List.of(
            signIn("h").at(NOW.minus(Duration.ofDays(60))).build(),
            refused("f", NOW.minus(Duration.ofDays(200)), GUESSER, 400),
            refused("g", YESTERDAY.minus(Duration.ofDays(2)), GUESSER, 4),
            signIn("s").at(YESTERDAY).from(GUESSER).build()),
        "signin-failed-attempts HIGH FAIR SIGN_IN:s {count=404}");
  }

  @Test
  void takesFewRefusalsForAMistypedPassword() {
    tester.finds(
        List.of(
            refused("f", YESTERDAY, GUESSER, 3),
            signIn("s").at(YESTERDAY.plusSeconds(60)).from(GUESSER).build()),
        "signin-failed-attempts LOW WEAK SIGN_IN:s");
  }

  @Test
  void takesAnOldPasswordAtTheBeginningOfTheLogForTheOwners() {
    tester.finds(
        List.of(
            refused("f", YESTERDAY, "192.0.2.10", 300),
            signIn("s").at(YESTERDAY.plusSeconds(60)).build()),
        "signin-failed-attempts LOW WEAK SIGN_IN:s");
  }

  @Test
  void onlyInformsOfGuessing() {
    tester.finds(
        List.of(
            refused("f", YESTERDAY, GUESSER, 40),
            refused("g", YESTERDAY.plusSeconds(9), "198.18.1.7", 2),
            refused("w", YESTERDAY.plusSeconds(3), "127.0.0.1", 1),
            signIn("s").at(YESTERDAY).build()),
        "signin-failed-attempts INFO FAIR SIGN_IN:g/in-vain {variant=in-vain, count=43}");
  }

  @Test
  void leavesAnOwnerWhoMistypesAlone() {
    tester.findsNothing(
        signIn("s").at(NOW.minus(Duration.ofDays(100))).build(),
        refused("f", YESTERDAY, "192.0.2.10", 30));
  }

  @Test
  void leavesRefusalsLongBeforeASuccessAlone() {
    tester.findsNothing(
        refused("f", NOW.minus(Duration.ofDays(100)), GUESSER, 30),
        signIn("s").at(YESTERDAY).from(GUESSER).build());
  }

  @Test
  void weighsATunnelLittleForWhoUsesOne() {
    tester
        .owner(CheckTester.owner(true))
        .finds(
            List.of(
                refused("f", YESTERDAY, "198.18.2.7", 40),
                signIn("s").at(YESTERDAY.plusSeconds(60)).from("198.18.2.7").build()),
            "signin-failed-attempts LOW WEAK SIGN_IN:s");
  }

  @Test
  void leavesItsOwnTriesOut() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .findsNothing(refused("f", YESTERDAY, GUESSER, 2));
  }
}
