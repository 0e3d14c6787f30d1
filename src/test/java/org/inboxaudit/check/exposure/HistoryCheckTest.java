package org.inboxaudit.check.exposure;

import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
  private final CheckTester tester = CheckTester.of(new HistoryCheck());
  private final FakeIndex index = FakeIndex.empty().received(2009, 40).received(2026, 2);

  @Test
  void tellsHowMuchLiesThereAndSinceWhen() {
    tester
        .withIndex(index)
        .finds(
            message("m1").file("application/pdf", "a.pdf").file("image/png", "b.png").build(),
            "exposure-history INFO FAIR MESSAGE:mailbox"
                + " {messages=42, files=2, first_year=2009, last_year=2026}");
  }

  @Test
  void leavesFilesAmongJunkAndDraftsAside() {
    tester
        .withIndex(index)
        .finds(
            List.of(
                message("m1").build(),
                message("m2").in(FolderRole.JUNK).file("application/pdf", "a.pdf").build(),
                message("m3").in(FolderRole.DRAFTS).file("application/pdf", "a.pdf").build()),
            "exposure-history INFO FAIR MESSAGE:mailbox {files=0}");
  }

  @Test
  void saysAtLeastWhenNotAllWasSeen() {
    tester
        .withIndex(index.inPart())
        .finds(
            message("m1").build(), "exposure-history INFO FAIR MESSAGE:mailbox {variant=at-least}");
  }

  @Test
  void saysNothingOfAnEmptyMailbox() {
    tester.findsNothing();
  }
}
