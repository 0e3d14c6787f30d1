package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inboxaudit.audit.AuditEngine.Neighbours;
import org.inboxaudit.audit.TestChecks.TellIndex;
import org.inboxaudit.audit.TestChecks.TellRules;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Intel;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.ReadPlan.Budget;
import org.junit.jupiter.api.Test;

/// What the engine learns of mail rules beyond what stands in them.
class RuleHistoryTest {
  private static final SourceId MAIL = new SourceId("mail");
  private static final AuditId FIRST = new AuditId("aud_1");
  private static final AuditId SECOND = new AuditId("aud_2");
  private static final EmailAddress STRANGER = EmailAddress.of("drop@stranger.example");

  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  private String intel = "test";
  private Neighbours neighbours = Neighbours.NONE;

  @Test
  void saysWithAFindingAboutARuleWhatTheRuleWouldHaveTaken() throws Exception {
    Finding finding = run(FIRST, mailbox(5, rule(1, "all", sendsTo(STRANGER))), List.of());
    assertEquals("years", finding.facts().get("effect"));
    assertEquals("5", finding.facts().get("effect_messages"));
    assertEquals("2025", finding.facts().get("effect_first_year"));
    assertEquals("2026", finding.facts().get("effect_last_year"));
    assertEquals("true", finding.facts().get("effect_removes"));
  }

  @Property(tries = 100)
  void countsEachMessageOnceHoweverOftenTheLineIsCut(
      @ForAll @IntRange(max = 30) int messages,
      @ForAll @IntRange(min = 1, max = 9) int checkpointEvery,
      @ForAll @IntRange(max = 30) int cut)
      throws Exception {
    var source = mailbox(messages, checkpointEvery, rule(1, "all", sendsTo(STRANGER)));
    Finding finding = new RuleHistoryTest().run(FIRST, source.cutAt(Round.LOG, cut), List.of());
    assertEquals(
        messages == 0 ? "0" : Integer.toString(messages),
        finding.facts().getOrDefault("effect_messages", "0"));
  }

  @Test
  void asksForTheHeaderFieldsThatRulesNameAndWatchesTheirFolders() throws Exception {
    MailRule rule =
        new MailRule(
            new EvidenceRef(MAIL, EvidenceKind.MAIL_RULE, "main", "1"),
            "lists",
            true,
            "",
            new RuleCondition.Exists(List.of("x-mailing-list")),
            List.of(
                new RuleAction.SetFlags(List.of("\\Seen")), new RuleAction.FileInto("RSS Feeds")),
            false);
    var source = mailbox(1, rule);
    run(FIRST, source, List.of());
    var plan =
        source.plans().stream().filter(p -> p.round() == Round.LOG).findFirst().orElseThrow();
    assertTrue(plan.headers().contains("x-mailing-list"), plan.headers()::toString);
    assertEquals(Set.of("RSS Feeds"), plan.watched());
  }

  @Test
  void comparesTheRulesWithThoseOfThePreviousAudit() throws Exception {
    run(FIRST, mailbox(3, rule(1, "old", sendsTo(STRANGER))), List.of());
    Finding finding =
        run(SECOND, mailbox(3, rule(1, "new", new RuleAction.Discard())), List.of(FIRST));
    assertEquals("[NEW new, GONE old]", finding.facts().get("changes"));
    assertEquals("none-since", finding.facts().get("effect"));
  }

  @Test
  void comparesThemAlsoWhereEverythingElseIsReadAgain() throws Exception {
    run(FIRST, mailbox(3, rule(1, "old", sendsTo(STRANGER))), List.of());
    intel = "newer";
    Finding finding = run(SECOND, mailbox(3, rule(1, "new")), List.of(FIRST));
    assertEquals("[NEW new, GONE old]", finding.facts().get("changes"));
  }

  @Test
  void asksWhetherOtherMailboxesSendToTheSameForeignAddresses() throws Exception {
    neighbours = found -> found.equals(Set.of(STRANGER)) ? Map.of(STRANGER, 2L) : Map.of();
    MailRule rule = rule(1, "all", sendsTo(STRANGER), sendsTo(SampleMail.OWNER));
    Finding finding = run(FIRST, mailbox(0, rule), List.of());
    assertEquals("{drop@stranger.example=2}", finding.facts().get("others"));
  }

  private Finding run(AuditId id, ScriptedSource source, List<AuditId> earlier) throws Exception {
    var outcomes =
        new AuditEngine(checkpoints, new Incidents(), _ -> {})
            .run(
                new AuditEngine.Run(
                    id,
                    AccessFixture.anywhere(),
                    List.of(source),
                    List.of(new TellRules(), new TellIndex()),
                    new AuditContext(
                        SampleMail.CONTEXT.owner(),
                        SampleMail.CONTEXT.asOf(),
                        new Intel(intel, Map.of("public-mail-providers", List.of()))),
                    List.of(),
                    Budget.DEFAULT,
                    _ -> {},
                    true,
                    neighbours,
                    earlier))
            .outcomes();
    Outcome.Found found =
        assertInstanceOf(Outcome.Found.class, outcomes.get(new CheckId("rule-test-history")));
    return found.findings().getFirst();
  }

  private static RuleAction sendsTo(EmailAddress address) {
    return new RuleAction.Forward(address, false);
  }

  private static MailRule rule(int position, String name, RuleAction... actions) {
    return new MailRule(
        new EvidenceRef(MAIL, EvidenceKind.MAIL_RULE, "main", Integer.toString(position)),
        name,
        true,
        "",
        new RuleCondition.Always(),
        List.of(actions),
        false);
  }

  private static ScriptedSource mailbox(int messages, MailRule... rules) {
    return mailbox(messages, 3, rules);
  }

  private static ScriptedSource mailbox(int messages, int checkpointEvery, MailRule... rules) {
    var source =
        new ScriptedSource(
            MAIL.value(),
            Set.of(EvidenceKind.FOLDER, EvidenceKind.MAIL_RULE, EvidenceKind.MESSAGE),
            checkpointEvery);
    for (MailRule rule : rules) {
      source.says(Round.WHOLE, rule);
    }
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0));
    source.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, rules.length));
    for (int i = 0; i < messages; i++) {
      source.says(
          Round.LOG,
          SampleMail.message(
              EmailAddress.of("p@example.net"),
              SampleMail.OWNER,
              FolderRole.INBOX,
              Instant.parse("2025-12-30T00:00:00Z").plusSeconds(i * 86_400L),
              "m" + i));
    }
    return source.concludes(Round.LOG, new Complete(EvidenceKind.MESSAGE, messages));
  }
}
