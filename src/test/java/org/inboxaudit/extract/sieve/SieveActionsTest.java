package org.inboxaudit.extract.sieve;

import static org.inboxaudit.extract.sieve.ReadScripts.ALWAYS;
import static org.inboxaudit.extract.sieve.ReadScripts.ELSEWHERE;
import static org.inboxaudit.extract.sieve.ReadScripts.only;
import static org.inboxaudit.extract.sieve.ReadScripts.rules;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.junit.jupiter.api.Test;

/// Actions and tests.
final class SieveActionsTest {
  @Test
  void readsEveryActionOfTheExtensions() {
    List<RuleAction> actions =
        only("""
                fileinto :copy :flags "\\\\Seen \\\\Deleted" "Trash";
                reject "no";
                ereject "no";
                vacation :days 7 :subject "Away" :addresses ["owner@example.org"] "I am away";
                notify :importance "1" :message "news" "mailto:box%40elsewhere.example?cc=a@b.example";
                addheader "X-Seen" "yes";
                deleteheader :index 1 :contains "Received" "192.0.2.1";
                include :global "before";
                include :personal "mine";
                pipe :copy "collect" ["-v"];
                execute :input "text" "run";
                snooze "1";
                """)
            .actions();
    assertEquals(
        List.of(
            new RuleAction.SetFlags(List.of("\\Seen", "\\Deleted")),
            new RuleAction.FileInto("Trash"),
            new RuleAction.Reject(),
            new RuleAction.Reject(),
            new RuleAction.Reply(List.of(), List.of(), false),
            new RuleAction.NotifyAddress(ELSEWHERE),
            new RuleAction.NotifyAddress(EmailAddress.of("a@b.example")),
            new RuleAction.EditHeader("X-Seen"),
            new RuleAction.EditHeader("Received"),
            new RuleAction.Include("before", true),
            new RuleAction.Include("mine", false),
            new RuleAction.Execute("collect"),
            new RuleAction.Execute("run"),
            new RuleAction.Opaque("snooze")),
        actions);
  }

  @Test
  void readsTheAddressOfTheOldNotify() {
    assertEquals(
        List.of(new RuleAction.NotifyAddress(ELSEWHERE)),
        only("notify :method \"mailto\" :options [\"box@elsewhere.example\"] :message \"x\";")
            .actions());
  }

  @Test
  void readsAProgramThatATestRuns() {
    assertEquals(
        List.of(new RuleAction.Execute("look"), new RuleAction.Keep()),
        only("if not execute :pipe \"look\" { keep; }").actions());
  }

  @Test
  void givesARuleTheFlagsThatWereSetBeforeIt() {
    assertEquals(
        List.of(new RuleAction.SetFlags(List.of("\\Seen")), new RuleAction.FileInto("RSS")),
        rules("setflag \"\\\\Seen\"; if exists \"List-Id\" { fileinto \"RSS\"; }")
            .getLast()
            .actions());
  }

  @Test
  void readsFlagsThatAreHeldInAVariable() {
    assertEquals(
        List.of(new RuleAction.SetFlags(List.of("\\Seen")), new RuleAction.FileInto("RSS")),
        only("addflag \"mine\" \"\\\\Seen\"; fileinto :flags \"${mine}\" \"RSS\";"
                .replace("addflag", "require \"variables\"; addflag"))
            .actions());
  }

  @Test
  void readsAPartOfAnAddressAsAPattern() {
    assertEquals(
        new RuleCondition.Matches(List.of("from"), Match.PATTERN, List.of("*@example.org")),
        only("if address :domain :is \"From\" \"example.org\" { discard; }").condition());
  }

  @Test
  void readsTextTestsOnBodyAndEnvelope() {
    assertEquals(
        new RuleCondition.AnyOf(
            List.of(
                new RuleCondition.Matches(List.of("body"), Match.CONTAINS, List.of("hack")),
                new RuleCondition.Matches(List.of("to"), Match.PATTERN, List.of("*")))),
        only("""
                if anyof (body :content "text" :contains "hack", envelope :matches "To" "*") {
                  discard;
                }
                """)
            .condition());
  }

  @Test
  void readsATestThatItDoesNotKnowAsOpaque() {
    assertEquals(
        new RuleCondition.Opaque("currentdate"),
        only("if currentdate :value \"ge\" \"hour\" \"22\" { discard; }").condition());
  }

  @Test
  void seesThroughRoundaboutWaysToSayAlways() {
    for (String test :
        List.of(
            "not false",
            "anyof (exists \"X\", not not true)",
            "allof (true, true)",
            "string :is \"a\" \"A\"",
            "not string :contains \"${nothing}\" \"x\"")) {
      assertEquals(
          ALWAYS, only("require \"variables\"; if " + test + " { discard; }").condition(), test);
    }
  }
}
