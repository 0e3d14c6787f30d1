package org.inboxaudit.check.exposure;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.junit.jupiter.api.Test;

class PeopleCheckTest {
  private final CheckTester tester = CheckTester.of(new PeopleCheck());
  private final FakeIndex index =
      FakeIndex.empty()
          .wroteTo("colleague@partner.example", 1, NOW, NOW)
          .heardFrom("news@shop.example", 1, NOW);

  @Test
  void countsThePeopleInTheMailbox() {
    tester
        .withIndex(index)
        .finds(message("m1").build(), "exposure-people INFO FAIR MESSAGE:mailbox {people=2}");
  }

  @Test
  void saysAtLeastWhenNotAllWasSeen() {
    tester
        .withIndex(index.inPart())
        .finds(
            message("m1").build(),
            "exposure-people INFO FAIR MESSAGE:mailbox {people=2, variant=at-least}");
  }

  @Test
  void saysNothingOfAnEmptyMailbox() {
    tester.findsNothing();
  }
}
