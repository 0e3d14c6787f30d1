package org.inboxaudit.audit.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.check.RuleHistory.Change;
import org.inboxaudit.check.RuleHistory.Difference;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.MessageBuilder;
import org.inboxaudit.evidence.RuleBuilder;
import org.junit.jupiter.api.Test;

class RuleReplayTest {
  private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
  private static final Instant AUGUST = Instant.parse("2026-08-01T00:00:00Z");
  private static final Set<String> SIEVE = Set.of("sieve");

  private static RuleBuilder rule(int position) {
    return EvidenceFixtures.rule("main").at(position).named("main#" + position);
  }

  private static MessageBuilder message(String subject) {
    return EvidenceFixtures.message(subject).subject(subject);
  }

  private static MessageBuilder message(String subject, Instant at) {
    return message(subject).at(at.atOffset(ZoneOffset.UTC));
  }

  private static RuleReplay with(MailRule... rules) {
    RuleReplay replay = new RuleReplay(RuleMemory.NONE, JUNE);
    List.of(rules).forEach(replay::tell);
    return replay;
  }

  private static long taken(RuleReplay replay, MailRule rule) {
    return replay.history(SIEVE).takenBy(rule.ref()).orElseThrow().messages();
  }

  @Test
  void countsWhatARuleWouldHaveTakenByYear() {
    MailRule rule = rule(1).when("subject", "password").build();
    RuleReplay replay = with(rule);
    replay.see(message("new password", Instant.parse("2024-12-31T23:59:59Z")).build());
    replay.see(message("your password", Instant.parse("2025-01-01T00:00:00Z")).build());
    replay.see(message("hello").build());
    RuleHistory.Taken taken = replay.history(SIEVE).takenBy(rule.ref()).orElseThrow();
    assertEquals(Map.of(2024, 1L, 2025, 1L), taken.byYear());
    assertFalse(taken.atLeast());
  }

  @Test
  void aRuleThatStopsLeavesNothingToThoseBehindIt() {
    MailRule first = rule(1).when("subject", "a").stops().build();
    MailRule second = rule(2).when("subject", "b").build();
    MailRule elsewhere = EvidenceFixtures.rule("other").at(1).when("subject", "b").build();
    RuleReplay replay = with(first, second, elsewhere);
    replay.see(message("a b").build());
    assertEquals(1, taken(replay, first));
    assertEquals(0, taken(replay, second));
    assertEquals(1, taken(replay, elsewhere));
  }

  @Test
  void looksOnlyAtWhatWasReceived() {
    MailRule rule = rule(1).build();
    RuleReplay replay = with(rule);
    replay.see(message("sent").sentByOwner().build());
    replay.see(message("draft").in(FolderRole.DRAFTS).build());
    replay.see(message("starred").in(FolderRole.FLAGGED).build());
    replay.see(message("spam").in(FolderRole.JUNK).build());
    assertEquals(1, taken(replay, rule));
  }

  @Test
  void countsEachMessageOnceWhereOneFolderHoldsAll() {
    MailRule rule = rule(1).build();
    RuleReplay replay = with(rule);
    replay.see(EvidenceFixtures.folder("All Mail", FolderRole.ALL));
    replay.see(message("one").build());
    replay.see(message("one").in(FolderRole.ALL).build());
    assertEquals(1, taken(replay, rule));
  }

  @Test
  void doesNotReplayWhatDoesNotRun() {
    MailRule rule = rule(1).disabled().build();
    assertFalse(with(rule).history(SIEVE).taken().containsKey(rule.ref()));
  }

  @Test
  void doesNotGuessWhatARuleTookThatLooksIntoTheBody() {
    MailRule rule = rule(1).when("body", "password").build();
    RuleReplay replay = with(rule);
    replay.see(message("hello").build());
    assertTrue(replay.history(SIEVE).takenBy(rule.ref()).orElseThrow().atLeast());
    assertEquals(0, taken(replay, rule));
  }

  @Test
  void tellsOfARuleThatLetsMessagesGo() {
    MailRule keeps = rule(1).forwardsTo("x@y.example").build();
    MailRule removes = rule(2).movesTo("x@y.example").build();
    RuleHistory history = with(keeps, removes).history(SIEVE);
    assertFalse(history.takenBy(keeps.ref()).orElseThrow().removes());
    assertTrue(history.takenBy(removes.ref()).orElseThrow().removes());
  }

  @Test
  void goesOnAfterACutAsIfNothingHadHappened() {
    MailRule rule = rule(1).when("x-kind", "alert").build();
    RuleReplay replay = with(rule);
    replay.see(message("one").header("x-kind", "alert").build());
    RuleReplay next = new RuleReplay(replay.memory(), JUNE);
    assertEquals(Set.of("x-kind"), next.headers());
    next.see(message("two").header("x-kind", "alert").build());
    assertEquals(2, taken(next, rule));
  }

