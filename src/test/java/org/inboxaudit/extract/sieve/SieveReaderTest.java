package org.inboxaudit.extract.sieve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.Test;

final class SieveReaderTest {
  private static final SourceId SIEVE = new SourceId("sieve");
  private static final EmailAddress ELSEWHERE = EmailAddress.of("box@elsewhere.example");
  private static final RuleCondition ALWAYS = new RuleCondition.Always();

  private static Extracted read(byte[] script, String name, boolean active) {
    return SieveReader.read(new Raw.RawScript(SIEVE, name, active, script), ExtractLimits.DEFAULT);
  }

  private static List<Observation> observations(Extracted extracted) {
    return assertInstanceOf(Extracted.Facts.class, extracted).observations();
  }

  private static List<MailRule> rules(String script, String name) {
    return observations(read(script.getBytes(UTF_8), name, true)).stream()
        .map(MailRule.class::cast)
        .toList();
  }

  private static List<MailRule> rules(String script) {
    return rules(script, "main");
  }

  private static MailRule only(String script) {
    List<MailRule> rules = rules(script);
    assertEquals(1, rules.size(), rules::toString);
    return rules.getFirst();
  }

  private static Gap.Reason refusal(byte[] script) {
    return assertInstanceOf(Extracted.Refused.class, read(script, "main", true)).reason();
  }

  private static Gap.Reason refusal(String script) {
    return refusal(script.getBytes(UTF_8));
  }

  private static RuleCondition contains(String field, String... values) {
    return new RuleCondition.Matches(List.of(field), Match.CONTAINS, List.of(values));
  }

  private static RuleAction forward(boolean keepsCopy) {
    return new RuleAction.Forward(ELSEWHERE, keepsCopy);
  }

  // What a rule is

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

  // What stays in the mailbox

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

  // Actions

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

  // Tests

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

  // Addresses that are hidden

  @Test
  void putsConstantVariablesIntoAnAddress() {
    assertEquals(
        List.of(forward(false)),
        only("""
                require "variables";
                set "a" "box"; set :lower "b" "ELSEWHERE";
                if true { set "c" "${b}.example"; }
                redirect "${a}${unset}@${C}";
                """)
            .actions());
  }

  @Test
  void decodesEncodedCharactersInAnAddress() {
    assertEquals(
        List.of(forward(false)),
        only("""
                require "encoded-character";
                redirect "${hex: 62 6f}x${unicode:0040}elsewhere.example";
                """)
            .actions());
  }

