package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.ACTIVEX;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO_EXECUTES;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO_RUNS_BY_ITSELF;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO_SHEET;
import static org.inboxaudit.evidence.AttachmentTrait.MACRO_WRITES;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.junit.jupiter.api.Test;

class MacroCheckTest {
  private final CheckTester tester = CheckTester.of(new MacroCheck());

  @Test
  void findsAMacroThatRunsByItselfAndWrites() {
    tester.finds(
        attachment("form.docm").shows(MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES).build(),
        "attachment-macro HIGH FAIR ATTACHMENT:a1 {file=form.docm}");
  }

  @Test
  void findsAMacroThatRunsByItselfAndStartsPrograms() {
    tester.finds(
        attachment("form.docm").shows(MACRO, MACRO_RUNS_BY_ITSELF, MACRO_EXECUTES).build(),
        "attachment-macro HIGH FAIR ATTACHMENT:a1");
  }

  @Test
  void isNotSureOfAnOldMacroSheet() {
    tester.finds(
        attachment("table.xls").shows(MACRO_SHEET).build(),
        "attachment-macro MEDIUM WEAK ATTACHMENT:a1");
  }

  @Test
  void findsAMacroSheetThatRunsByItself() {
    tester.finds(
        attachment("table.xls").shows(MACRO_SHEET, MACRO_RUNS_BY_ITSELF).build(),
        "attachment-macro HIGH FAIR ATTACHMENT:a1");
  }

  @Test
  void leavesHonestMacrosAlone() {
    tester.findsNothing(
        attachment("form.docm").shows(MACRO).build(),
        attachment("form.docm").shows(MACRO, MACRO_WRITES, MACRO_EXECUTES).build());
  }

  @Test
  void weighsAStrangersMacroThatOnlyStartsLittle() {
    tester.finds(
        attachment("form.docm").shows(MACRO, MACRO_RUNS_BY_ITSELF).build(),
        "attachment-macro LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void weighsAStrangersControlLittle() {
    tester.finds(
        attachment("form.docx").shows(ACTIVEX).build(), "attachment-macro LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void leavesTheFormsOfAColleagueAlone() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            List.of(
                attachment("form.docm").shows(MACRO, MACRO_RUNS_BY_ITSELF).build(),
                attachment("form.docx").shows(ACTIVEX).build()));
  }

  @Test
  void weighsAColleaguesFormLess() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("form.docm").shows(MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES).build(),
            "attachment-macro MEDIUM FAIR ATTACHMENT:a1 {standing=known}");
  }
}
