package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.Link;
import org.junit.jupiter.api.Test;

class FileIndicatorCheckTest {
  private static final String LISTED = "bad" + "0".repeat(61);
  private static final String OTHER = "0".repeat(64);

  private final CheckTester tester = CheckTester.of(new FileIndicatorCheck());

  @Test
  void knowsAFileByItsOctetsHoweverOldTheListAndWhateverItsName() {
    tester.finds(
        attachment("holiday.jpg").key("1").sha256(LISTED).build(),
        "attachment-indicator HIGH STRONG ATTACHMENT:1/FILE "
            + LISTED
            + " {listed=2018-08-01, list=Old list, Example Lab, 2018-08-01, CC BY 4.0, TLP:GREEN}");
  }

  @Test
  void weighsANameAloneLittle() {
    tester.finds(
        attachment("Plan of Action.RTF").key("1").sha256(OTHER).build(),
        "attachment-indicator LOW WEAK ATTACHMENT:1/FILE_NAME plan of action.rtf");
  }

  @Test
  void looksAtTheLinksInAFile() {
    Link link = new Link("https://a.listed.example/", "a.listed.example", "", Set.of());
    tester.finds(
        attachment("x.pdf").key("1").sha256(OTHER).leadsTo(link, link).build(),
        "attachment-indicator MEDIUM FAIR ATTACHMENT:1/DOMAIN listed.example {count=1}");
  }

  @Test
  void onlyTellsOfWhatAWatcherSent() {
    tester.finds(
        attachment("sample.bin")
            .key("1")
            .sha256(LISTED)
            .carried(letter -> letter.from("lab@citizenlab.ca"))
            .build(),
        "attachment-indicator INFO WEAK ATTACHMENT:1/FILE " + LISTED + " {variant=report}");
  }

  @Test
  void leavesOtherFilesAlone() {
    tester.findsNothing(attachment("plan of action.pdf").key("1").sha256(OTHER).build());
  }
}