  @Test
  void watchesTheFoldersInWhichARuleMarksMailAsRead() {
    RuleReplay replay =
        with(
            rule(1).hidesIn("RSS Feeds").build(),
            rule(2).filesInto("Bills").build(),
            rule(3).disabled().hidesIn("Old").build());
    assertEquals(Set.of("RSS Feeds"), replay.watched());
  }

  @Test
  void tellsWhatChangedSinceTheLastAudit() {
    MailRule stays = rule(1).when("subject", "stays").build();
    MailRule goes = rule(2).named("goes").when("subject", "goes").build();
    MailRule before = rule(3).named("Bills").filesInto("Bills").build();
    RuleReplay first = with(stays, goes, before);
    MailRule added = rule(1).named("added").forwardsTo("x@y.example").build();
    MailRule moved = rule(2).when("subject", "stays").build();
    MailRule changed = rule(3).named("Bills").filesInto("Trash").build();
    RuleReplay second = new RuleReplay(first.memory().next(SIEVE, true), JULY);
    List.of(added, moved, changed).forEach(second::tell);
    RuleHistory history = second.history(SIEVE);
    assertEquals(Optional.of(JUNE), history.comparedWith());
    assertEquals(
        List.of(
            new Change(added.ref(), "added", Difference.NEW),
            new Change(changed.ref(), "Bills", Difference.CHANGED),
            new Change(goes.ref(), "goes", Difference.GONE)),
        history.changes());
  }

  @Test
  void doesNotCallGoneWhatCouldNotBeRead() {
    RuleReplay first = with(rule(1).build());
    RuleReplay second = new RuleReplay(first.memory().next(SIEVE, true), JULY);
    assertEquals(List.of(), second.history(Set.of()).changes());
    RuleReplay third = new RuleReplay(second.memory().next(Set.of(), true), AUGUST);
    assertEquals(Difference.GONE, third.history(SIEVE).changes().getFirst().difference());
    assertEquals(Optional.of(JUNE), third.history(SIEVE).comparedWith());
  }

  @Test
  void countsOfANewRuleOnlyWhatCameSinceItWasNotThere() {
    RuleReplay first = with(rule(1).when("subject", "old").build());
    MailRule added = rule(2).when("subject", "pay").build();
    RuleReplay second = new RuleReplay(first.memory().next(SIEVE, false), JULY);
    second.tell(added);
    second.see(message("pay", JUNE.minusSeconds(1)).build());
    second.see(message("pay", JUNE.plusSeconds(1)).build());
    RuleHistory.Taken taken = second.history(SIEVE).takenBy(added.ref()).orElseThrow();
    assertEquals(1, taken.messages());
    assertEquals(Optional.of(JUNE), taken.since());
    RuleReplay third = new RuleReplay(second.memory().next(SIEVE, true), AUGUST);
    third.tell(added);
    third.see(message("pay", JULY.plusSeconds(1)).build());
    taken = third.history(SIEVE).takenBy(added.ref()).orElseThrow();
    assertEquals(2, taken.messages());
    assertEquals(Optional.of(JUNE), taken.since());
  }

  @Test
  void saysAtLeastWhereOlderMessagesWereNotHeldAgainstTheRule() {
    MailRule rule = rule(1).build();
    RuleReplay first = new RuleReplay(RuleMemory.NONE, JUNE);
    RuleReplay second = new RuleReplay(first.memory().next(Set.of(), true), JULY);
    second.tell(rule);
    second.see(message("new").build());
    RuleHistory.Taken taken = second.history(SIEVE).takenBy(rule.ref()).orElseThrow();
    assertTrue(taken.atLeast());
    assertEquals(Optional.empty(), taken.since());
  }

  @Test
  void keepsNoWordOfARuleForTheNextAudit() {
    RuleReplay replay = with(rule(1).named("mine").forwardsTo("drop@stranger.example").build());
    assertTrue(replay.memory().toString().contains("stranger.example"));
    assertFalse(replay.memory().next(SIEVE, true).toString().contains("stranger.example"));
  }

  @Test
  void bearsManyRules() {
    RuleReplay replay = new RuleReplay(RuleMemory.NONE, JUNE);
    for (int i = 0; i < 5_000; i++) {
      replay.tell(rule(i).when("subject", "word" + i).build());
    }
    replay.see(message("word7 word4999").build());
    RuleHistory history = replay.history(SIEVE);
    assertEquals(200, history.taken().size());
    assertTrue(replay.memory().toString().length() < 1 << 20);
  }
}
