package org.inboxaudit.check.exposure;

import static org.inboxaudit.evidence.EvidenceFixtures.attachment;
import static org.inboxaudit.evidence.EvidenceFixtures.body;
import static org.inboxaudit.evidence.EvidenceFixtures.message;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.SensitiveContent;
import org.junit.jupiter.api.Test;

class SensitiveCheckTest {
  private final CheckTester tester = CheckTester.of(new SensitiveCheck());

  @Test
  void countsByKindWhereverItStands() {
    tester.finds(
        List.of(
            body("m1").holds(SensitiveContent.CREDENTIAL, SensitiveContent.TRAVEL).build(),
            body("m2").holds(SensitiveContent.TRAVEL).build(),
            attachment("passport.pdf").holds(SensitiveContent.IDENTITY_PAPER).build()),
        "exposure-sensitive INFO WEAK MESSAGE:mailbox/identity-paper"
            + " {variant=identity-paper, sensitive_messages=0, sensitive_files=1}",
        "exposure-sensitive INFO WEAK MESSAGE:mailbox/credential {sensitive_messages=1}",
        "exposure-sensitive INFO WEAK MESSAGE:mailbox/travel {sensitive_messages=2}");
  }

  @Test
  void namesNoFile() {
    assertEquals(
        Set.of("variant", "sensitive_messages", "sensitive_files"),
        tester
            .run(List.of(attachment("passport.pdf").holds(SensitiveContent.MEDICAL).build()))
            .getFirst()
            .facts()
            .keySet());
  }

  @Test
  void leavesJunkAndOrdinaryMailAlone() {
    tester.findsNothing(
        body("m1").build(),
        body("m2")
            .carried(letter -> letter.in(FolderRole.JUNK))
            .holds(SensitiveContent.MONEY)
            .build());
  }

  @Test
  void wantsTheTextOfMailButOfNoJunk() {
    var context = CheckTester.context(CheckTester.owner(false));
    var check = new SensitiveCheck();
    assertEquals(
        Set.of(EvidenceKind.MESSAGE_BODY), check.wants().of(message("m").build(), context));
    assertEquals(Set.of(), check.wants().of(message("m").in(FolderRole.JUNK).build(), context));
  }
}
