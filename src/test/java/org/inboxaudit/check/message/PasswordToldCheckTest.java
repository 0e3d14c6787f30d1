package org.inboxaudit.check.message;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;
import static org.inboxaudit.evidence.EvidenceFixtures.body;

import java.time.Instant;
import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.BodyTrait;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.MessageFlag;
import org.junit.jupiter.api.Test;
import java.util.function.UnaryOperator;

class PasswordToldCheckTest {
  private static final Instant BEFORE = Instant.parse("2025-01-01T00:00:00Z");
  private final CheckTester tester = CheckTester.of(new PasswordToldCheck());

  private static Attachment locked(UnaryOperator<MessageBuilder> letter) {
    return attachment("plan.zip")
        .key("m1")
        .carried(letter)
        .shows(AttachmentTrait.ENCRYPTED)
        .build();
  }

  private static MessageBody tells(String key, UnaryOperator<MessageBuilder> letter) {
    return body(key).carried(letter).shows(BodyTrait.FILE_PASSWORD).build();
  }

  @Test
  void findsALockedFileWithItsPasswordFromAStranger() {
    UnaryOperator<MessageBuilder> opened = letter -> letter.flagged(MessageFlag.SEEN);
    tester.finds(
        List.of(locked(opened), tells("m1", opened)),
        "message-password-told MEDIUM FAIR ATTACHMENT:m1 {file=plan.zip, opened=yes}");
    tester.finds(
        List.of(tells("m1", m -> m), locked(m -> m)),
        "message-password-told LOW FAIR ATTACHMENT:m1 {opened=no}");
  }

  @Test
  void onlyInformsAboutACorrespondentAndUnopenedJunk() {
    tester
        .withIndex(
            FakeIndex.empty().wroteTo("colleague@partner.example", 1, BEFORE, BEFORE))
        .finds(
            List.of(locked(m -> m), tells("m1", m -> m)),
            "message-password-told INFO WEAK ATTACHMENT:m1 {variant=known}");
    tester.finds(
        List.of(locked(m -> m.in(FolderRole.JUNK)), tells("m1", m -> m)),
        "message-password-told INFO WEAK ATTACHMENT:m1 {variant=known}");
  }

  @Test
  void leavesOneWithoutTheOtherAlone() {
    tester.findsNothing(locked(m -> m));
    tester.findsNothing(tells("m1", m -> m));
    tester.finds(List.of(locked(m -> m), tells("m2", m -> m)));
  }
}
