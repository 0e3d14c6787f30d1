package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.address;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.RuleAction.Execute;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.Include;
import org.inboxaudit.evidence.RuleAction.NotifyAddress;
import org.inboxaudit.evidence.RuleAction.Opaque;
import org.junit.jupiter.api.Test;

class ComputedForwardCheckTest {
  private final CheckTester tester = CheckTester.of(new ComputedForwardCheck());

  @Test
  void findsAnAddressThatIsComputed() {
    tester.finds(
        rule("s#1").does(new ForwardComputed("${a}@${b}", false)).build(),
        "rule-computed-forward CRITICAL STRONG MAIL_RULE:s#1/0 {target=${a}@${b}}");
  }

  @Test
  void findsAComputedAddressUnderAForeignDomain() {
    tester.finds(
        rule("s#1")
            .when("from", "x")
            .does(new ForwardComputed("${a}@elsewhere.example", false))
            .build(),
        "rule-computed-forward HIGH FAIR MAIL_RULE:s#1/0");
  }

  @Test
  void leavesSubAddressingUnderTheOwnersDomainAlone() {
    tester.findsNothing(
        rule("s#1").does(new ForwardComputed("owner+${1}@mailbox.example", true)).build());
  }

  @Test
  void findsNotesToAStranger() {
    tester.finds(
        rule("s#1").does(new NotifyAddress(address("drop@elsewhere.example"))).build(),
        "rule-computed-forward MEDIUM FAIR MAIL_RULE:s#1/0 {variant=notify}");
  }

  @Test
  void leavesNotesToTheOwnerAlone() {
    tester.findsNothing(rule("s#1").does(new NotifyAddress(address(OWNER))).build());
  }

  @Test
  void findsAProgramOnTheServer() {
    tester.finds(
        rule("s#1").does(new Execute("collect.sh")).build(),
        "rule-computed-forward MEDIUM FAIR MAIL_RULE:s#1/0 {variant=program, target=collect.sh}");
  }

  @Test
  void mentionsAScriptOfTheServer() {
    tester.finds(
        rule("s#1").does(new Include("spam", true)).build(),
        "rule-computed-forward LOW WEAK MAIL_RULE:s#1/0 {variant=include}");
  }

  @Test
  void leavesTheOwnersOwnScriptsToTheirReader() {
    tester.findsNothing(rule("s#1").does(new Include("holiday", false)).build());
  }

  @Test
  void onlyTellsOfACommandNobodyKnows() {
    tester.finds(
        rule("s#1").does(new Opaque("teleport")).build(),
        "rule-computed-forward INFO WEAK MAIL_RULE:s#1/0 {variant=unknown, target=teleport}");
  }

  @Test
  void leavesCommandsAloneThatOnlyTidyUp() {
    tester.findsNothing(rule("s#1").does(new Opaque("removeflag")).build());
  }

  @Test
  void mentionsADisabledRuleOnly() {
    tester.finds(
        rule("s#1").disabled().does(new ForwardComputed("${a}", false)).build(),
        "rule-computed-forward LOW WEAK MAIL_RULE:s#1/0");
  }
}
