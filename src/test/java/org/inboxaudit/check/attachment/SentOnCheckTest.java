package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.MessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentOnCheckTest {
  private final CheckTester tester =
      CheckTester.of(new SentOnCheck()).withIndex(FakeIndex.empty().sent("aa"));

  @Test
  void findsADangerousFileThatWasSentOn() {
    tester.finds(
        attachment("tool.exe").sha256("aa").shows(AttachmentTrait.PROGRAM).build(),
        "attachment-sent-on HIGH FAIR ATTACHMENT:a1 {file=tool.exe}");
  }

  @ParameterizedTest
  @EnumSource(names = {"SMUGGLED_FILE", "PASSWORD_FORM", "AUTOPLAY", "EXPLOIT_OBJECT", "SHORTCUT"})
  void findsEveryDangerousKind(AttachmentTrait trait) {
    tester.finds(
        attachment("page.html").sha256("aa").shows(trait).build(),
        "attachment-sent-on HIGH FAIR ATTACHMENT:a1 {file=page.html}");
  }

  @Test
  void findsWhatAVirusScannerKnows() {
    tester.finds(
        attachment("letter.doc").sha256("aa").signature("Doc.Dropper.Agent-1").build(),
        "attachment-sent-on HIGH FAIR ATTACHMENT:a1");
  }

  @Test
  void leavesADangerousFileThatStayedAlone() {
    tester.findsNothing(attachment("tool.exe").sha256("bb").shows(AttachmentTrait.PROGRAM).build());
  }

  @Test
  void leavesAnOrdinaryFileThatWasSentOnAlone() {
    tester.findsNothing(attachment("report.pdf").sha256("aa").build());
  }

  @Test
  void leavesAFileThatWasSentButNeverReceivedAlone() {
    tester.findsNothing(
        attachment("tool.exe")
            .sha256("aa")
            .shows(AttachmentTrait.PROGRAM)
            .carried(MessageBuilder::sentByOwner)
            .build());
  }

  @Test
  void leavesAFileOfWhichOnlyTheHeadWasReadAlone() {
    tester.findsNothing(attachment("tool.exe").sha256("").shows(AttachmentTrait.PROGRAM).build());
  }

  @Test
  void saysThatThereAreMoreThanItKeeps() {
    List<Attachment> files =
        IntStream.range(0, 140)
            .mapToObj(
                i ->
                    attachment("tool.exe")
                        .key("a" + i)
                        .sha256("f%03d".formatted(i))
                        .shows(AttachmentTrait.PROGRAM)
                        .build())
            .toList();
    assertEquals("more", tester.run(files).getFirst().facts().get("variant"));
  }
}
