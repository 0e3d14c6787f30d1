package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.rule;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.check.RuleHistory.Change;
import org.inboxaudit.check.RuleHistory.Difference;
import org.inboxaudit.evidence.MailRule;
import org.junit.jupiter.api.Test;

class ChangedRuleCheckTest {
  private static final Instant THEN = Instant.parse("2026-03-04T23:00:00Z");
  private static final MailRule RULE = rule("s#1").named("Shops").build();

  private final CheckTester tester = CheckTester.of(new ChangedRuleCheck());

  @Test
  void tellsOfANewRule() {
    with(Difference.NEW)
        .finds(RULE, "rule-changed LOW FAIR MAIL_RULE:s#1 {rule=Shops, since=2026-03-04}");
  }

  @Test
  void tellsOfAChangedRule() {
    with(Difference.CHANGED).finds(RULE, "rule-changed LOW FAIR MAIL_RULE:s#1 {variant=edited}");
  }

  @Test
  void onlyInformsAboutARuleThatIsGone() {
    with(Difference.GONE).finds(List.of(), "rule-changed INFO FAIR MAIL_RULE:s#1 {variant=gone}");
  }

  @Test
  void saysNothingIfNothingChanged() {
    tester
        .withRules(new RuleHistory(Map.of(), Optional.of(THEN), List.of(), Map.of()))
        .findsNothing(RULE);
  }

  @Test
  void saysNothingIfThereIsNoEarlierCheck() {
    tester.findsNothing(RULE);
  }

  private CheckTester with(Difference difference) {
    return tester.withRules(
        new RuleHistory(
            Map.of(),
            Optional.of(THEN),
            List.of(new Change(RULE.ref(), "Shops", difference)),
            Map.of()));
  }
}
