package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import org.inboxaudit.check.CheckTester;
import org.junit.jupiter.api.Test;

class OddNameCheckTest {
  private final CheckTester tester = CheckTester.of(new OddNameCheck());

  @Test
  void onlyNotesARuleWithoutANameThatFilesMail() {
    tester.finds(
        rule("s#1").named("x").when("from", "shop.example").filesInto("Shops").build(),
        "rule-odd-name INFO FAIR MAIL_RULE:s#1 {rule=x}");
  }

  @Test
  void looksTwiceIfItKeepsMailFromTheOwner() {
    tester.finds(
        rule("s#1").named("..").when("from", "shop.example").filesInto("Trash").build(),
        "rule-odd-name LOW WEAK MAIL_RULE:s#1 {variant=acts}");
  }

  @Test
  void onlyNotesASwitchedOffRule() {
    tester.finds(
        rule("s#1").named("..").disabled().filesInto("Trash").build(),
        "rule-odd-name INFO FAIR MAIL_RULE:s#1");
  }

  @Test
  void leavesNamesAloneThatProgramsMake() {
    tester.findsNothing(
        rule("s#1").named("main#3").filesInto("Trash").build(),
        rule("s#2").named("v1.2").filesInto("Trash").build(),
        rule("s#3").named("HR").filesInto("Trash").build());
  }
}
