package org.inboxaudit.check.attachment;

import static org.inboxaudit.evidence.AttachmentTrait.CONTAINER;
import static org.inboxaudit.evidence.AttachmentTrait.DISK_IMAGE;
import static org.inboxaudit.evidence.EvidenceFixtures.attachment;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;

class DiskImageCheckTest {
  private final CheckTester tester = CheckTester.of(new DiskImageCheck());

  @Test
  void findsADiskOfAStranger() {
    tester.finds(
        attachment("invoice.iso").shows(CONTAINER, DISK_IMAGE).build(),
        "attachment-disk-image MEDIUM FAIR ATTACHMENT:a1 {file=invoice.iso, opened=no}");
  }

  @Test
  void weighsOneThatWasOpenedMore() {
    tester.finds(
        attachment("invoice.iso")
            .shows(CONTAINER, DISK_IMAGE)
            .carried(letter -> letter.flagged(MessageFlag.SEEN))
            .build(),
        "attachment-disk-image HIGH FAIR ATTACHMENT:a1 {variant=opened}");
  }

  @Test
  void weighsAnInstallationDiskOfAFriendLittle() {
    tester
        .withIndex(FakeIndex.empty().writesTo("colleague@partner.example"))
        .finds(
            attachment("linux.iso")
                .shows(CONTAINER, DISK_IMAGE)
                .carried(letter -> letter.flagged(MessageFlag.SEEN))
                .build(),
            "attachment-disk-image LOW WEAK ATTACHMENT:a1 {standing=known}");
  }

  @Test
  void leavesOtherArchivesAlone() {
    tester.findsNothing(attachment("pictures.zip").shows(CONTAINER).build());
  }
}
