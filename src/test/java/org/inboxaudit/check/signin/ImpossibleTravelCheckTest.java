package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Owner.Answer;
import org.inboxaudit.check.Owner.Journey;
import org.inboxaudit.evidence.SignIn;
import org.junit.jupiter.api.Test;

class ImpossibleTravelCheckTest {
  private static final String HOME = "192.0.2.10";
  private static final String DELHI = "203.0.113.7";
  private static final String ABROAD = "198.18.1.7";
  private static final String NEPAL = "198.18.7.7";
  private static final Instant MORNING = NOW.minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.DAYS);

  private final CheckTester tester = CheckTester.of(new ImpossibleTravelCheck());

  private static SignIn at(String key, int minute, String address) {
    return signIn(key).at(MORNING.plus(Duration.ofMinutes(minute))).from(address).build();
  }

  @Test
  void findsTwoSignInsTooFarApartForOnePerson() {
    tester.finds(
        List.of(at("a", 60, HOME), at("b", 120, ABROAD)),
        "signin-impossible-travel HIGH FAIR SIGN_IN:b/"
            + pair()
            + " {network=AS64505 Example Abroad, country=PT, other_network=AS64496 Example Home,"
            + " other_country=IN, minutes=60, km=7482, speed=7482, back=no, count=1}");
  }

  @Test
  void countsEveryDayOfAPairOnce() {
    tester.finds(
        List.of(
            at("a", 60, HOME),
            at("b", 120, ABROAD),
            at("c", 60 + 3 * 1440, HOME),
            at("d", 120 + 3 * 1440, ABROAD)),
        "signin-impossible-travel HIGH FAIR SIGN_IN:d/" + pair() + " {count=2}");
  }

  @Test
  void seesAcrossMidnight() {
    tester.finds(
        List.of(at("a", 23 * 60, HOME), at("b", 25 * 60, ABROAD)),
        "signin-impossible-travel HIGH FAIR SIGN_IN:b/" + pair() + " {minutes=120}");
  }

  @Test
  void tellsThereAndBackFromAOneWayJourney() {
    tester.finds(
        List.of(at("a", 60, HOME), at("b", 240, ABROAD), at("c", 420, HOME)),
        "signin-impossible-travel HIGH FAIR SIGN_IN:b/" + pair() + " {variant=back, back=yes}");
  }

  @Test
  void leavesAFlightAlone() {
    tester.findsNothing(at("a", 60, HOME), at("b", 60 + 12 * 60, ABROAD));
  }

  @Test
  void leavesWhatIsNearAlone() {
    tester.findsNothing(at("a", 60, HOME), at("b", 61, DELHI));
  }

  @Test
  void leavesDaysFarApartAlone() {
    tester.findsNothing(at("a", 60, HOME), at("b", 60 + 5 * 1440, ABROAD));
  }

  @Test
  void takesNoTunnelForAPlace() {
    tester.findsNothing(
        at("a", 60, HOME),
        at("b", 61, "198.51.100.7"),
        at("c", 62, "198.18.2.7"),
        at("d", 63, "198.18.3.7"),
        at("e", 64, "198.18.8.7"));
  }

  @Test
  void saysHowManySignInsHaveNoPlace() {
    tester.finds(
        List.of(at("a", 60, HOME), at("b", 61, "198.18.99.7"), at("c", 62, "10.0.0.1")),
        "signin-impossible-travel INFO FAIR SIGN_IN:c/unplaced {variant=unplaced, count=2}");
  }

  @Test
  void takesNoRefusalForAVisit() {
    SignIn refused =
        signIn("b").at(MORNING.plus(Duration.ofMinutes(61))).from(ABROAD).failed().build();
    tester.findsNothing(at("a", 60, HOME), refused);
  }

  @Test
  void leavesItsOwnSignInOut() {
    tester
        .owner(CheckTester.owner(false, MORNING.plus(Duration.ofHours(2))))
        .findsNothing(at("a", 60, HOME), at("b", 120, ABROAD));
  }

  @Test
  void weighsItLittleForWhoUsesAVpn() {
    tester
        .owner(CheckTester.owner(true))
        .finds(
            List.of(at("a", 60, HOME), at("b", 120, ABROAD)),
            "signin-impossible-travel LOW WEAK SIGN_IN:b/" + pair());
  }

  @Test
  void weighsADeviceThatStaysAtHomeLittle() {
    LocalDate day = LocalDate.ofInstant(MORNING, ZoneOffset.UTC);
    tester
        .owner(CheckTester.owner(List.of(new Journey("PT", day, day.plusDays(9))), Set.of()))
        .finds(
            List.of(at("a", 60, HOME), at("b", 120, ABROAD)),
            "signin-impossible-travel LOW WEAK SIGN_IN:b/" + pair());
  }

  @Test
  void takesTheOwnersWordForANetwork() {
    Instant later = NOW.plus(Duration.ofDays(9));
    tester
        .owner(
            CheckTester.owner(
                List.of(), Set.of(), new Answer("network", "AS64505 Example Abroad", true, later)))
        .finds(
            List.of(at("a", 60, HOME), at("b", 120, ABROAD)),
            "signin-impossible-travel LOW WEAK SIGN_IN:b/" + pair());
  }

  @Test
  void comparesAnyTwoMomentsWhateverLiesBetweenThem() {
    List<SignIn> all = new ArrayList<>();
    all.add(at("a", 60, HOME));
    all.add(at("m", 90, "198.18.2.7"));
    all.add(at("n", 100, NEPAL));
    all.add(at("b", 120, ABROAD));
    tester.finds(
        all,
        "signin-impossible-travel HIGH FAIR SIGN_IN:b/"
            + pair()
            + " {other_network=AS64496 Example Home}",
        "signin-impossible-travel HIGH FAIR SIGN_IN:b/"
            + pair("AS64501 Example Valley|NP|AS64505 Example Abroad|PT")
            + " {other_network=AS64501 Example Valley}",
        "signin-impossible-travel HIGH FAIR SIGN_IN:n/"
            + pair("AS64496 Example Home|IN|AS64501 Example Valley|NP")
            + " {network=AS64501 Example Valley, country=NP}");
  }

  private static String pair() {
    return pair("AS64496 Example Home|IN|AS64505 Example Abroad|PT");
  }

  private static String pair(String places) {
    return Integer.toHexString(places.hashCode());
  }
}
