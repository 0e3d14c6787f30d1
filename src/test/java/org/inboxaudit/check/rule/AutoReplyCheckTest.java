package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Reply;
import org.junit.jupiter.api.Test;

class AutoReplyCheckTest {
  private static final String STRANGER = "drop@elsewhere.example";

  private final CheckTester tester = CheckTester.of(new AutoReplyCheck());

  @Test
  void findsAnAddressThatNobodyKnows() {
    tester.finds(
        answers(List.of(), false, STRANGER),
        "rule-auto-reply MEDIUM FAIR MAIL_RULE:s#1/0 {target=drop@elsewhere.example}");
  }

  @Test
  void findsABankAccount() {
    tester.finds(
        answers(List.of(), true), "rule-auto-reply HIGH FAIR MAIL_RULE:s#1/0 {variant=bank}");
  }

  @Test
  void weighsAForeignPageLittle() {
    tester.finds(
        answers(List.of("calendar.example"), false),
        "rule-auto-reply LOW WEAK MAIL_RULE:s#1/0 {variant=link, links=calendar.example}");
  }

  @Test
  void onlyTellsOfAColleagueElsewhere() {
    tester
        .withIndex(FakeIndex.empty().wroteTo(STRANGER, 3, NOW, NOW))
        .finds(
            answers(List.of(), false, STRANGER),
            "rule-auto-reply INFO FAIR MAIL_RULE:s#1/0 {variant=known}");
  }

  @Test
  void leavesAPlainHolidayAnswerAlone() {
    tester.findsNothing(answers(List.of(), false));
  }

  @Test
  void leavesTheOwnersOwnPageAndColleaguesAlone() {
    tester.findsNothing(
        answers(List.of("www.mailbox.example"), false, OWNER, "colleague@mailbox.example"));
  }

  @Test
  void mentionsASwitchedOffAnswerOnly() {
    tester.finds(
        rule("s#1").disabled().does(reply(List.of(), true)).build(),
        "rule-auto-reply LOW WEAK MAIL_RULE:s#1/0 {variant=disabled}");
  }

  @Test
  void onlyTellsOfAnOldHolidayAnswerWithALink() {
    tester.finds(
        rule("s#1").disabled().does(reply(List.of("calendar.example"), false)).build(),
        "rule-auto-reply INFO WEAK MAIL_RULE:s#1/0 {variant=disabled}");
  }

  @Test
  void saysThatThereAreMoreThanItKeeps() {
    List<MailRule> rules =
        IntStream.range(0, 40)
            .mapToObj(i -> rule("s#" + i).does(reply(List.of(), true)).build())
            .toList();
    assertEquals(
        1,
        tester.run(rules).stream()
            .filter(finding -> "more".equals(finding.facts().get("variant")))
            .count());
  }

  private static MailRule answers(List<String> links, boolean bank, String... addresses) {
    return rule("s#1").does(reply(links, bank, addresses)).build();
  }

  private static Reply reply(List<String> links, boolean bank, String... addresses) {
    return new Reply(
        links.stream().map(Domain::new).toList(),
        Arrays.stream(addresses).map(EmailAddress::of).toList(),
        bank);
  }
}
