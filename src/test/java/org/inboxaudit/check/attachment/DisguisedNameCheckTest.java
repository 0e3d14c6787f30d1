package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.BIDI_CONTROL;
import static org.inboxaudit.evidence.AttachmentTrait.DOUBLE_EXTENSION;
import static org.inboxaudit.evidence.AttachmentTrait.PADDED_NAME;
import static org.inboxaudit.evidence.AttachmentTrait.PROGRAM;
import static org.inboxaudit.evidence.AttachmentTrait.TYPE_MISMATCH;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.AttachmentTrait;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisguisedNameCheckTest {
  private final CheckTester tester = CheckTester.of(new DisguisedNameCheck());

  @ParameterizedTest
  @EnumSource(names = {"BIDI_CONTROL", "DOUBLE_EXTENSION", "PADDED_NAME", "INVISIBLE_CHARACTER"})
  void isSureOfADisguisedProgram(AttachmentTrait disguise) {
    tester.finds(
        attachment("photo.jpg.exe").shows(disguise, PROGRAM).build(),
        "attachment-disguised-name HIGH STRONG ATTACHMENT:a1");
  }

  @Test
  void isSureOfAProgramUnderAnotherType() {
    tester.finds(
        attachment("photo.jpg").shows(TYPE_MISMATCH).build(),
        "attachment-disguised-name HIGH STRONG ATTACHMENT:a1 {file=photo.jpg}");
  }

  @Test
  void asksAboutATurnedNameOfAnOrdinaryFile() {
    tester.finds(
        attachment("photo\u202efdp.zip").shows(BIDI_CONTROL).build(),
        "attachment-disguised-name MEDIUM FAIR ATTACHMENT:a1 {file=photo[U+202E]fdp.zip}");
  }

  @Test
  void weighsDirectionMarksInArabicOrHebrewLittle() {
    tester.finds(
        attachment("\u202bتقرير\u202c.pdf").shows(BIDI_CONTROL).build(),
        "attachment-disguised-name LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void weighsJoinersInANameLittle() {
    tester.finds(
        attachment("क्‍ष.pdf").shows(AttachmentTrait.INVISIBLE_CHARACTER).build(),
        "attachment-disguised-name LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void weighsACarelessNameLittle() {
    tester.finds(
        attachment("report.pdf.zip").shows(DOUBLE_EXTENSION, PADDED_NAME).build(),
        "attachment-disguised-name LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void leavesATrueNameAlone() {
    tester.findsNothing(attachment("setup.exe").shows(PROGRAM).build());
  }
}
