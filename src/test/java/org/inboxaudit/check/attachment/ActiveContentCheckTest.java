package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.MACRO;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActiveContentCheckTest {
  private final CheckTester tester = CheckTester.of(new ActiveContentCheck());

  @ParameterizedTest
  @CsvSource({
    "MACRO,program",
    "ACTIVEX,control",
    "DOCUMENT_SCRIPT,script",
    "EMBEDDED_FILE,file",
    "EMBEDDED_OBJECT,object"
  })
  void onlyMentionsWhatOfficesWorkWith(AttachmentTrait trait, String kind) {
    tester.finds(
        List.of(
            attachment("form.docx").key("a1").shows(trait).build(),
            attachment("form.docx").key("a2").shows(trait).build()),
        "attachment-active-content INFO WEAK ATTACHMENT:a1/" + kind + " {count=2}");
  }

  @Test
  void leavesPlainAndSentDocumentsAlone() {
    tester.findsNothing(
        attachment("letter.docx").build(),
        attachment("form.docm").shows(MACRO).carried(MessageBuilder::sentByOwner).build());
  }
}
