package org.inboxaudit.check.rule;

import static org.inboxaudit.evidence.EvidenceFixtures.NOW;
import static org.inboxaudit.evidence.EvidenceFixtures.OWNER;
import static org.inboxaudit.evidence.EvidenceFixtures.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.FakeIndex;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Discard;
import org.inboxaudit.evidence.RuleAction.Execute;
import org.inboxaudit.evidence.RuleAction.Forward;
import org.inboxaudit.evidence.RuleAction.ForwardComputed;
import org.inboxaudit.evidence.RuleAction.Include;
import org.inboxaudit.evidence.RuleAction.Keep;
import org.inboxaudit.evidence.RuleAction.NotifyAddress;
import org.inboxaudit.evidence.RuleAction.Opaque;
import org.inboxaudit.evidence.RuleAction.Reply;
import org.inboxaudit.evidence.RuleAction.SetFlags;
import org.inboxaudit.evidence.RuleBuilder;
import org.inboxaudit.evidence.RuleCondition.Size;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.Test;

/// All checks on rules together, from rules to verdict: what is odd but innocent is at most a
/// question, what an intruder would do asks for action.
class RuleVerdictTest {
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(900));
  private static final FakeIndex NOBODY = FakeIndex.empty();

  @Test
  void neverTellsAnOwnerToActWhoMovedToAnotherProvider() {
    assertNotEquals(Level.ACT, verdict(NOBODY, r(1).movesTo("owner@newprovider.example")));
    assertNotEquals(Level.ACT, verdict(NOBODY, r(1).movesTo("owner.2026@gmail.com")));
  }

  @Test
  void neverTellsAnOwnerToActWhoCopiesToASecondAccount() {
    assertNotEquals(Level.ACT, verdict(NOBODY, r(1).forwardsTo("mountain-flower@gmail.com")));
  }

  @Test
  void neverTellsAnOwnerToActWhoHasATicketSystem() {
    FakeIndex heard = FakeIndex.empty().heardFrom("in@tickets.example", 90, LONG_AGO);
    assertNotEquals(Level.ACT, verdict(heard, r(1).movesTo("in@tickets.example")));
    assertNotEquals(
        Level.ACT, verdict(NOBODY, r(1).when("to", "help@").movesTo("in@tickets.example")));
  }

  @Test
  void neverTellsAnOwnerToActWhoHasAnAssistant() {
    FakeIndex known = FakeIndex.empty().wroteTo("tashi@office.example", 90, LONG_AGO, NOW);
    assertNotEquals(Level.ACT, verdict(known, r(1).forwardsTo("tashi@office.example")));
    assertNotEquals(Level.ACT, verdict(known, r(1).movesTo("tashi@office.example")));
  }

  @Test
  void neverTellsAFamilyHelperToAct() {
    assertNotEquals(
        Level.ACT,
        verdict(NOBODY, r(1).when("from", "bank.example").movesTo("daughter@gmail.com")));
  }

  @Test
  void neverTellsAnAccountantToAct() {
    assertEquals(
        Level.NOTHING_SEEN, verdict(NOBODY, r(1).when("subject", "invoice").hidesIn("Invoices")));
    assertNotEquals(
        Level.ACT,
        verdict(
            NOBODY,
            r(1).when("subject", "invoice").movesTo("in@bookkeeper.example"),
            r(2).when("subject", "payment").hidesIn("Archive")));
  }

  @Test
  void neverTellsOwnersToActWhoFileALot() {
    assertNotEquals(Level.ACT, verdict(NOBODY, r(1).hidesIn("Archive")));
    assertEquals(
        Level.NOTHING_SEEN,
        verdict(
            NOBODY,
            r(1).when("list-id", "news.example").hidesIn("Newsletters"),
            r(2).when("subject", "[moderate]").filesInto("Moderation").stops()));
    RuleBuilder[] many =
        IntStream.range(0, 40)
            .mapToObj(
                i -> r(i).named(Integer.toString(i)).when("from", "x" + i).filesInto("Study " + i))
            .toArray(RuleBuilder[]::new);
    assertEquals(Level.NOTHING_SEEN, verdict(NOBODY, many));
  }

  @Test
  void neverTellsStaffToActWhoFileAlerts() {
    assertEquals(
        Level.NOTHING_SEEN,
        verdict(NOBODY, r(1).when("subject", "alert", "login").filesInto("Monitoring")));
    assertNotEquals(
        Level.ACT,
        verdict(
            NOBODY,
            r(1).when("subject", "alert").hidesIn("Monitoring"),
            r(2).when("subject", "alert").hidesIn("Archive"),
            r(3).when("subject", "virus").does(new Discard())));
  }

  @Test
  void saysNothingAboutAHolidayAnswer() {
    assertEquals(
        Level.NOTHING_SEEN,
        verdict(
            NOBODY,
            r(1).does(
                    new Reply(
                        List.of(new Domain("mailbox.example")),
                        List.of(EmailAddress.of(OWNER)),
                        false))));
  }

  @Test
  void asksForActionOverASilentForward() {
    String drop = "drop@elsewhere.example";
    assertEquals(Level.ACT, verdict(NOBODY, r(1).movesTo(drop)));
    assertEquals(
        Level.ACT, verdict(NOBODY, r(1).when(new Size(true, 1)).does(forward(drop, false))));
    assertEquals(Level.ACT, verdict(NOBODY, r(1).named(".").forwardsTo(drop)));
    assertEquals(Level.ACT, verdict(NOBODY, r(1).when("subject", "密码").does(forward(drop, true))));
    assertEquals(Level.ACT, verdict(NOBODY, r(1).forwardsTo("owner@mai1box.example")));
  }

  @Test
  void seesEveryWayOut() {
    EmailAddress drop = EmailAddress.of("drop@elsewhere.example");
    for (RuleAction out :
        List.of(
            new Forward(drop, true),
            new ForwardComputed("${1}", true),
            new NotifyAddress(drop),
            new Execute("collect.sh"),
            new Include("global", true),
            new Reply(List.of(), List.of(drop), false),
            new Opaque("teleport"))) {
      assertNotEquals(List.of(), findings(NOBODY, List.of(r(1).does(out).build())), out::toString);
    }
  }

  @Test
  void asksForActionOverHiddenWarningsAndBills() {
    assertEquals(
        Level.ACT,
        verdict(NOBODY, r(1).named("..").when("subject", "གསང་གྲངས").hidesIn("RSS Feeds")));
    assertEquals(
        Level.ACT, verdict(NOBODY, r(1).named("dd").when("subject", "invoice").hidesIn("Trash")));
    assertEquals(
        Level.ACT,
        verdict(NOBODY, r(1).when("from", "no-reply@accounts.google.com").does(new Discard())));
  }

  @Test
  void asksAtLeastAQuestionOverEverythingElseThatHides() {
    for (RuleBuilder odd :
        List.of(
            r(1).when("from", "partner.example").hidesIn("RSS Feeds"),
            r(1).does(new Discard()),
            r(1).does(new SetFlags(List.of("\\Seen")), new Keep()),
            r(1).does(new Reply(List.of(), List.of(), true)))) {
      assertEquals(Level.CHECK, verdict(NOBODY, odd));
    }
  }

  private static Forward forward(String target, boolean keepsCopy) {
    return new Forward(EmailAddress.of(target), keepsCopy);
  }

  private static RuleBuilder r(int number) {
    return rule("main#" + number);
  }

  private static Level verdict(FakeIndex index, RuleBuilder... builders) {
    List<MailRule> rules = Arrays.stream(builders).map(RuleBuilder::build).toList();
    SortedMap<CheckId, Outcome> outcomes =
        findings(index, rules).stream()
            .collect(
                Collectors.groupingBy(
                    Finding::check,
                    TreeMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(),
                        found -> (Outcome) new Outcome.Found(found, 0, List.of()))));
    return Risk.verdict(outcomes).level();
  }

  private static List<Finding> findings(FakeIndex index, List<MailRule> rules) {
    return Catalog.checks().stream()
        .filter(check -> check.reads().contains(EvidenceKind.MAIL_RULE))
        .flatMap(check -> CheckTester.of(check).withIndex(index).run(rules).stream())
        .toList();
  }
}
