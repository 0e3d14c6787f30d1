package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner.Answer;
import org.inboxaudit.check.Owner.Journey;
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
            + " {network=AS64505 Example Abroad, country=PT, client=imap, use=common, count=1}");
  }

  @Test
  void weighsANewCountryMoreIfTheProgramIsNewAsWell() {
    tester.finds(
        afterAYearAtHome(strange("x").with("python-imaplib 3.12").build()),
        "signin-unfamiliar-network HIGH FAIR SIGN_IN:x {client=python-imaplib}");
  }

  @Test
  void takesAnotherVersionForTheSameProgram() {
    List<SignIn> all = afterAYearAtHome(signIn("x").at(YESTERDAY).with("Thunderbird 145").build());
    IntStream.range(0, 12)
        .forEach(
            i ->
                all.add(
                    signIn("t" + i)
                        .at(NOW.minus(Duration.ofDays(360 - i)))
                        .with("Thunderbird/1" + i)
                        .build()));
    tester.findsNothing(all.toArray(SignIn[]::new));
  }

  @Test
  void namesRentedComputersVpnAndTor() {
    tester.finds(
        afterAYearAtHome(
            signIn("h").at(YESTERDAY).from("198.51.100.7").build(),
            signIn("v").at(YESTERDAY).from("198.18.2.7").build(),
            signIn("t").at(YESTERDAY).from("198.18.3.7").build()),
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:h {variant=hosting, use=hosting}",
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:v {variant=vpn, use=vpn}",
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:t {variant=tor, use=tor}");
  }

  @Test
  void weighsTorLittleForWhoUsedItBefore() {
    tester.finds(
        afterAYearAtHome(
            signIn("t1").at(NOW.minus(Duration.ofDays(340))).from("198.18.3.7").build(),
            signIn("t2").at(YESTERDAY).from("198.18.4.7").build()),
        "signin-unfamiliar-network LOW WEAK SIGN_IN:t2 {variant=tor}");
  }

  @Test
  void learnsNoCountryFromATunnel() {
    tester
        .owner(CheckTester.owner(true))
        .finds(
            afterAYearAtHome(
                signIn("v").at(NOW.minus(Duration.ofDays(360))).from("198.18.2.7").build(),
                signIn("s").at(YESTERDAY).from("198.18.5.7").build()),
            "signin-unfamiliar-network LOW WEAK SIGN_IN:s {country=SE, use=common}");
  }

  @Test
  void saysThatNobodyKnowsThePlaceWithoutAFile() {
    tester.finds(
        afterAYearAtHome(signIn("x").at(YESTERDAY).from("198.18.99.7").build()),
        "signin-unfamiliar-network LOW WEAK SIGN_IN:x"
            + " {variant=unknown-place, network=198.18.99.0/24, country=–}");
  }

  @Test
  void countsIpv6ByTheHousehold() {
    List<SignIn> all = new ArrayList<>();
    IntStream.range(0, 40)
        .forEach(
            i ->
                all.add(
                    signIn("s" + i)
                        .at(NOW.minus(Duration.ofDays(120 - 3L * i)))
                        .from("2001:db8:1:2::" + Integer.toHexString(i + 1))
                        .build()));
    all.add(signIn("x").at(YESTERDAY).from("2001:db8:1:3::1").build());
    tester.finds(all, "signin-unfamiliar-network LOW WEAK SIGN_IN:x {network=2001:db8:1:3::/64}");
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
  void takesTheOwnersWordThatItWasThem() {
    tester
        .owner(
            CheckTester.owner(
                List.of(), Set.of(), answer("network", "AS64505 Example Abroad", true)))
        .finds(
            afterAYearAtHome(strange("x").build()),
            "signin-unfamiliar-network INFO WEAK SIGN_IN:x {variant=yours}");
  }

  @Test
  void asksAgainWhenAnAnswerHasExpired() {
    Answer old = new Answer("network", "AS64505 Example Abroad", true, YESTERDAY);
    tester
        .owner(CheckTester.owner(List.of(), Set.of(), old))
        .finds(
            afterAYearAtHome(strange("x").build()),
            "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:x");
  }

  @Test
  void takesTheOwnersWordThatItWasSomebodyElse() {
    tester
        .owner(
            CheckTester.owner(
                List.of(), Set.of(), answer("network", "AS64505 Example Abroad", false)))
        .finds(
            afterAYearAtHome(strange("x").build()),
            "signin-unfamiliar-network CRITICAL STRONG SIGN_IN:x {variant=denied}");
  }

  @Test
  void needsNoHistoryToTakeTheOwnersWord() {
    tester
        .owner(
            CheckTester.owner(
                List.of(), Set.of(), answer("network", "AS64505 Example Abroad", false)))
        .finds(
            List.of(signIn("a").build(), strange("x").build()),
            "signin-unfamiliar-network CRITICAL STRONG SIGN_IN:x {variant=denied}",
            "signin-unfamiliar-network INFO WEAK SIGN_IN:a/too-little {count=2}");
  }

  @Test
  void takesTheOwnersWordOnAProgramThatCameLater() {
    tester
        .owner(CheckTester.owner(List.of(), Set.of(), answer("client", "python-imaplib", false)))
        .finds(
            afterAYearAtHome(signIn("x").at(YESTERDAY).with("python-imaplib 3").build()),
            "signin-unfamiliar-network CRITICAL STRONG SIGN_IN:x {variant=denied}");
  }

  @Test
  void accusesNobodyOfTheProgramTheyAlwaysUsed() {
    tester
        .owner(CheckTester.owner(List.of(), Set.of(), answer("client", "imap", false)))
        .findsNothing(afterAYearAtHome().toArray(SignIn[]::new));
  }

  @Test
  void takesTheOwnersWordThatAProgramIsTheirs() {
    tester
        .owner(CheckTester.owner(List.of(), Set.of(), answer("client", "pop3", true)))
        .finds(
            afterAYearAtHome(signIn("x").at(YESTERDAY).over(SignIn.Protocol.POP3).build()),
            "signin-unfamiliar-network INFO WEAK SIGN_IN:x {variant=yours}");
  }

  @Test
  void weighsADeclaredJourneyLittle() {
    LocalDate day = LocalDate.ofInstant(YESTERDAY, ZoneOffset.UTC);
    tester
        .owner(CheckTester.owner(List.of(new Journey("PT", day, day)), Set.of()))
        .finds(
            afterAYearAtHome(strange("x").build()),
            "signin-unfamiliar-network LOW WEAK SIGN_IN:x {variant=journey}");
  }

  @Test
  void knowsADeclaredHomeByAnyOfItsNames() {
    for (String home : List.of("AS64505", "AS64505 Example Abroad", "198.18.1.0/24")) {
      tester
          .owner(CheckTester.owner(List.of(), Set.of(home)))
          .finds(
              afterAYearAtHome(strange("x").build()),
              "signin-unfamiliar-network INFO WEAK SIGN_IN:x {variant=yours}");
    }
  }

  @Test
  void weighsAMoveLittle() {
    List<SignIn> all = new ArrayList<>();
    IntStream.range(0, 12)
        .forEach(i -> all.add(signIn("h" + i).at(NOW.minus(Duration.ofDays(200 - i))).build()));
    IntStream.range(0, 12)
        .forEach(i -> all.add(strange("x" + i).at(NOW.minus(Duration.ofDays(13 - i))).build()));
    tester.finds(all, "signin-unfamiliar-network LOW WEAK SIGN_IN:x0 {variant=moved, count=12}");
  }

  @Test
  void tellsManySmallThingsAsOne() {
    SignIn[] onTheWay =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    signIn("p" + i)
                        .at(NOW.minus(Duration.ofDays(31 - i)))
                        .from("198.18.%d.7".formatted(100 + i))
                        .build())
            .toArray(SignIn[]::new);
    tester.finds(
        afterAYearAtHome(onTheWay),
        "signin-unfamiliar-network LOW WEAK SIGN_IN:p0/many {variant=many, count=30}");
  }

  @Test
  void saysThatThereIsTooLittleHistory() {
    tester.finds(
        List.of(signIn("a").build(), strange("x").build()),
        "signin-unfamiliar-network INFO WEAK SIGN_IN:a/too-little {variant=too-little, count=2}");
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
  void leavesItsOwnSignInOutAndSaysSo() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .finds(
            afterAYearAtHome(strange("x").build()),
            "signin-unfamiliar-network INFO WEAK SIGN_IN:h11/own-trace {variant=own-trace, count=1}");
  }

  @Test
  void letsNobodyHideBehindItForAnHour() {
    tester
        .owner(CheckTester.owner(false, YESTERDAY))
        .finds(
            afterAYearAtHome(strange("x").until(YESTERDAY.plus(Duration.ofMinutes(40))).build()),
            "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:x");
  }

  @Test
  void tellsOfAGuestWhoStays() {
    SignIn[] guest =
        IntStream.range(0, 25)
            .mapToObj(i -> strange("x" + i).at(YESTERDAY.minus(Duration.ofDays(i))).build())
            .toArray(SignIn[]::new);
    tester.finds(
        afterAYearAtHome(guest), "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:x24 {count=25}");
  }

  @Test
  void learnsNoCountryFromAStranger() {
    tester.finds(
        afterAYearAtHome(
            strange("x").at(NOW.minus(Duration.ofDays(40))).build(),
            signIn("y").at(YESTERDAY).from("198.18.6.7").build()),
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:x",
        "signin-unfamiliar-network MEDIUM FAIR SIGN_IN:y {country=PT}");
  }

  private static SignInBuilder strange(String key) {
    return signIn(key).at(YESTERDAY).from("198.18.1.7");
  }

  private static Answer answer(String fact, String value, boolean mine) {
    return new Answer(fact, value, mine, NOW.plus(Duration.ofDays(100)));
  }

  private static List<SignIn> afterAYearAtHome(SignIn... others) {
    List<SignIn> all = new ArrayList<>(Arrays.asList(others));
    IntStream.range(0, 12)
        .forEach(i -> all.add(signIn("h" + i).at(NOW.minus(Duration.ofDays(30L * i + 5))).build()));
    return all;
  }
}
