package org.inboxaudit.check.signin;

import static org.inboxaudit.evidence.EvidenceFixtures.signIn;

import java.time.Instant;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.junit.jupiter.api.Test;

class SourcesCheckTest {
  private final CheckTester tester = CheckTester.of(new SourcesCheck());

  @Test
  void saysWhichDaysTheOperatorsLogTellsAndWhichALogThatWasBrought() {
    tester.finds(
        List.of(
            signIn("b").at(Instant.parse("2026-05-03T10:00:00Z")).build(),
            signIn("a").at(Instant.parse("2026-05-01T10:00:00Z")).failed().build(),
            signIn("c").at(Instant.parse("2026-04-01T10:00:00Z")).brought().build()),
        "signin-sources INFO FAIR SIGN_IN:a/operator"
            + " {from=2026-05-01, until=2026-05-03, count=2}",
        "signin-sources INFO FAIR SIGN_IN:c/brought"
            + " {variant=brought, from=2026-04-01, until=2026-04-01, count=1}");
  }

  @Test
  void saysNothingWhereNoSignInIsKnown() {
    tester.findsNothing();
  }
}
