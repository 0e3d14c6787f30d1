package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.ENCRYPTED;
import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;
import static org.inboxaudit.evidence.EvidenceFixtures.body;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class LockedArchiveCheckTest {
  private static final String SENDER = "colleague@partner.example";
  private final CheckTester tester = CheckTester.of(new LockedArchiveCheck());

  private static Attachment archive() {
    return attachment("papers.zip")
        .shows(CONTAINER, ENCRYPTED)
        .carried(letter -> letter.file("application/zip", "papers.zip").flagged(MessageFlag.SEEN))
        .build();
  }

  private static MessageBody letter(String key, BodyTrait... traits) {
    return body(key)
        .carried(letter -> letter.file("application/zip", "papers.zip").flagged(MessageFlag.SEEN))
        .shows(traits)
        .build();
  }

  @Test
  void findsALockedArchiveWithItsPassword() {
    for (var order :
        List.of(
            List.of(archive(), letter("m1", BodyTrait.FILE_PASSWORD)),
            List.of(letter("m1", BodyTrait.FILE_PASSWORD), archive()))) {
      tester.finds(
          order,
          "attachment-locked-archive MEDIUM FAIR ATTACHMENT:a1"
              + " {file=papers.zip, sender="
              + SENDER
              + "}");
    }
  }

  @Test
  void weighsABankThatWritesEveryMonthLittle() {
    tester
        .withIndex(FakeIndex.empty().heardFrom(SENDER, 24, NOW))
        .finds(
            List.of(archive(), letter("m1", BodyTrait.FILE_PASSWORD)),
            "attachment-locked-archive LOW WEAK ATTACHMENT:a1");
  }

  @Test
  void leavesALockedArchiveAloneWhosePasswordStandsElsewhere() {
    tester.finds(List.of(archive(), letter("m1")));
    tester.finds(List.of(archive(), letter("m2", BodyTrait.FILE_PASSWORD)));
  }

  @Test
  void leavesALockedDocumentAlone() {
    tester.finds(
        List.of(
            attachment("payslip.pdf").shows(ENCRYPTED).build(),
            letter("m1", BodyTrait.FILE_PASSWORD)));
  }

  @Test
  void wantsTheTextOnlyOfMessagesWithArchives() {
    var context = CheckTester.context(CheckTester.owner(false));
    var check = new LockedArchiveCheck();
    assertEquals(
        EnumSet.of(EvidenceKind.ATTACHMENT, EvidenceKind.MESSAGE_BODY),
        check.wants().of(message("m").file("application/x-zip", "Papers.ZIP").build(), context));
    assertEquals(
        Set.of(),
        check.wants().of(message("m").file("application/pdf", "zip.pdf").build(), context));
  }
}
