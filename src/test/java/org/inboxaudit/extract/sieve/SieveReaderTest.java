package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.extract.sieve.ReadScripts.ALWAYS;
import static org.inboxaudit.extract.sieve.ReadScripts.ELSEWHERE;
import static org.inboxaudit.extract.sieve.ReadScripts.SIEVE;
import static org.inboxaudit.extract.sieve.ReadScripts.contains;
import static org.inboxaudit.extract.sieve.ReadScripts.forward;
import static org.inboxaudit.extract.sieve.ReadScripts.observations;
import static org.inboxaudit.extract.sieve.ReadScripts.only;
import static org.inboxaudit.extract.sieve.ReadScripts.read;
import static org.inboxaudit.extract.sieve.ReadScripts.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.Extractor.Extracted;
import org.junit.jupiter.api.Test;

/// What a rule is, and what stays in the mailbox.
final class SieveReaderTest {
  @Test
  void tellsNothingOfAnEmptyScript() {
    assertEquals(List.of(), rules(" # nothing here\r\n"));
  }

  @Test
  void tellsARunOfTopLevelActionsAsOneRule() {
    MailRule rule = only("redirect \"box@elsewhere.example\"; addflag \"\\\\Seen\"; stop;");
    assertEquals(
        new MailRule(
            new EvidenceRef(SIEVE, EvidenceKind.MAIL_RULE, "main", "1"),
            "main#1",
            true,
            "",
            ALWAYS,
            List.of(forward(false), new RuleAction.SetFlags(List.of("\\Seen"))),
            true),
        rule);
  }

  @Test
  void tellsEveryBranchAsARuleThatExcludesTheOnesBefore() {
    RuleCondition first = contains("subject", "a");
    RuleCondition second = contains("from", "b");
    List<RuleCondition> conditions =
        rules(
                """
                require "fileinto";
                if header :contains "Subject" "a" { fileinto "A"; }
                elsif header :contains "From" "b" { fileinto "B"; }
                else { discard; }
                """)
            .stream()
            .map(MailRule::condition)
            .toList();
    RuleCondition.Not notFirst = new RuleCondition.Not(first);
    assertEquals(
        List.of(
            first,
            new RuleCondition.AllOf(List.of(notFirst, second)),
            new RuleCondition.AllOf(List.of(notFirst, new RuleCondition.Not(second)))),
        conditions);
  }

  @Test
  void joinsTheConditionsOfNestedBlocks() {
    MailRule rule =
        only(
            """
            if header :contains "Subject" "a" {
              if not size :over 10K { discard; }
            }
            """);
    assertEquals(
        new RuleCondition.AllOf(
            List.of(
                contains("subject", "a"),
                new RuleCondition.Not(new RuleCondition.Size(true, 10_240)))),
        rule.condition());
  }

  @Test
  void keepsTheActionsOfABlockTogetherAroundAnInnerIf() {
    List<RuleAction> actions =
        rules(
                """
                if header :contains "Subject" "bank" {
                  addflag "\\\\Seen";
                  if exists "X-Nothing" { keep; }
                  fileinto "RSS Feeds";
                }
                """)
            .getLast()
            .actions();
    assertEquals(
        List.of(new RuleAction.SetFlags(List.of("\\Seen")), new RuleAction.FileInto("RSS Feeds")),
        actions);
  }

  @Test
  void tellsRulesOfAnInactiveScriptAsSwitchedOff() {
    Extracted extracted = read("discard;".getBytes(UTF_8), "old", false);
    assertTrue(
        observations(extracted).stream()
            .allMatch(seen -> seen instanceof MailRule rule && !rule.enabled()));
  }

  @Test
  void tellsABlockUnderIfFalseAsSwitchedOff() {
    MailRule rule = only("if false { redirect \"box@elsewhere.example\"; }");
    assertEquals(new RuleCondition.Never(), rule.condition());
    assertTrue(!rule.enabled());
  }

  @Test
  void tellsCodeBehindAStopAsSwitchedOff() {
    List<MailRule> rules = rules("keep; stop; redirect \"box@elsewhere.example\";");
    assertEquals(List.of(true, false), rules.stream().map(MailRule::enabled).toList());
  }

  @Test
  void tellsCodeBehindAChainThatAlwaysStopsAsSwitchedOff() {
    List<MailRule> rules = rules("if exists \"X-A\" { discard; stop; } else { stop; } discard;");
    assertTrue(!rules.getLast().enabled());
  }

  @Test
  void tellsABlockThatOnlyStops() {
    MailRule rule = rules("if header :contains \"From\" \"list\" { stop; } discard;").getFirst();
    assertEquals(List.of(), rule.actions());
    assertTrue(rule.stops());
  }

  @Test
  void readsANegatedGuardAsTheConditionOfWhatFollows() {
    MailRule rule =
        rules("if not header :contains \"Subject\" \"password\" { stop; } discard;").getLast();
    assertEquals(contains("subject", "password"), rule.condition());
  }

  @Test
  void readsABlockOfAnUnknownCommandUnderAnOpaqueCondition() {
    assertEquals(
        new RuleCondition.Opaque("foreverypart"), only("foreverypart { discard; }").condition());
  }

  @Test
  void judgesTheCopyOverTheWholeRule() {
    for (String line :
        """
        redirect "box@elsewhere.example";                                        | false
        redirect :copy "box@elsewhere.example";                                  | true
        redirect "box@elsewhere.example"; keep;                                  | true
        keep; redirect "box@elsewhere.example";                                  | true
        redirect "box@elsewhere.example"; fileinto "Archive";                    | true
        redirect :copy "box@elsewhere.example"; discard;                         | false
        redirect :copy "box@elsewhere.example"; redirect "a@b.example";          | false
        redirect "box@elsewhere.example"; if true { keep; }                      | true
        redirect "box@elsewhere.example"; if exists "X" { keep; }                | false
        if exists "X" { redirect "box@elsewhere.example"; } keep;                | true
        if exists "X" { redirect "box@elsewhere.example"; stop; } keep;          | false
        if exists "X" { redirect "box@elsewhere.example"; } else { keep; }       | false
        fileinto "A"; if exists "X" { redirect "box@elsewhere.example"; stop; }  | true
        redirect :copy "box@elsewhere.example"; stop; discard;                   | true
        """
            .lines()
            .toList()) {
      String script = line.substring(0, line.indexOf('|'));
      boolean keeps =
          rules(script).stream()
              .flatMap(rule -> rule.actions().stream())
              .filter(RuleAction.Forward.class::isInstance)
              .map(RuleAction.Forward.class::cast)
              .filter(action -> action.target().equals(ELSEWHERE))
              .findFirst()
              .orElseThrow()
              .keepsCopy();
      assertEquals(
          Boolean.parseBoolean(line.substring(line.indexOf('|') + 1).strip()), keeps, line);
    }
  }
}
