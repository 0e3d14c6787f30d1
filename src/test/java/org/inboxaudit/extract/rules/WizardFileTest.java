package org.inboxaudit.extract.rules;

import static org.inboxaudit.extract.rules.RulesFiles.ALWAYS;
import static org.inboxaudit.extract.rules.RulesFiles.SEEN;
import static org.inboxaudit.extract.rules.RulesFiles.contains;
import static org.inboxaudit.extract.rules.RulesFiles.forward;
import static org.inboxaudit.extract.rules.RulesFiles.opaque;
import static org.inboxaudit.extract.rules.RulesFiles.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.junit.jupiter.api.Test;

/// Against files that are made up after the description, none that Outlook wrote.
final class WizardFileTest {
  private static final String STRANGER = "jo@elsewhere.example";

  private static MailRule rule(WizardDraft draft) {
    List<Observation> told = told(WizardDraft.file(draft));
    assertEquals(1, told.size(), told::toString);
    return (MailRule) told.getFirst();
  }

  private static WizardDraft draft() {
    return new WizardDraft("Rule", true);
  }

  @Test
  void readsNameStateConditionsAndActions() {
    MailRule rule =
        rule(
            new WizardDraft("..", true)
                .words(205, "invoice", "wire")
                .people(302, STRANGER)
                .folder(300, "RSS Feeds")
                .plain(332)
                .plain(322));
    assertEquals("..", rule.name());
    assertEquals("Outlook", rule.editor());
    assertTrue(rule.enabled());
    assertTrue(rule.stops());
    assertEquals(contains("subject", "invoice", "wire"), rule.condition());
    assertEquals(
        List.of(forward(STRANGER, true), new RuleAction.FileInto("RSS Feeds"), SEEN),
        rule.actions());
  }

  @Test
  void readsEveryRuleOfAFile() {
    List<Observation> told =
        told(
            WizardDraft.file(
                draft().people(324, STRANGER), new WizardDraft("Second", false).plain(330)));
    assertEquals(ALWAYS, ((MailRule) told.getFirst()).condition());
    assertEquals("Second", ((MailRule) told.getLast()).name());
    assertFalse(((MailRule) told.getLast()).enabled());
    assertEquals(List.of(new RuleAction.Discard()), ((MailRule) told.getLast()).actions());
  }

  @Test
  void readsLongNames() {
    assertEquals("n".repeat(300), rule(new WizardDraft("n".repeat(300), true).plain(332)).name());
  }

  @Test
  void keepsNoCopyOfWhatIsSentOnAndDeleted() {
    assertEquals(
        forward(STRANGER, false),
        rule(draft().people(327, STRANGER).plain(301)).actions().getFirst());
  }

  @Test
  void passesOnTheNameOfSomebodyWithoutAnAddress() {
    assertEquals(
        List.of(new RuleAction.ForwardComputed("My friends", true)),
        rule(draft().people(302, "My friends")).actions());
  }

  @Test
  void readsConditionsAndExceptions() {
    assertEquals(
        new RuleCondition.AllOf(
            List.of(
                contains("from", "boss@x.example"),
                opaque("Outlook condition 222"),
                new RuleCondition.Not(contains(List.of("subject", "body"), "weekly")))),
        rule(draft().people(203, "boss@x.example").plain(222).words(507, "weekly").plain(332))
            .condition());
  }

  @Test
  void tellsRulesForSentMailAsSuch() {
    assertEquals(
        List.of(forward(STRANGER, true)),
        rule(new WizardDraft("Sent", true, 4).people(316, STRANGER)).actions());
    assertEquals(
        opaque("after sending"),
        rule(new WizardDraft("Sent", true, 4).people(316, STRANGER)).condition());
  }

  @Test
  void tellsWhatItReadOfARuleItDoesNotUnderstand() {
    List<Observation> told =
        told(
            WizardDraft.file(
                draft().people(302, STRANGER).plain(999).people(302, "later@x.example"),
                draft().plain(332)));
    MailRule first = (MailRule) told.getFirst();
    assertEquals(
        List.of(forward(STRANGER, true), new RuleAction.Opaque("unread")), first.actions());
    assertEquals(opaque("unread"), first.condition());
    assertEquals(List.of(SEEN), ((MailRule) told.get(1)).actions());
    assertEquals(
        new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE, RulesFiles.NAME, 1), told.getLast());
  }

  @Test
  void countsTheRulesBehindABrokenOne() {
    byte[] whole = WizardDraft.file(draft().plain(332), draft().plain(332), draft().plain(332));
    int second = whole.length / 2;
    List<Observation> told = told(Arrays.copyOf(whole, second));
    assertTrue(told.getFirst() instanceof MailRule);
    assertEquals(2, ((Gap) told.getLast()).items());
  }

  @Property(tries = 500)
  void neverThrowsWhateverIsWrongInIt(
      @ForAll @IntRange(max = 600) int place, @ForAll byte octet, @ForAll boolean cut) {
    byte[] bytes =
        WizardDraft.file(
            draft().words(205, "a").people(203, "b@x.example").folder(300, "c").plain(322),
            draft().people(302, STRANGER));
    int at = 4 + place % (bytes.length - 4);
    bytes[at] = octet;
    RulesFiles.read(cut ? Arrays.copyOf(bytes, at) : bytes);
  }
}