  @Test
  void saysThatAnAddressIsComputed() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("${1}@elsewhere.example", true)),
        rules(
                """
                require ["variables", "copy"];
                if header :matches "Subject" "*" { redirect :copy "${1}@elsewhere.example"; }
                """)
            .getFirst()
            .actions());
  }

  @Test
  void saysThatAnAddressIsComputedWhenAVariableDependsOnTheWay() {
    assertEquals(
        new RuleAction.ForwardComputed("${to}", false),
        only("""
                set "to" "owner@example.org";
                if exists "X" { set "to" "box@elsewhere.example"; }
                redirect "${to}";
                """)
            .actions()
            .getFirst());
  }

  @Test
  void saysThatATargetItCannotReadIsComputed() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("somebody", false)),
        only("redirect \"somebody\";").actions());
  }

  @Test
  void leavesReferencesAloneWhereVariablesAreNotUsed() {
    assertEquals(List.of(new RuleAction.FileInto("${a}")), only("fileinto \"${a}\";").actions());
  }

  @Test
  void readsThroughCommentsAndMultiLineStrings() {
    MailRule rule =
        only(
            """
            if /* a */ header # b
              :contains ["Subject" /* , "c" */] "x;}" {
              vacation text: # here it comes
            redirect "decoy@example.org";
            ..
            .
            ;
              REDIRECT /* keep; */ "box@elsewhere.example";
            }
            """);
    assertEquals(
        List.of(
            new RuleAction.Reply(List.of(), List.of(EmailAddress.of("decoy@example.org")), false),
            forward(false)),
        rule.actions());
  }

  @Test
  void readsAScriptWithoutLineEndOrLastSemicolon() {
    assertEquals(
        List.of(forward(false)),
        only("\ufeffif true { redirect \"<box@elsewhere.example>\" }").actions());
  }

  @Test
  void readsACommentOnlyUpToTheLineFeed() {
    assertEquals(
        List.of(new RuleAction.Keep()), only("# a\r redirect \"x@y.example\";\nkeep;").actions());
  }

  // Names

  @Test
  void readsNamesAndEditorFromComments() {
    String names =
        rules(
                """
                require ["fileinto"];
                # rule:[News [weekly]]
                if header :contains "List-Id" "news" { fileinto "News"; stop; }
                # rule:[Off]
                if false # header :contains "From" "colleague"
                { fileinto "B"; }
                if exists "X" { discard; }
                ## Flag: |UniqueId:2|Rulename: Bounces
                if exists "Y" { discard; }
                """)
            .stream()
            .map(rule -> rule.name() + "/" + rule.editor())
            .collect(Collectors.joining(" "));
    assertEquals("News [weekly]/Roundcube Off/Roundcube main#3/ Bounces/Open-Xchange", names);
  }

  @Test
  void readsNamesBetweenNextcloudMarkersOnly() {
    String names =
        rules(
                """
                ### Nextcloud Mail: Filters ### DON'T EDIT ###
                require ["fileinto"];
                ### Nextcloud Mail: Filters ### DON'T EDIT ###
                # by hand
                if exists "X" { keep; }
                ### Nextcloud Mail: Filters ### DON'T EDIT ###
                # FILTER: [{"name":"Project"}]
                # Project
                if header :is "Subject" ["a"] { fileinto "Project"; }
                ### Nextcloud Mail: Filters ### DON'T EDIT ###
                if exists "Y" { discard; }
                """)
            .stream()
            .map(rule -> rule.name() + "/" + rule.editor())
            .collect(Collectors.joining(" "));
    assertEquals("main#1/ Project/Nextcloud main#3/", names);
  }

  @Test
  void readsNamesOfAHordeScript() {
    List<MailRule> rules =
        rules(
            """
            # Sieve Filter
            # Generated by Ingo (http://www.example.org/) (1 January 2024)
            require "fileinto";
            # Lists
            if exists "List-Id" { fileinto "Lists"; }
            # Forwards
            redirect "box@elsewhere.example";
            """);
    assertEquals(List.of("Lists", "Forwards"), rules.stream().map(MailRule::name).toList());
    assertEquals("Horde", rules.getLast().editor());
  }

  @Test
  void knowsASogoScriptByItsName() {
    assertEquals("SOGo", rules("keep;", "sogo").getFirst().editor());
  }

  @Test
  void beginsANewRuleAtTheNextName() {
    assertEquals(
        List.of("a", "b"),
        rules("# rule:[a]\nkeep;\n# rule:[b]\ndiscard;").stream().map(MailRule::name).toList());
  }

  // Hostile scripts

  @Test
  void refusesWhatIsNoScript() {
    for (String script :
        List.of(
            "if true {",
            "redirect \"a@b.example",
            "keep keep;",
            "else { keep; }",
            "/* keep;",
            "text: a\n.\n;",
            "if header [\"a\",] { }",
            "}",
            "\u0000",
            "{}",
            "vacation text:\n")) {
      assertEquals(Gap.Reason.UNREADABLE, refusal(script), script);
    }
  }

  @Test
  void carriesZeroOctetsInsideStrings() {
    assertEquals(
        contains("body", "\u0000"), only("if body :contains \"\u0000\" { discard; }").condition());
  }

  @Test
  void readsOnThroughBrokenUtf8() {
    byte[] script = "# ??\nredirect \"box@elsewhere.example\";".getBytes(UTF_8);
    script[2] = (byte) 0xc3;
    script[3] = (byte) 0xff;
    assertEquals(1, observations(read(script, "main", true)).size());
  }

  @Test
  void refusesMoreThanAMegabyte() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(" ".repeat((1 << 20) + 1)));
  }

  @Test
  void refusesBlocksAThousandDeep() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal("if true {".repeat(1_000) + "}".repeat(1_000)));
  }

  @Test
  void refusesTestsAThousandDeep() {
    assertEquals(
        Gap.Reason.LIMIT_REACHED, refusal("if " + "not ".repeat(1_000) + "true { keep; }"));
  }

  @Test
  void endsWhenVariablesGrow() {
    String script =
        "set \"a\" \"0123456789\";"
            + "set \"a\" \"${a}${a}\";".repeat(1_000)
            + "redirect \"${a}\";".repeat(10_000);
    assertEquals(1, rules(script).size());
  }

  @Test
  void readsAMegabyteOfAnything() {
    for (String piece :
        List.of(
            "keep;",
            "if not anyof(false,true){}",
            "${",
            "[",
            "\"${a}\"",
            "#\n",
            "set \"a\" \"${a")) {
      byte[] script = piece.repeat((1 << 20) / piece.length()).getBytes(UTF_8);
      assertInstanceOf(Extracted.class, read(script, "main", true), piece);
    }
  }

  @Property(tries = 500)
  void neverThrows(
      @ForAll
          @StringLength(max = 60)
          @Chars({
            'i', 'f', ' ', '"', '{', '}', ';', '(', ')', ':', 'a', '$', '[', ']', ',', '#', '\n',
            '/', '*', '1', '\\'
          })
          String script) {
    assertInstanceOf(Extracted.class, read(script.getBytes(UTF_8), "main", true));
  }

  @Property(tries = 300)
  void neverThrowsOnOctets(@ForAll byte[] script) {
    assertInstanceOf(Extracted.class, read(script, "main", true));
  }
}
