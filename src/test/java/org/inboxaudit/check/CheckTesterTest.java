package org.inboxaudit.check;

import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTesterTest {
  private static final Check PEOPLE =
      Catalog.checks().stream()
          .filter(check -> check.id().value().equals("exposure-people"))
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exposure-people INFO FAIR MESSAGE:mailbox {people=1}",
        "exposure-people INFO FAIR MESSAGE:mailbox {persons=0}",
        "exposure-people INFO WEAK MESSAGE:mailbox",
        "exposure-people LOW FAIR MESSAGE:mailbox",
        "exposure-people INFO FAIR MESSAGE:m1",
        "exposure-people INFO FAIR MESSAGE:mailbox/x"
      })
  void failsOnAnyDifference(String line) {
    Message message = message("m1").build();
    assertThrows(AssertionError.class, () -> CheckTester.of(PEOPLE).finds(List.of(message), line));
  }

  @Test
  void failsOnAFindingThatWasNotExpected() {
    Message message = message("m1").build();
    assertThrows(AssertionError.class, () -> CheckTester.of(PEOPLE).findsNothing(message));
  }

  @Test
  void failsOnAFindingThatIsMissing() {
    assertThrows(
        AssertionError.class,
        () -> CheckTester.of(PEOPLE).finds(List.of(), "exposure-people INFO FAIR MESSAGE:mailbox"));
  }
}
