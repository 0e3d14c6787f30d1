package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.notice;
import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.Notice.Event;
import org.inboxaudit.evidence.Notice.Standing;
import org.junit.jupiter.api.Test;

class NetworkIndicatorCheckTest {
  private static final String LISTED = "198.18.9.9";

  private final CheckTester tester = CheckTester.of(new NetworkIndicatorCheck());

  @Test
  void namesASignInFromAListedAddress() {
    tester.finds(
        signIn("1").from(LISTED).build(),
        "signin-indicator MEDIUM FAIR SIGN_IN:1/IP 198.18.9.9 {opened=yes, count=1}");
  }

  @Test
  void onlyTellsOfATryThatFailed() {
    tester.finds(
        signIn("1").from(LISTED).failed().build(),
        "signin-indicator INFO WEAK SIGN_IN:1/IP 198.18.9.9 {variant=report}");
  }

  @Test
  void believesALetterThatIsTheProviders() {
    tester.finds(
        List.of(notice("1", Event.NEW_SIGN_IN).standing(Standing.VERIFIED).address(LISTED).build()),
        "signin-indicator MEDIUM FAIR NOTICE:1/IP 198.18.9.9");
    tester.finds(
        List.of(
            notice("1", Event.NEW_SIGN_IN).standing(Standing.CONTRADICTED).address(LISTED).build()),
        "signin-indicator INFO WEAK NOTICE:1/IP 198.18.9.9 {variant=report}");
  }

  @Test
  void leavesOtherAddressesAndNoneAlone() {
    tester.findsNothing(
        signIn("1").from("198.18.9.8").build(),
        signIn("2").from("").build(),
        notice("3", Event.NEW_SIGN_IN).address("").build());
  }
}
