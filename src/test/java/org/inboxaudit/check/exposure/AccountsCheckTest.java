package org.inboxaudit.check.exposure;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.message;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.junit.jupiter.api.Test;

class AccountsCheckTest {
  private final CheckTester tester = CheckTester.of(new AccountsCheck());

  @Test
  void countsServicesOnce() {
    tester.finds(
        List.of(
            reset("m1", "noreply@mail.social.example"),
            reset("m2", "support@social.example"),
            reset("m3", "noreply@bank.co.uk"),
            reset("m4", "noreply@shop.co.uk")),
        "exposure-accounts INFO FAIR MESSAGE:mailbox {accounts=3}");
  }

  @Test
  void knowsSuchLettersInOtherLanguages() {
    tester.finds(
        message("m1").from("noreply@social.example").subject("请重置密码").build(),
        "exposure-accounts INFO FAIR MESSAGE:mailbox {accounts=1}");
  }

  @Test
  void leavesOrdinaryLettersJunkAndTheOwnersOwnAside() {
    tester.findsNothing(
        message("m1").build(),
        message("m2").subject("Reset your password").in(FolderRole.JUNK).build(),
        reset("m3", OWNER));
  }

  @Test
  void saysAtLeastWhenNotAllWasSeen() {
    tester
        .withIndex(FakeIndex.empty().inPart())
        .finds(
            reset("m1", "noreply@social.example"),
            "exposure-accounts INFO FAIR MESSAGE:mailbox {accounts=1, variant=at-least}");
  }

  private static Message reset(String key, String from) {
    return message(key).from(from).subject("Re: Reset your password now").build();
  }
}
