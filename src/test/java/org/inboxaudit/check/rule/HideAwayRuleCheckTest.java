package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.Keep;
import org.inboxaudit.evidence.RuleAction.Reject;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.inboxaudit.evidence.RuleCondition.Exists;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.RuleCondition.Matches;
import org.inboxaudit.evidence.RuleCondition.Not;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.junit.jupiter.api.Test;

class HideAwayRuleCheckTest {
  private final CheckTester tester = CheckTester.of(new HideAwayRuleCheck());

  @Test
  void findsMailFiledAsReadWhereNobodyLooks() {
    tester.finds(
        rule("s#1").when("from", "bank.example").hidesIn("RSS Feeds").build(),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/RSS Feeds {folder=RSS Feeds}");
  }

  @Test
  void findsAFolderWithoutANameToSpeakOf() {
    tester.finds(
        rule("s#1").when("from", "bank.example").hidesIn("INBOX/.").build(),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/INBOX/.");
  }

  @Test
  void findsMailOfAPersonSentToTheTrashAsRead() {
    tester.finds(
        rule("s#1").when("from", "colleague@partner.example").hidesIn("Trash").build(),
        "rule-hide-away MEDIUM FAIR MAIL_RULE:s#1/Trash");
  }

  @Test
  void findsAllMailSentToTheTrash() {
    tester.finds(
        rule("s#1").filesInto("Deleted Items").build(),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/Deleted Items");
  }

  @Test
  void findsARuleThatDestroysAllMail() {
    tester.finds(
        rule("s#1").does(new Discard()).build(),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/discard {variant=destroys}");
  }

  @Test
  void findsDisguisesOfAllMail() {
    tester.finds(
        List.of(
            rule("s#1").when(new Size(true, 1)).filesInto("Trash").build(),
            rule("s#2").when("body", "\u0000").filesInto("Trash").build(),
            rule("s#3")
                .when(new Not(new Matches(List.of("from"), Match.CONTAINS, List.of("boss"))))
                .does(new Discard())
                .build()),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/Trash",
        "rule-hide-away HIGH FAIR MAIL_RULE:s#2/Trash",
        "rule-hide-away HIGH FAIR MAIL_RULE:s#3/discard");
  }

  @Test
  void findsAllMailRefusedOrMarkedAsDeleted() {
    tester.finds(
        List.of(
            rule("s#1").does(new Reject()).build(),
            rule("s#2").does(new SetFlags(List.of("\\Deleted")), new Keep()).build()),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/discard {variant=destroys}",
        "rule-hide-away HIGH FAIR MAIL_RULE:s#2/discard {variant=destroys}");
  }

  @Test
  void asksAboutAllMailMarkedAsRead() {
    tester.finds(
        rule("s#1").does(new SetFlags(List.of("\\Seen")), new Keep()).build(),
        "rule-hide-away LOW WEAK MAIL_RULE:s#1/read {variant=marks-read}");
  }

  @Test
  void weighsARuleThatStopsTheOthersMore() {
    tester.finds(
        List.of(
            rule("s#1").when("from", "bank.example").filesInto("RSS Feeds").build(),
            rule("s#2").when("from", "bank.example").filesInto("RSS Feeds").stops().build()),
        "rule-hide-away LOW FAIR MAIL_RULE:s#1/RSS Feeds",
        "rule-hide-away MEDIUM FAIR MAIL_RULE:s#2/RSS Feeds");
  }

  @Test
  void knowsTheFoldersOfOtherLanguages() {
    tester.finds(
        List.of(
            rule("s#1").filesInto("སྙིགས་སྒམ་").build(),
            rule("s#2").filesInto("ئەخلەت ساندۇقى").build()),
        "rule-hide-away HIGH FAIR MAIL_RULE:s#1/སྙིགས་སྒམ་",
        "rule-hide-away HIGH FAIR MAIL_RULE:s#2/ئەخلەت ساندۇقى");
  }

  @Test
  void leavesABlockedSenderAlone() {
    tester.findsNothing(
        rule("s#1").when("from", "pest@shop.example").does(new Discard()).build(),
        rule("s#2").when("from", "pest@shop.example").filesInto("Junk").build());
  }

  @Test
  void leavesTheSpamFilterAlone() {
    tester.findsNothing(rule("s#1").when("x-spam-flag", "YES").hidesIn("Junk").build());
  }

  @Test
  void leavesNewslettersInANamedFolderAlone() {
    tester.findsNothing(
        rule("s#1").when("list-id", "news.example").hidesIn("Newsletters").build(),
        rule("s#2").when("from", "news@shop.example").filesInto("Shops").build());
  }

  @Test
  void leavesNewslettersAmongTheFeedsAlone() {
    tester.findsNothing(
        rule("s#1").when(new Exists(List.of("list-id"))).filesInto("RSS Feeds").build());
  }

  @Test
  void weighsNewslettersFiledAsReadAmongTheFeedsLittle() {
    tester.finds(
        rule("s#1").when("list-id", "news.example").hidesIn("RSS Feeds").build(),
        "rule-hide-away LOW WEAK MAIL_RULE:s#1/RSS Feeds");
  }

  @Test
  void weighsArchivingEverythingLittle() {
    tester.finds(
        rule("s#1").hidesIn("Archive").build(), "rule-hide-away LOW WEAK MAIL_RULE:s#1/Archive");
  }

  @Test
  void asksAboutAPersonWhoseMailIsArchivedAsRead() {
    tester.finds(
        rule("s#1").when("from", "colleague@partner.example").hidesIn("Archiv").build(),
        "rule-hide-away MEDIUM WEAK MAIL_RULE:s#1/Archiv");
  }

  @Test
  void leavesAMoveToTheOwnersOtherAccountToTheForwardCheck() {
    tester.findsNothing(
        rule("s#1").does(new Forward(EmailAddress.of(OWNER), false), new Discard()).build());
  }

  @Test
  void mentionsADisabledRuleOnly() {
    tester.finds(
        rule("s#1").disabled().hidesIn("RSS Feeds").build(),
        "rule-hide-away LOW WEAK MAIL_RULE:s#1/RSS Feeds {variant=disabled}");
  }
}
