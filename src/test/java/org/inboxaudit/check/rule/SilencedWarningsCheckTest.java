package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.util.List;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.Keep;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.junit.jupiter.api.Test;

class SilencedWarningsCheckTest {
  private final CheckTester tester = CheckTester.of(new SilencedWarningsCheck());

  @Test
  void weighsDestroyedLettersOfAProviderMost() {
    tester.finds(
        rule("s#1").when("from", "no-reply@accounts.google.com").does(new Discard()).build(),
        "rule-silenced-warnings CRITICAL STRONG MAIL_RULE:s#1 {variant=letters}");
  }

  @Test
  void knowsAProviderByItsDomainToo() {
    tester.finds(
        rule("s#1").when("from", "@notify.proton.me").filesInto("Trash").build(),
        "rule-silenced-warnings CRITICAL STRONG MAIL_RULE:s#1");
  }

  @Test
  void findsDestroyedWarnings() {
    tester.finds(
        rule("s#1").when("subject", "suspicious", "verification code").does(new Discard()).build(),
        "rule-silenced-warnings HIGH FAIR MAIL_RULE:s#1 {words=suspicious, verification code}");
  }

  @Test
  void isSureOfARuleWithoutANameThatHidesWarningsAsRead() {
    tester.finds(
        rule("s#1").named(".").when("subject", "security").hidesIn("RSS Feeds").build(),
        "rule-silenced-warnings CRITICAL STRONG MAIL_RULE:s#1");
  }

  @Test
  void findsHiddenBounces() {
    tester.finds(
        rule("s#1").when("from", "mailer-daemon").hidesIn("Conversation History").build(),
        "rule-silenced-warnings HIGH FAIR MAIL_RULE:s#1");
  }

  @Test
  void findsWarningsSentToAStranger() {
    tester.finds(
        rule("s#1").when("subject", "парол").forwardsTo("drop@elsewhere.example").build(),
        "rule-silenced-warnings HIGH FAIR MAIL_RULE:s#1");
  }

  @Test
  void leavesWarningsSentToTheOwnerAlone() {
    tester.findsNothing(rule("s#1").when("subject", "password").forwardsTo(OWNER).build());
  }

  @Test
  void leavesStaffWhoFileAlertsAlone() {
    tester.findsNothing(rule("s#1").when("subject", "alert").filesInto("Monitoring").build());
  }

  @Test
  void weighsStaffWhoFileAlertsAsReadLittle() {
    tester.finds(
        rule("s#1").when("subject", "alert").hidesIn("Monitoring").build(),
        "rule-silenced-warnings LOW WEAK MAIL_RULE:s#1");
  }

  @Test
  void asksAboutLettersOfAProviderMarkedAsRead() {
    tester.finds(
        rule("s#1")
            .when("from", "no-reply@accounts.google.com")
            .does(new SetFlags(List.of("\\seen")), new Keep())
            .build(),
        "rule-silenced-warnings MEDIUM WEAK MAIL_RULE:s#1");
  }

  @Test
  void leavesRulesWithoutSuchWordsAlone() {
    tester.findsNothing(rule("s#1").when("subject", "holiday").does(new Discard()).build());
  }

  @Test
  void mentionsADisabledRuleOnly() {
    tester.finds(
        rule("s#1").disabled().when("subject", "alert").does(new Discard()).build(),
        "rule-silenced-warnings LOW WEAK MAIL_RULE:s#1 {variant=disabled}");
  }
}
