package org.inboxaudit.extract.sieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.junit.jupiter.api.Test;

/// Who may receive a copy, however a script spells it.
class SieveTargetsTest {
  private static final List<String> BOX = List.of("box@elsewhere.example");

  @Test
  void readsEveryWayToWriteOneMailbox() {
    for (String written :
        List.of(
            "box@elsewhere.example",
            "<box@elsewhere.example>",
            "Box <box@elsewhere.example>",
            "\\\"Box, the\\\" <box@elsewhere.example>",
            " box @ elsewhere.example ",
            "box(at home)@elsewhere.example (there)",
            "\\\"box\\\"@elsewhere.example",
            "a@decoy.example (x) <box@elsewhere.example>",
            "<@relay.example:box@elsewhere.example>",
            "BOX@Elsewhere.Example")) {
      assertEquals(BOX, Scripts.targets("redirect \"" + written + "\";"), written);
    }
  }

  @Test
  void keepsTheQuotesThatAnAddressNeeds() {
    assertEquals(
        List.of("\"b x\"@elsewhere.example"),
        Scripts.targets("redirect \"\\\"b x\\\"@elsewhere.example\";"));
  }

  @Test
  void callsComputedWhatIsNoSingleAddress() {
    for (String written :
        List.of("a@b.example, c@d.example", "", "<>", "box", "@b.example", "a@")) {
      assertEquals(List.of("?"), Scripts.targets("redirect \"" + written + "\";"), written);
    }
  }

  @Test
  void callsAnOutsideListComputed() {
    assertEquals(List.of("?"), Scripts.targets("redirect :list \"tag:lists.example,2009:all\";"));
  }

  @Test
  void readsARedirectWithDeliveryTags() {
    assertEquals(
        BOX,
        Scripts.targets(
            "redirect :copy :notify \"FAILURE\" :ret \"FULL\" :bytimerelative 200 :bymode"
                + " \"notify\" \"box@elsewhere.example\";"));
  }

  @Test
  void appliesEveryModifierOfSet() {
    for (String line :
        List.of(
            "set :lower \"a\" \"BOX\";",
            "set :lowerfirst \"a\" \"Box\";",
            "set :quotewildcard \"a\" \"box\";",
            "set :upperfirst :lower \"b\" \"bOX\"; set :lower \"a\" \"${b}\";",
            "set :encodeurl \"a\" \"box\";")) {
      assertEquals(
          BOX,
          Scripts.targets(
              "require \"variables\"; " + line + " redirect \"${a}@elsewhere.example\";"),
          line);
    }
    assertEquals(
        List.of("box3@elsewhere.example"),
        Scripts.targets(
            "require \"variables\"; set :length \"a\" \"b\u00f6x\"; redirect"
                + " \"box${a}@elsewhere.example\";"));
  }

  @Test
  void callsComputedWhatAnotherScriptMayChange() {
    assertEquals(
        List.of("?"),
        Scripts.targets(
            """
            require ["variables", "include"];
            global "to";
            set "to" "owner@mailbox.example";
            include :personal "other";
            redirect "${to}";
            """));
  }

  @Test
  void callsComputedWhatAProgramAnswersInATest() {
    assertEquals(
        List.of("?"),
        Scripts.targets(
            "require \"variables\"; if execute :output \"to\" \"look\" { redirect"
                + " \"box${to}@elsewhere.example\"; }"));
  }

  @Test
  void callsComputedWhatAnUnknownCommandNames() {
    assertEquals(
        List.of("?"),
        Scripts.targets(
            "require \"variables\"; let \"to\" \"x\"; redirect \"box${to}@elsewhere.example\";"));
  }

  @Test
  void readsAReportAsACopyOfTheMessage() {
    assertEquals(
        BOX, Scripts.targets("report \"abuse\" \"look at this\" \"box@elsewhere.example\";"));
    assertEquals(
        List.of("note box@elsewhere.example"),
        Scripts.targets(
            "report :headers_only \"abuse\" \"look at this\" \"box@elsewhere.example\";"));
  }

  @Test
  void takesNoOptionOfANoteForAnAddress() {
    assertEquals(
        List.of("note box@elsewhere.example"),
        Scripts.targets("notify :options [\"a=b@c.example\"] \"mailto:box@elsewhere.example\";"));
  }

  @Test
  void doesNotSwitchOffWhatAComparisonOfTextsDecides() {
    assertEquals(
        BOX,
        Scripts.targets(
            "if string :is \"a\" \"b\" { redirect \"box@elsewhere.example\"; } else { keep; }"));
    assertEquals(
        BOX,
        Scripts.targets(
            "if string :is \"a\" \"A\" { stop; } else { redirect \"box@elsewhere.example\"; }"));
    assertEquals(
        BOX,
        Scripts.targets("if string :is \"a\" \"a\" { stop; } redirect \"box@elsewhere.example\";"));
  }

  @Test
  void comparesTextsAsTheComparatorDoes() {
    for (String test :
        List.of(
            "not string :is :comparator \"i;octet\" \"a\" \"A\"",
            "not string :is \"\u212a\" \"k\"",
            "string :is \"a\" \"A\"")) {
      assertInstanceOf(
          RuleCondition.Always.class,
          Scripts.rules("if " + test + " { discard; }").getFirst().condition(),
          test);
    }
  }

  @Test
  void tellsNothingOfDeadCode() {
    for (String dead :
        List.of(
            "if false { %s }",
            "if not true { %s }",
            "if anyof (false, not true) { %s }",
            "if allof (header \"a\" \"b\", false) { %s }",
            "if true { keep; } elsif header \"a\" \"b\" { %s }",
            "if true { keep; } else { %s }",
            "stop; %s",
            "if header \"a\" \"b\" { stop; } else { stop; } %s",
            "if true { stop; } %s",
            "# %s",
            "/* %s */",
            "vacation text:\n%s\n.\n;")) {
      assertEquals(
          List.of(),
          Scripts.targets(dead.formatted("redirect \"box@elsewhere.example\";")).stream()
              .filter(target -> !target.isEmpty())
              .toList(),
          dead);
    }
  }

  @Test
  void comparesWithWhatOnlyTheRunningScriptKnowsAsOpaque() {
    assertEquals(
        new RuleCondition.Opaque("header"),
        Scripts.rules(
                        """
                require "variables";
                if header :matches "Subject" "*" {
                  if header :contains "From" "${1}" { discard; }
                }
                """)
                    .getFirst()
                    .condition()
                instanceof RuleCondition.AllOf(List<RuleCondition> all)
            ? all.getLast()
            : new RuleCondition.Never());
  }

  @Test
  void keepsFlagsOfEachVariableApart() {
    assertEquals(
        List.of("\\Seen"),
        Scripts.rules(
                """
                require ["variables", "imap4flags"];
                setflag "a" "\\\\Seen";
                addflag ["b", "a"] [];
                fileinto :flags "${a}" "X";
                """)
            .getFirst()
            .actions()
            .stream()
            .filter(RuleAction.SetFlags.class::isInstance)
            .flatMap(action -> ((RuleAction.SetFlags) action).flags().stream())
            .toList());
  }
}
