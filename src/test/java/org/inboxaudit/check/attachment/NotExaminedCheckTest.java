package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.ENCRYPTED;
import static org.inboxaudit.evidence.AttachmentTrait.MALFORMED;
import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class NotExaminedCheckTest {
  private final CheckTester tester = CheckTester.of(new NotExaminedCheck());

  @Test
  void saysOfFiveHundredLockedPayslipsOneThing() {
    List<Attachment> slips =
        IntStream.range(0, 500)
            .mapToObj(
                i ->
                    attachment("payslip" + i + ".pdf")
                        .key("a" + i)
                        .carried(letter -> letter.at(NOW.minus(Duration.ofDays(i))))
                        .shows(ENCRYPTED)
                        .build())
            .toList();
    tester.finds(
        slips,
        "attachment-not-examined INFO WEAK ATTACHMENT:a0/locked"
            + " {variant=locked, count=500, file=payslip0.pdf, opened=0}");
  }

  @Test
  void tellsWhyNobodyCouldLookInside() {
    tester.finds(
        List.of(
            attachment("a.zip").key("a1").shows(CONTAINER, ENCRYPTED).build(),
            attachment("b.doc").key("a2").shows(MALFORMED).build(),
            attachment("c.rar").key("a3").sha256("").shows(CONTAINER).build()),
        "attachment-not-examined INFO WEAK ATTACHMENT:a1/locked {count=1}",
        "attachment-not-examined INFO WEAK ATTACHMENT:a2/broken {count=1}",
        "attachment-not-examined INFO WEAK ATTACHMENT:a3/in-part {count=1}");
  }

  @Test
  void countsHowManyCameWithAnOpenedMessage() {
    tester.finds(
        List.of(
            attachment("a.zip")
                .key("a1")
                .shows(ENCRYPTED)
                .carried(letter -> letter.flagged(MessageFlag.SEEN))
                .build(),
            attachment("b.zip").key("a2").shows(ENCRYPTED).build()),
        "attachment-not-examined INFO WEAK ATTACHMENT:a1/locked {count=2, opened=1}");
  }

  @Test
  void leavesPicturesOfWhichOnlyTheHeadIsReadAlone() {
    tester.findsNothing(attachment("a.jpg").type("image/jpeg").sha256("").build());
  }

  @Test
  void leavesWhatWasLookedIntoAndWhatWasSentAlone() {
    tester.findsNothing(
        attachment("a.pdf").build(),
        attachment("b.zip").shows(ENCRYPTED).carried(MessageBuilder::sentByOwner).build());
  }
}
