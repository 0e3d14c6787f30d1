package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SignInBuilder;
import org.junit.jupiter.api.Test;

class UnfamiliarNetworkCheckTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

  private final CheckTester tester = CheckTester.of(new UnfamiliarNetworkCheck());

  @Test
  void findsANewNetworkInANewCountry() {
    tester.finds(
        afterAYearAtHome(strange("x").build()),
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:x"
            + " {network=AS64511 Example Hosting, country=CH, client=imap, count=1}");
  }

  @Test
  void weighsANewNetworkInAKnownCountryLittle() {
    tester.finds(
        afterAYearAtHome(signIn("x").at(YESTERDAY).from("203.0.113.7").build()),
        "signin-unfamiliar-network LOW WEAK SIGN_IN:x");
  }

  @Test
  void weighsANewMailProgramAtHomeLittle() {
    tester.finds(
        afterAYearAtHome(signIn("x").at(YESTERDAY).over(SignIn.Protocol.POP3).build()),
        "signin-unfamiliar-network LOW WEAK SIGN_IN:x {variant=client, client=pop3}");
  }

  @Test
  void weighsStrangePlacesLittleIfTheOwnerUsesAVpn() {
    tester
        .owner(CheckTester.owner(true))
        .finds(
            afterAYearAtHome(strange("x").build()), "signin-unfamiliar-network LOW WEAK SIGN_IN:x");
  }

  @Test
  void saysThatThereIsTooLittleHistory() {
    tester.finds(
        List.of(signIn("a").build(), strange("x").build()),
        "signin-unfamiliar-network INFO WEAK SIGN_IN:a/history {variant=too-little, count=2}");
  }

  @Test
  void learnsWithoutGradingInTheFirstMonth() {
    List<SignIn> month =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    signIn("a" + i)
                        .at(NOW.minus(Duration.ofDays(20 - i)))
                        .from("203.0.113." + i)
                        .build())
            .toList();
    tester.findsNothing(month.toArray(SignIn[]::new));
  }

  @Test
  void learnsNothingFromFailedTries() {
    tester.findsNothing(afterAYearAtHome(strange("x").failed().build()).toArray(SignIn[]::new));
  }

  @Test
  void knowsNoPlaceWithoutANetwork() {
    tester.findsNothing(
        afterAYearAtHome(signIn("x").at(YESTERDAY).from("").build()).toArray(SignIn[]::new));
  }

  @Test
  void subtractsItsOwnSignIn() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .findsNothing(afterAYearAtHome(strange("x").build()).toArray(SignIn[]::new));
  }

  @Test
  void leavesAPlaceThatBecameAHabitAlone() {
    SignIn[] habit =
        IntStream.range(0, 5)
            .mapToObj(i -> strange("x" + i).at(YESTERDAY.minus(Duration.ofDays(i))).build())
            .toArray(SignIn[]::new);
    tester.findsNothing(afterAYearAtHome(habit).toArray(SignIn[]::new));
  }

  private static SignInBuilder strange(String key) {
    return signIn(key).at(YESTERDAY).from("198.51.100.7");
  }

  private static List<SignIn> afterAYearAtHome(SignIn... others) {
    List<SignIn> all = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 12)
        .forEach(i -> all.add(signIn("h" + i).at(NOW.minus(Duration.ofDays(30L * i + 5))).build()));
    return all;
  }
}
