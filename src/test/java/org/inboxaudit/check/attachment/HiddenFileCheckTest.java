package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.HIDDEN_BY_MIME;
import static org.inboxaudit.evidence.AttachmentTrait.MALFORMED;
import static org.inboxaudit.evidence.AttachmentTrait.PROGRAM;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.junit.jupiter.api.Test;

class HiddenFileCheckTest {
  private final CheckTester tester = CheckTester.of(new HiddenFileCheck());

  @Test
  void isSureOfAHiddenProgram() {
    tester.finds(
        attachment("run.exe").shows(HIDDEN_BY_MIME, PROGRAM).build(),
        "attachment-hidden HIGH STRONG ATTACHMENT:a1 {file=run.exe}");
  }

  @Test
  void findsAProgramInABrokenFile() {
    tester.finds(
        attachment("run.exe").shows(MALFORMED, PROGRAM).build(),
        "attachment-hidden HIGH FAIR ATTACHMENT:a1");
  }

  @Test
  void asksAboutAStrangersFileThatOneReadingHas() {
    tester.finds(
        attachment("list.xlsx").shows(HIDDEN_BY_MIME).build(),
        "attachment-hidden MEDIUM WEAK ATTACHMENT:a1");
  }

  @Test
  void weighsTheBrokenMessageOfAColleagueLittle() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("list.xlsx").shows(HIDDEN_BY_MIME).build(),
            "attachment-hidden LOW WEAK ATTACHMENT:a1 {standing=known}");
  }

  @Test
  void asksAboutAStrangersPictureThatIsAnArchiveToo() {
    tester.finds(
        attachment("photo.jpg").type("image/jpeg").shows(MALFORMED, CONTAINER).build(),
        "attachment-hidden MEDIUM WEAK ATTACHMENT:a1");
  }

  @Test
  void leavesOpenProgramsAndBrokenDocumentsToOthers() {
    tester.findsNothing(
        attachment("run.exe").shows(PROGRAM).build(),
        attachment("list.xlsx").shows(MALFORMED).build());
  }
}
