package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyWordsCheckTest {
  private final CheckTester tester = CheckTester.of(new MoneyWordsCheck());

  @Test
  void findsBillsFiledWhereNobodyLooks() {
    tester.finds(
        rule("s#1").when("subject", "invoice", "wire").filesInto("RSS Feeds").build(),
        "rule-money-words HIGH FAIR MAIL_RULE:s#1 {words=invoice, wire}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Rechnung", "发票", "匯款", "དངུལ་སྤྲོད་", "भुगतान", "بانكا ھېساباتى", "на оплату"})
  void findsThrownAwayBillsInManyLanguages(String word) {
    tester.finds(
        rule("s#1").when("subject", word).does(new Discard()).build(),
        "rule-money-words HIGH FAIR MAIL_RULE:s#1");
  }

  @Test
  void isSureOfARuleWithoutANameThatHidesBillsAsRead() {
    tester.finds(
        rule("s#1").named("..").when("subject", "invoice").hidesIn("RSS Feeds").build(),
        "rule-money-words CRITICAL STRONG MAIL_RULE:s#1");
  }

  @Test
  void asksAboutBillsSentToABookkeeper() {
    tester.finds(
        rule("s#1").when("subject", "invoice").forwardsTo("in@bookkeeper.example").build(),
        "rule-money-words MEDIUM FAIR MAIL_RULE:s#1 {variant=sends-on}");
  }

  @Test
  void leavesAccountantsWhoFileBillsAlone() {
    tester.findsNothing(
        rule("s#1").when("subject", "invoice").hidesIn("Invoices 2026").build(),
        rule("s#2").when("subject", "Rechnung").filesInto("Archiv").build(),
        rule("s#3").when("subject", "payment").forwardsTo(OWNER).build());
  }

  @Test
  void weighsBillsArchivedAsReadLittle() {
    tester.finds(
        rule("s#1").when("subject", "invoice").hidesIn("Archive").build(),
        "rule-money-words LOW WEAK MAIL_RULE:s#1");
  }

  @Test
  void leavesNewslettersAboutMoneyAlone() {
    tester.findsNothing(
        rule("s#1").when("list-id", "payment-news.example").filesInto("Trash").build());
  }

  @Test
  void leavesOtherWordsAlone() {
    tester.findsNothing(
        rule("s#1").when("subject", "wireless", "achievement").filesInto("Trash").build());
  }

  @Test
  void mentionsADisabledRuleOnly() {
    tester.finds(
        rule("s#1").disabled().when("subject", "invoice").filesInto("Trash").build(),
        "rule-money-words LOW WEAK MAIL_RULE:s#1 {variant=disabled}");
  }
}
