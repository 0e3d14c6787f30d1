package org.inboxaudit.check.account;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.folderScript;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.RuleAction.Execute;
import org.inboxaudit.evidence.RuleAction.Keep;
import org.junit.jupiter.api.Test;

class FolderScriptCheckTest {
  private final CheckTester tester = CheckTester.of(new FolderScriptCheck());

  @Test
  void findsAScriptOnAFolder() {
    tester.finds(
        folderScript("Sent", "copies"),
        "account-folder-script MEDIUM FAIR ACCOUNT_SETTING:Sent {folder=Sent, script=copies}");
  }

  @Test
  void findsAScriptOnAllFolders() {
    tester.finds(
        folderScript("", "copies"),
        "account-folder-script MEDIUM FAIR ACCOUNT_SETTING: {variant=everywhere, script=copies}");
  }

  @Test
  void weighsAScriptThatSendsMailOnMost() {
    tester.finds(
        List.of(
            rule("copies").disabled().forwardsTo("drop@elsewhere.example").build(),
            folderScript("Sent", "copies"),
            folderScript("", "copies")),
        "account-folder-script CRITICAL STRONG ACCOUNT_SETTING:Sent"
            + " {variant=sends, target=drop@elsewhere.example}",
        "account-folder-script CRITICAL STRONG ACCOUNT_SETTING:"
            + " {variant=sends-everywhere, target=drop@elsewhere.example}");
  }

  @Test
  void asksWhereTheOwnerWroteToTheAddress() {
    tester
        .withIndex(
            FakeIndex.empty()
                .wroteTo("aide@elsewhere.example", 1, EvidenceFixtures.NOW, EvidenceFixtures.NOW))
        .finds(
            List.of(
                rule("copies").forwardsTo("aide@elsewhere.example").build(),
                folderScript("Sent", "copies")),
            "account-folder-script HIGH FAIR ACCOUNT_SETTING:Sent");
  }

  @Test
  void weighsAScriptLittleThatOnlySorts() {
    tester.finds(
        List.of(folderScript("Sent", "copies"), rule("copies").does(new Keep()).build()),
        "account-folder-script LOW WEAK ACCOUNT_SETTING:Sent");
  }

  @Test
  void takesMailToTheOwnerForSorting() {
    tester.finds(
        List.of(folderScript("Sent", "copies"), rule("copies").forwardsTo(OWNER).build()),
        "account-folder-script LOW WEAK ACCOUNT_SETTING:Sent");
  }

  @Test
  void weighsLearningWhatIsSpamLittle() {
    tester.finds(
        List.of(
            folderScript("Junk", "learn"),
            rule("learn").does(new Execute("learn-spam")).build(),
            folderScript("INBOX.Spam", "unknown")),
        "account-folder-script LOW WEAK ACCOUNT_SETTING:Junk",
        "account-folder-script LOW WEAK ACCOUNT_SETTING:INBOX.Spam");
  }

  @Test
  void asksAboutAProgramOnAnotherFolder() {
    tester.finds(
        List.of(folderScript("INBOX", "x"), rule("x").does(new Execute("take")).build()),
        "account-folder-script MEDIUM FAIR ACCOUNT_SETTING:INBOX");
  }

  @Test
  void leavesRulesWithoutAFolderToTheirOwnChecks() {
    tester.findsNothing(rule("main").forwardsTo("drop@elsewhere.example").build());
  }
}
