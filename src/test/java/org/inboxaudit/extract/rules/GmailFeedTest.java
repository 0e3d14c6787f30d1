package org.inboxaudit.extract.rules;

import static java.nio.charset.StandardCharsets.UTF_16;
import static org.inboxaudit.extract.rules.RulesFiles.ALWAYS;
import static org.inboxaudit.extract.rules.RulesFiles.SEEN;
import static org.inboxaudit.extract.rules.RulesFiles.contains;
import static org.inboxaudit.extract.rules.RulesFiles.forward;
import static org.inboxaudit.extract.rules.RulesFiles.only;
import static org.inboxaudit.extract.rules.RulesFiles.opaque;
import static org.inboxaudit.extract.rules.RulesFiles.refusal;
import static org.inboxaudit.extract.rules.RulesFiles.rules;
import static org.inboxaudit.extract.rules.RulesFiles.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.extract.process.Frames;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GmailFeedTest {
  private static final String STRANGER = "box@elsewhere.example";

  static String feed(String entries) {
    return """
    <?xml version='1.0' encoding='UTF-8'?>
    <feed xmlns='http://www.w3.org/2005/Atom' xmlns:apps='http://schemas.google.com/apps/2006'>
    <title>Mail Filters</title><updated>2026-01-01T00:00:00Z</updated>
    <author><name>Owner</name><email>owner@example.org</email></author>
    %s
    </feed>"""
        .formatted(entries);
  }

  /// An entry as Gmail writes it, with properties in pairs of name and value.
  static String entry(String... properties) {
    return "<entry><category term='filter'></category><title>Mail Filter</title><content></content>"
        + IntStream.range(0, properties.length / 2)
            .mapToObj(i -> property(properties[2 * i], properties[2 * i + 1]))
            .collect(Collectors.joining())
        + property("sizeOperator", "s_sl")
        + property("sizeUnit", "s_smb")
        + "</entry>";
  }

  private static String property(String name, String value) {
    return "<apps:property name='%s' value='%s'/>"
        .formatted(name, value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;"));
  }

  private static MailRule filter(String... properties) {
    return only(feed(entry(properties)));
  }

  private static RuleCondition search(String query) {
    return filter("hasTheWord", query).condition();
  }

  private static RuleCondition anywhere(String... words) {
    return contains(GmailQuery.EVERYWHERE, words);
  }

  @Test
  void tellsAFilterWithoutConditionAsOneForAllMail() {
    assertEquals(
        new MailRule(
            new EvidenceRef(RulesFiles.FILE, EvidenceKind.MAIL_RULE, RulesFiles.NAME, "1"),
            "rules#1",
            true,
            "Gmail",
            ALWAYS,
            List.of(forward(STRANGER, true)),
            false),
        filter("forwardTo", STRANGER));
  }

  @Test
  void namesFiltersByTheirPlace() {
    List<MailRule> rules = rules(feed(entry("from", "a") + entry("from", "b")));
    assertEquals(List.of("rules#1", "rules#2"), rules.stream().map(MailRule::name).toList());
  }

  @Test
  void keepsNoCopyOfWhatIsSentOnAndThrownAway() {
    for (String end : List.of("shouldTrash", "shouldSpam")) {
      assertEquals(
          forward(STRANGER, false),
          filter("forwardTo", STRANGER, end, "true").actions().getFirst(),
          end);
    }
  }

  @Test
  void tellsEveryTargetOfAFilterThatNamesTwo() {
    assertEquals(
        List.of(forward("a@b.example", true), forward(STRANGER, true)),
        filter("forwardTo", "a@b.example", "forwardTo", STRANGER).actions());
  }

  @Test
  void readsWhereAFilterPutsMail() {
    assertEquals(
        List.of(new RuleAction.FileInto("All Mail"), SEEN),
        filter("shouldArchive", "true", "shouldMarkAsRead", "true").actions());
    assertEquals(
        List.of(new RuleAction.FileInto("Work")),
        filter("label", "Work", "shouldArchive", "true").actions());
    assertEquals(
        List.of(new RuleAction.FileInto("Work"), new RuleAction.Keep()),
        filter("label", "Work").actions());
    assertEquals(
        List.of(new RuleAction.FileInto("Trash")), filter("shouldTrash", "true").actions());
  }

  @Test
  void doesNotDropAnActionItHasNoWordFor() {
    assertEquals(
        List.of(new RuleAction.Opaque("shouldDoSomethingNew")),
        filter("shouldDoSomethingNew", "true").actions());
  }

  @Test
  void takesNoForFalse() {
    assertEquals(List.of(), filter("from", "a", "shouldTrash", "false").actions());
  }

  @Test
  void readsSizesInTheirUnit() {
    assertEquals(new RuleCondition.Size(true, 10L << 20), filter("size", "10").condition());
  }

  @Test
  void joinsTheFieldsOfAFilter() {
    assertEquals(
        new RuleCondition.AllOf(
            List.of(
                contains("from", "bank@example.com"),
                contains("subject", "security alert"),
                new RuleCondition.Not(anywhere("weekly")),
                opaque("has:attachment"))),
        filter(
                "from",
                "bank@example.com",
                "subject",
                "\"security alert\"",
                "doesNotHaveTheWord",
                "weekly",
                "hasAttachment",
                "true")
            .condition());
  }

  @Test
  void readsAlternativesHoweverTheyAreWritten() {
    RuleCondition both = contains("from", "a@x.example", "b@x.example");
    for (String query :
        List.of(
            "from:a@x.example OR from:b@x.example",
            "from:(a@x.example OR b@x.example)",
            "from:a@x.example|from:b@x.example",
            "from:{a@x.example b@x.example}",
            "{from:a@x.example from:b@x.example}",
            "FROM:(a@x.example | b@x.example")) {
      assertEquals(both, search(query), query);
    }
  }

  @Test
  void bindsAlternativesTighterThanNeighbours() {
    assertEquals(
        new RuleCondition.AllOf(List.of(anywhere("a", "b"), anywhere("c"))), search("a OR b c"));
  }

  @Test
  void readsNegations() {
    assertEquals(
        new RuleCondition.AllOf(
            List.of(
                anywhere("invoice"), new RuleCondition.Not(contains("from", "boss@x.example")))),
        search("invoice -from:boss@x.example"));
    assertEquals(anywhere("a"), search("--a"));
    assertEquals(anywhere("a", "b"), search("{a - b -} -"));
  }

  @Test
  void readsOperatorsItKnowsAndKeepsTheOthersOpaque() {
    for (String line :
        """
        list:news.x.example   | Matches[fields=[list-id], match=CONTAINS, values=[news.x.example]]
        to:me                 | Opaque[test=me]
        larger:10M            | Size[over=true, octets=10485760]
        smaller:1k            | Size[over=false, octets=1024]
        larger:much           | Opaque[test=larger:much]
        has:attachment        | Opaque[test=has:attachment]
        in:inbox              | Opaque[test=in:inbox]
        from:*                | Always[]
        *                     | Always[]
        from:*@x.example      | Matches[fields=[from], match=CONTAINS, values=[@x.example]]
        http://x.example      | Matches[fields=[from, to, cc, subject, body], match=CONTAINS, values=[http://x.example]]
        """
            .lines()
            .toList()) {
      String[] row = line.split(" \\| ", -1);
      assertEquals(row[1], search(row[0].strip()).toString(), row[0]);
    }
  }

  @Test
  void neverTellsAFilterAsOneThatNeverApplies() {
    assertEquals(opaque("not anything"), search("-*"));
    assertEquals(
        new RuleCondition.AllOf(List.of(opaque("not anything"), anywhere("a"))),
        filter("doesNotHaveTheWord", "*", "hasTheWord", "a").condition());
  }

  @Test
  void keepsABottomlessSearchOpaque() {
    assertEquals(opaque("search"), search("(".repeat(50_000) + "a"));
    assertEquals(opaque("nested conditions"), search("-(a ".repeat(50_000)));
    assertTrue(search("-".repeat(100_001) + "a") instanceof RuleCondition.Not);
  }

  @Test
  void keepsEveryConditionShallowEnoughToBePassedOn() {
    MailRule rule = filter("hasTheWord", "-(a b {".repeat(9) + "c d");
    assertEquals(rule, ObservationJson.read(ObservationJson.write(rule)));
  }

  @Test
  void saysThatAnEntryHoldsNoFilter() {
    assertEquals(
        new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE, RulesFiles.NAME, 1),
        told(feed(entry("from", "a") + "<entry><title>news</title></entry>")).getLast());
  }

  @Test
  void tellsWhatCameBeforeTheFileBreaksOff() {
    String whole = feed(entry("forwardTo", STRANGER) + entry("from", "a"));
    List<Observation> told = told(whole.substring(0, whole.lastIndexOf("<entry>") + 20));
    assertTrue(told.getFirst() instanceof MailRule);
    assertTrue(told.getLast() instanceof Gap gap && gap.reason() == Gap.Reason.UNREADABLE);
  }

  @Test
  void refusesWhatIsNoFeed() {
    assertEquals(Gap.Reason.UNREADABLE, refusal("<html><body>filters</body></html>"));
    assertEquals(Gap.Reason.UNREADABLE, refusal("<feed"));
    assertEquals(Gap.Reason.UNREADABLE, refusal(""));
    assertEquals(Gap.Reason.UNREADABLE, refusal("Name,ForwardTo\r\nx,y\r\n"));
  }

  @Test
  void readsAFileInWideCharacters() {
    assertEquals(
        List.of(forward(STRANGER, true)),
        ((MailRule) told(feed(entry("forwardTo", STRANGER)).getBytes(UTF_16)).getFirst())
            .actions());
  }

  // Hostile files

  @Test
  void expandsNoEntities() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE feed [<!ENTITY a0 \"boom\">");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY a%d \"%s\">".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
    }
    bomb.append("]><feed><entry><property name='label' value='&a19;'/></entry></feed>");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertEquals(Gap.Reason.UNREADABLE, refusal(bomb.toString())));
  }

  @Test
  void readsNoFileOfTheMachine(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "canary");
    for (String type :
        List.of(
            "<!DOCTYPE feed [<!ENTITY x SYSTEM '%s'>]>",
            "<!DOCTYPE feed [<!ENTITY %% x SYSTEM '%s'> %%x;]>", "<!DOCTYPE feed SYSTEM '%s'>")) {
      String file = type.formatted(secret.toUri()) + "<feed><entry>&x;</entry></feed>";
      assertEquals(Gap.Reason.UNREADABLE, refusal(file), type);
    }
  }

  @Test
  void endsInDeepNesting() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal("<feed>" + "<entry>".repeat(10_000)));
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertEquals(Gap.Reason.LIMIT_REACHED, refusal(" ".repeat(RulesFileReader.MAXIMUM_OCTETS + 1)));
  }

  @Test
  void tellsWhatLetsMailOutWhenThereIsTooMuch() {
    String filler = entry("from", "a".repeat(300), "label", "x");
    List<Observation> told = told(feed(filler.repeat(3_000) + entry("forwardTo", STRANGER)));
    assertTrue(
        told.stream()
            .anyMatch(
                o ->
                    o instanceof MailRule rule
                        && rule.actions().contains(forward(STRANGER, true))));
    Gap gap = (Gap) told.getLast();
    assertEquals(Gap.Reason.LIMIT_REACHED, gap.reason());
    assertEquals(3_001, told.size() - 1 + gap.items());
    int size = told.stream().mapToInt(o -> ObservationJson.write(o).length()).sum();
    assertTrue(size < Frames.MAXIMUM_ANSWER, () -> "answer of " + size);
  }

  @Test
  void countsRulesBeyondFiveThousand() {
    Gap gap =
        (Gap)
            told("<feed>"
                    + "<entry><p:property xmlns:p='p' name='s' value='1'/></entry>".repeat(5_002)
                    + "</feed>")
                .getLast();
    assertTrue(gap.items() >= 2);
    assertFalse(gap.reason() == Gap.Reason.UNREADABLE);
  }

  @Property(tries = 300)
  void neverThrowsWhateverAFilterLooksFor(@ForAll String query) {
    GmailQuery.read(query, List.of("subject"));
    GmailQuery.read("-(from:{" + query + "} OR \"" + query, List.of("subject"));
  }

  @Property(tries = 300)
  void neverThrowsWhateverAFileHolds(@ForAll byte[] bytes) {
    RulesFiles.read(bytes);
  }
}
