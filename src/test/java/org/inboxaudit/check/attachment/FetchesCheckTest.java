package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.AUTOPLAY;
import static org.inboxaudit.evidence.AttachmentTrait.EXTERNAL_CONTENT;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchesCheckTest {
  private final CheckTester tester = CheckTester.of(new FetchesCheck());

  @ParameterizedTest
  @CsvSource({"EXTERNAL_CONTENT,content", "POINTER,pointer", "DDE,field"})
  void findsWhatAStrangersFileFetches(AttachmentTrait trait, String kind) {
    tester.finds(
        attachment("letter.docx").shows(trait).build(),
        "attachment-fetches MEDIUM FAIR ATTACHMENT:a1 {kind=" + kind + ", standing=stranger}");
  }

  @Test
  void weighsASlideShowThatLoadsByItselfMore() {
    tester.finds(
        attachment("pictures.ppsx").shows(AUTOPLAY, EXTERNAL_CONTENT).build(),
        "attachment-fetches HIGH FAIR ATTACHMENT:a1 {kind=slide-show}");
  }

  @Test
  void weighsAStrangerWhoWasAnsweredMore() {
    tester
        .withIndex(FakeIndex.empty().wasAnswered("m1@partner.example"))
        .finds(
            attachment("letter.docx").shows(EXTERNAL_CONTENT).build(),
            "attachment-fetches HIGH FAIR ATTACHMENT:a1 {variant=answered, opened=yes}");
  }

  @Test
  void weighsTheTemplateOfAColleaguesOfficeLittle() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("letter.docx")
                .shows(EXTERNAL_CONTENT)
                .carried(letter -> letter.flagged(MessageFlag.ANSWERED))
                .build(),
            "attachment-fetches LOW WEAK ATTACHMENT:a1 {standing=known}");
  }

  @Test
  void weighsUnopenedJunkLittle() {
    tester.finds(
        attachment("letter.docx")
            .shows(AUTOPLAY)
            .carried(letter -> letter.in(FolderRole.JUNK))
            .build(),
        "attachment-fetches LOW WEAK ATTACHMENT:a1 {variant=junk}");
  }

  @Test
  void leavesADocumentThatFetchesNothingAlone() {
    tester.findsNothing(attachment("letter.docm").shows(MACRO).build());
  }
}
