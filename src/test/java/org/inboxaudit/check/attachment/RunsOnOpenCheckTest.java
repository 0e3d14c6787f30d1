package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsOnOpenCheckTest {
  private final CheckTester tester = CheckTester.of(new RunsOnOpenCheck());

  @ParameterizedTest
  @CsvSource({"PROGRAM,program", "SHORTCUT,shortcut", "SCRIPT,script"})
  void findsWhatRunsByItsOwnType(AttachmentTrait trait, String kind) {
    tester.finds(
        attachment("invitation").shows(AttachmentTrait.PROGRAM, trait).build(),
        "attachment-runs-on-open HIGH FAIR ATTACHMENT:a1 {kind=" + kind + ", opened=no}");
  }

  @Test
  void weighsAnOpenedDocumentOfAStrangerMost() {
    tester.finds(
        attachment("letter.doc")
            .shows(AttachmentTrait.EXPLOIT_OBJECT)
            .carried(letter -> letter.flagged(MessageFlag.SEEN))
            .build(),
        "attachment-runs-on-open CRITICAL STRONG ATTACHMENT:a1"
            + " {variant=opened, standing=stranger, opened=yes}");
  }

  @Test
  void weighsAShortcutOfAStrangerThatWasOpenedMost() {
    tester.finds(
        attachment("invitation.lnk")
            .inside("invitation.zip")
            .shows(AttachmentTrait.PROGRAM, AttachmentTrait.SHORTCUT)
            .carried(letter -> letter.flagged(MessageFlag.SEEN))
            .build(),
        "attachment-runs-on-open CRITICAL STRONG ATTACHMENT:a1"
            + " {kind=shortcut, file=invitation.zip › invitation.lnk}");
  }

  @Test
  void readsInSentMailThatAMessageWasAnsweredOrSentOn() {
    var program = attachment("tool.exe").shows(AttachmentTrait.PROGRAM).build();
    tester
        .withIndex(FakeIndex.empty().wasAnswered("m1@partner.example"))
        .finds(program, "attachment-runs-on-open HIGH FAIR ATTACHMENT:a1 {variant=answered}");
    tester
        .withIndex(FakeIndex.empty().wasPassedOn("m1@partner.example"))
        .finds(program, "attachment-runs-on-open HIGH FAIR ATTACHMENT:a1 {variant=passed-on}");
  }

  @Test
  void believesTheMarkThatAMessageWasSentOn() {
    tester.finds(
        attachment("tool.exe")
            .shows(AttachmentTrait.PROGRAM)
            .carried(letter -> letter.flagged(MessageFlag.SEEN, MessageFlag.FORWARDED))
            .build(),
        "attachment-runs-on-open HIGH FAIR ATTACHMENT:a1 {variant=passed-on, opened=yes}");
  }

  @Test
  void believesNoSenderWhoBearsTheOwnersName() {
    tester.finds(
        attachment("tool.exe")
            .shows(AttachmentTrait.PROGRAM)
            .carried(letter -> letter.sentByOwner().in(FolderRole.INBOX))
            .build(),
        "attachment-runs-on-open MEDIUM FAIR ATTACHMENT:a1 {standing=known, opened=no}");
  }

  @Test
  void isNotSureOfADocumentNobodyOpened() {
    tester.finds(
        attachment("letter.doc").shows(AttachmentTrait.EXPLOIT_OBJECT).build(),
        "attachment-runs-on-open CRITICAL FAIR ATTACHMENT:a1");
  }

  @Test
  void isNotSureOfADocumentWithFormulasFromAColleague() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("formulas.rtf")
                .shows(AttachmentTrait.EXPLOIT_OBJECT)
                .carried(letter -> letter.flagged(MessageFlag.ANSWERED))
                .build(),
            "attachment-runs-on-open CRITICAL FAIR ATTACHMENT:a1 {standing=known}");
  }

  @Test
  void weighsAProgramOfAColleagueLess() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("tool.exe").shows(AttachmentTrait.PROGRAM).build(),
            "attachment-runs-on-open MEDIUM FAIR ATTACHMENT:a1");
  }

  @Test
  void weighsAScriptAmongOtherFilesLess() {
    tester.finds(
        attachment("build.js").inside("site.zip").shows(AttachmentTrait.SCRIPT).build(),
        "attachment-runs-on-open MEDIUM WEAK ATTACHMENT:a1");
  }

  @Test
  void weighsWhatTheOwnerSentLittle() {
    tester.finds(
        attachment("tool.exe")
            .shows(AttachmentTrait.PROGRAM)
            .carried(letter -> letter.sentByOwner().flagged(MessageFlag.SEEN))
            .build(),
        "attachment-runs-on-open LOW WEAK ATTACHMENT:a1 {variant=sent}");
  }

  @Test
  void weighsUnopenedJunkLittle() {
    tester.finds(
        attachment("tool.exe")
            .shows(AttachmentTrait.PROGRAM)
            .carried(letter -> letter.in(FolderRole.JUNK))
            .build(),
        "attachment-runs-on-open LOW WEAK ATTACHMENT:a1 {variant=junk}");
  }

  @Test
  void weighsOpenedJunkInFull() {
    tester.finds(
        attachment("tool.exe")
            .shows(AttachmentTrait.PROGRAM)
            .carried(letter -> letter.in(FolderRole.JUNK).flagged(MessageFlag.SEEN))
            .build(),
        "attachment-runs-on-open HIGH FAIR ATTACHMENT:a1 {variant=opened}");
  }

  @Test
  void leavesOrdinaryAndLockedFilesAlone() {
    tester.findsNothing(
        attachment("report.pdf").build(),
        attachment("payslip.zip")
            .shows(AttachmentTrait.CONTAINER, AttachmentTrait.ENCRYPTED)
            .build());
  }

  @Test
  void wantsFilesButNoPlainPictures() {
    var check = new RunsOnOpenCheck();
    var context = CheckTester.context(CheckTester.owner(false));
    assertEquals(
        List.of(true, true, true, true, true, true, false, false, false, false),
        Stream.of(
                message("m").file("application/pdf", "report.pdf"),
                message("m").file("application/octet-stream", ""),
                message("m").file("image/png", "holiday.png.exe"),
                message("m").file("image/svg+xml", "logo.svg"),
                message("m").inline("application/pdf").inline("text/plain"),
                message("m").inline("text/calendar"),
                message("m").inline("text/html"),
                message("m").file("image/png", "holiday.png"),
                message("m").file("text/plain", ""),
                message("m"))
            .map(builder -> check.wants().of(builder.build(), context))
            .map(Set.of(EvidenceKind.ATTACHMENT)::equals)
            .toList());
  }

  @Test
  void showsNamesAsTheyAreWritten() {
    assertEquals("photo[U+202E]gnp.exe", Arrival.visible("photo\u202egnp.exe"));
  }
}
