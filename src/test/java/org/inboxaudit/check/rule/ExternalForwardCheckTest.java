package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.check.Owner;
import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleCondition;
import org.junit.jupiter.api.Test;

class ExternalForwardCheckTest {
  private static final String STRANGER = "drop@elsewhere.example";
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(900));
  private static final Instant LAST_MONTH = NOW.minus(Duration.ofDays(30));

  private final CheckTester tester = CheckTester.of(new ExternalForwardCheck());

  @Test
  void weighsAForwardOfAllMailWithoutACopyToAStrangerMost() {
    tester.finds(
        rule("script#1").movesTo(STRANGER).build(),
        "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/drop@elsewhere.example"
            + " {target=drop@elsewhere.example, variant=no-copy,"
            + " signs=no-copy all-mail unseen-target}");
  }

  @Test
  void leavesAForwardOfAllMailWithACopyBelowCritical() {
    tester.finds(
        rule("script#1").forwardsTo(STRANGER).build(),
        "rule-external-forward HIGH STRONG MAIL_RULE:script#1/drop@elsewhere.example");
  }

  @Test
  void takesAnOddNameForASecondSign() {
    tester.finds(
        rule("script#1").named("..").when("from", "colleague").forwardsTo(STRANGER).build(),
        "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/drop@elsewhere.example"
            + " {signs=odd-name unseen-target}");
  }

  @Test
  void takesSecurityWordsForASecondSign() {
    tester.finds(
        rule("script#1").when("subject", "安全警告 密码").forwardsTo(STRANGER).build(),
        "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/drop@elsewhere.example"
            + " {signs=security-words unseen-target}");
  }

  @Test
  void isNotSureAboutANarrowForwardToSomebodyTheOwnerHeardFrom() {
    tester
        .withIndex(FakeIndex.empty().heardFrom(STRANGER, 4, LAST_MONTH))
        .finds(
            rule("script#1").when("from", "colleague").forwardsTo(STRANGER).build(),
            "rule-external-forward HIGH FAIR MAIL_RULE:script#1/drop@elsewhere.example {signs=}");
  }

  @Test
  void isNotSureOfAStrangerWhenTheHistoryWasReadInPart() {
    tester
        .withIndex(FakeIndex.empty().inPart())
        .finds(
            rule("script#1").movesTo(STRANGER).build(),
            "rule-external-forward CRITICAL FAIR MAIL_RULE:script#1/drop@elsewhere.example");
  }

  @Test
  void isNotSureOfAnAddressTheOwnerWroteToLately() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 2, LAST_MONTH, LAST_MONTH))
        .finds(
            rule("script#1").movesTo(STRANGER).build(),
            "rule-external-forward CRITICAL FAIR MAIL_RULE:script#1/drop@elsewhere.example");
  }

  @Test
  void weighsAnAssistantOrTicketSystemOfLongStandingLittle() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 40, LONG_AGO, LAST_MONTH))
        .finds(
            rule("script#1").forwardsTo(STRANGER).build(),
            "rule-external-forward MEDIUM WEAK MAIL_RULE:script#1/drop@elsewhere.example"
                + " {variant=known}");
  }

  @Test
  void weighsAMoveToANewProviderLessIfTheOwnerLongWroteThere() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 40, LONG_AGO, LAST_MONTH))
        .finds(
            rule("script#1").movesTo(STRANGER).build(),
            "rule-external-forward HIGH WEAK MAIL_RULE:script#1/drop@elsewhere.example");
  }

  @Test
  void ignoresAForwardToTheOwnersDeclaredSecondAccount() {
    Owner owner =
        new Owner(
            Set.of(EmailAddress.of("owner@mailbox.example"), EmailAddress.of("owner2@gmail.com")),
            Set.of(),
            false,
            List.of());
    tester.owner(owner).findsNothing(rule("script#1").movesTo("Owner2@GMAIL.com").build());
  }

  @Test
  void ignoresAForwardWithinTheOwnersOrganisation() {
    Owner owner =
        new Owner(
            Set.of(EmailAddress.of("owner@mailbox.example")),
            Set.of(new Domain("organisation.example")),
            false,
            List.of());
    tester.owner(owner).findsNothing(rule("script#1").movesTo("x@a.organisation.example").build());
  }

  @Test
  void doesNotTakeAPublicProviderForTheOwnersOrganisation() {
    Owner owner = new Owner(Set.of(EmailAddress.of("owner@gmail.com")), Set.of(), false, List.of());
    tester
        .owner(owner)
        .finds(
            rule("script#1").movesTo("other@gmail.com").build(),
            "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/other@gmail.com");
  }

  @Test
  void mentionsADisabledRuleOnly() {
    tester.finds(
        rule("script#1").disabled().movesTo(STRANGER).build(),
        "rule-external-forward LOW WEAK MAIL_RULE:script#1/drop@elsewhere.example"
            + " {variant=disabled}");
  }

  @Test
  void mentionsSwitchedOffCodeOnly() {
    tester.finds(
        rule("script#1").when(new RuleCondition.Never()).movesTo(STRANGER).build(),
        "rule-external-forward LOW WEAK MAIL_RULE:script#1/drop@elsewhere.example");
  }

  @Test
  void weighsANarrowForwardWithoutACopyBelowCritical() {
    tester.finds(
        rule("script#1").when("from", "shop.example").movesTo("in@tickets.example").build(),
        "rule-external-forward HIGH STRONG MAIL_RULE:script#1/in@tickets.example"
            + " {variant=no-copy}");
  }

  @Test
  void isNotSureOfATicketSystemThatHasWrittenForLong() {
    tester
        .withIndex(FakeIndex.empty().heardFrom(STRANGER, 50, LONG_AGO))
        .finds(
            rule("script#1").movesTo(STRANGER).build(),
            "rule-external-forward CRITICAL FAIR MAIL_RULE:script#1/drop@elsewhere.example"
                + " {heard=50, written=0}");
  }

  @Test
  void neverAccusesAnOwnerOfTheirSecondAccount() {
    tester
        .owner(owner("dolma.tsering@mailbox.example"))
        .finds(
            rule("script#1").movesTo("dolma.tsering@gmail.com").build(),
            "rule-external-forward CRITICAL FAIR MAIL_RULE:script#1/dolma.tsering@gmail.com"
                + " {variant=namesake-no-copy,"
                + " signs=no-copy all-mail namesake public-provider unseen-target}");
  }

  @Test
  void isSureOfANamesakeOnceTheRuleHidesItself() {
    tester
        .owner(owner("dolma.tsering@mailbox.example"))
        .finds(
            rule("script#1").named(".").movesTo("dolma.tsering@gmail.com").build(),
            "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/dolma.tsering@gmail.com");
  }

  @Test
  void isSureOfAnAddressThatOnlyLooksLikeAnOwnOne() {
    tester.finds(
        rule("script#1").forwardsTo("owner@rnailbox.example").build(),
        "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/owner@rnailbox.example"
            + " {variant=look-alike}");
  }

  @Test
  void weighsATargetThatOtherMailboxesSendToMore() {
    tester
        .withRules(usedByOthers(STRANGER, 2))
        .finds(
            rule("script#1").when("from", "partner").forwardsTo(STRANGER).build(),
            "rule-external-forward CRITICAL STRONG MAIL_RULE:script#1/drop@elsewhere.example"
                + " {variant=others, others=2}");
  }

  @Test
  void leavesAnAssistantOfTheWholeOfficeAsItIs() {
    tester
        .withRules(usedByOthers(STRANGER, 5))
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 40, LONG_AGO, LAST_MONTH))
        .finds(
            rule("script#1").forwardsTo(STRANGER).build(),
            "rule-external-forward MEDIUM WEAK MAIL_RULE:script#1/drop@elsewhere.example"
                + " {variant=known, others=5}");
  }

  @Test
  void asksAboutBillsForABookkeeper() {
    tester.finds(
        rule("script#1").when("subject", "invoice").forwardsTo(STRANGER).build(),
        "rule-external-forward HIGH STRONG MAIL_RULE:script#1/drop@elsewhere.example"
            + " {signs=money-words unseen-target}");
  }

  @Test
  void tellsTwoTargetsOfOneRuleApart() {
    tester.finds(
        rule("script#1")
            .does(
                new Forward(EmailAddress.of("a@x.example"), true),
                new Forward(EmailAddress.of("b@x.example"), true))
            .build(),
        "rule-external-forward HIGH STRONG MAIL_RULE:script#1/a@x.example",
        "rule-external-forward HIGH STRONG MAIL_RULE:script#1/b@x.example");
  }

  @Test
  void saysThatThereAreMoreThanItKeeps() {
    List<MailRule> rules =
        IntStream.range(0, 60)
            .mapToObj(i -> rule("s#" + i).movesTo("a@x.example").build())
            .toList();
    assertEquals(
        1,
        tester.run(rules).stream()
            .filter(finding -> "more".equals(finding.facts().get("variant")))
            .count());
  }

  private static Owner owner(String address) {
    return new Owner(Set.of(EmailAddress.of(address)), Set.of(), false, List.of());
  }

  private static RuleHistory usedByOthers(String address, long others) {
    return new RuleHistory(
        Map.of(), Optional.empty(), List.of(), Map.of(EmailAddress.of(address), others));
  }
}
