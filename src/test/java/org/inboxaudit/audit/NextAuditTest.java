package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inboxaudit.audit.AuditEngine.Conclusion;
import org.inboxaudit.audit.TestChecks.CountFolders;
import org.inboxaudit.audit.TestChecks.CountFoldersOnly;
import org.inboxaudit.audit.TestChecks.CountSignIns;
import org.inboxaudit.audit.TestChecks.FailOnSignIn;
import org.inboxaudit.audit.TestChecks.FlagRules;
import org.inboxaudit.audit.TestChecks.FlagSignIns;
import org.inboxaudit.audit.TestChecks.TellIndex;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.Test;

/// An audit that goes on from where an earlier one ended says what one audit over everything says.
class NextAuditTest {
  private static final AuditId FIRST = new AuditId("aud_1");
  private static final AuditId SECOND = new AuditId("aud_2");
  private static final SourceId MAIL = new SourceId("mail");
  private static final CheckId COUNT = new CheckId("signin-test-count");
  private static final List<Check> CHECKS =
      List.of(
          new FlagRules(),
          new FlagSignIns(),
          new CountSignIns(),
          new CountFoldersOnly(),
          new TellIndex());

  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  private String owner = "owner@example.org";
  private List<Check> checks = CHECKS;

  @Property(tries = 300)
  void saysTheSameInTwoPartsAsInOne(
      @ForAll @IntRange(max = 30) int before,
      @ForAll @IntRange(max = 30) int after,
      @ForAll @IntRange(min = 1, max = 9) int checkpointEvery,
      @ForAll @IntRange(max = 60) int cut)
      throws Exception {
    NextAuditTest parts = new NextAuditTest();
    parts.run(FIRST, mailbox(before, 4, checkpointEvery), List.of());
    var grown = mailbox(before + after, 6, checkpointEvery).cutAt(Round.LOG, cut);
    var second = parts.run(SECOND, grown, List.of(FIRST));
    var whole =
        new NextAuditTest().run(FIRST, mailbox(before + after, 6, checkpointEvery), List.of());

    assertEquals(whole.outcomes(), second.outcomes());
    assertEquals(Optional.empty(), parts.checkpoints.load(FIRST));
  }

  @Test
  void readsOnlyWhatIsNew() throws Exception {
    run(FIRST, mailbox(10, 4, 3), List.of());
    var grown = mailbox(15, 4, 3);
    run(SECOND, grown, List.of(FIRST));

    assertEquals(5 + 5 + 4, grown.told());
  }

  @Test
  void goesOnFromAnAuditThatEndedEarly() throws Exception {
    var broken = mailbox(20, 4, 3).failsWith(Failure.PROTOCOL).cutAt(Round.LOG, 10);
    assertTrue(run(FIRST, broken, List.of()).partial());
    var second = run(SECOND, mailbox(20, 4, 3), List.of(FIRST));
    var whole = new NextAuditTest().run(FIRST, mailbox(20, 4, 3), List.of());

    assertEquals(whole.outcomes(), second.outcomes());
  }

  @Test
  void forgetsAFindingAboutARuleThatIsGone() throws Exception {
    var rules = mailbox(3, 2, 3);
    rules.says(Round.WHOLE, badRule());
    assertTrue(found(run(FIRST, rules, List.of()), "rule-test-flag"));

    assertFalse(found(run(SECOND, mailbox(3, 2, 3), List.of(FIRST)), "rule-test-flag"));
  }

  @Test
  void keepsAFindingAboutAnOldSignIn() throws Exception {
    assertTrue(found(run(FIRST, mailbox(8, 2, 3), List.of()), "signin-test-flag"));

    assertTrue(found(run(SECOND, mailbox(8, 2, 3), List.of(FIRST)), "signin-test-flag"));
  }

  @Test
  void readsEverythingForACheckThatHasNotSeenTheOldMessages() throws Exception {
    checks = List.of(new FlagSignIns());
    run(FIRST, mailbox(10, 4, 3), List.of());
    checks = CHECKS;
    var second = run(SECOND, mailbox(12, 4, 3), List.of(FIRST));

    assertEquals(
        new NextAuditTest().run(FIRST, mailbox(12, 4, 3), List.of()).outcomes(), second.outcomes());
    assertEquals(Optional.empty(), checkpoints.load(FIRST), "what is of no use is not kept");
  }

  @Test
  void readsEverythingWhenTheOwnerTellsSomethingElse() throws Exception {
    run(FIRST, mailbox(10, 4, 3), List.of());
    owner = "other@example.org";
    var grown = mailbox(12, 4, 3);
    run(SECOND, grown, List.of(FIRST));

    assertEquals(12 + 12 + 4, grown.told());
  }

  @Test
  void readsEverythingWhenACheckFailedBefore() throws Exception {
    checks = List.of(new FailOnSignIn(), new CountSignIns());
    run(FIRST, mailbox(10, 4, 3), List.of());
    var source = mailbox(10, 4, 3);
    run(SECOND, source, List.of(FIRST));

    assertTrue(source.plans().getFirst().from().isStart());
  }

  @Test
  void readsEverythingForACheckThatReadsInBothWays() throws Exception {
    checks = List.of(new CountFolders());
    run(FIRST, mailbox(10, 4, 3), List.of());
    var source = mailbox(10, 4, 3);
    run(SECOND, source, List.of(FIRST));

    assertTrue(source.plans().getFirst().from().isStart());
  }

  @Test
  void noCheckOfTheCatalogReadsInBothWays() {
    Set<String> mixed = new TreeSet<>();
    for (Check check : Catalog.checks()) {
      if (check.reads().stream().map(kind -> kind.round() == Round.WHOLE).distinct().count() > 1) {
        mixed.add(check.id().value());
      }
    }
    assertEquals(Set.of(), mixed);
  }

  @Test
  void doesNotTakeSilenceForSuccessBecauseAnEarlierAuditHeardSomething() throws Exception {
    run(FIRST, mailbox(10, 4, 3), List.of());
    var refusing = mailbox(10, 4, 3).failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.WHOLE, 0);
    assertEquals(
        Failure.SIGN_IN_REFUSED,
        assertThrows(AuditEngine.Unreadable.class, () -> run(SECOND, refusing, List.of(FIRST)))
            .failure());
    var third = run(new AuditId("aud_3"), mailbox(12, 4, 3), List.of(SECOND));
    assertEquals(
        new NextAuditTest().run(FIRST, mailbox(12, 4, 3), List.of()).outcomes(), third.outcomes());
  }

  @Test
  void beginsFromTheStartOnceWhenMessagesGetOtherNumbers() throws Exception {
    run(FIRST, mailbox(10, 4, 3), List.of());
    var renumbered = mailbox(20, 4, 3).failsWith(Failure.RENUMBERED).cutAt(Round.LOG, 14);
    var second = run(SECOND, renumbered, List.of(FIRST));

    assertEquals(
        new NextAuditTest().run(FIRST, mailbox(20, 4, 3), List.of()).outcomes(), second.outcomes());
    assertFalse(second.partial());
  }

  @Test
  void endsEarlyWhenMessagesGetOtherNumbersAgain() throws Exception {
    var restless =
        mailbox(20, 4, 3).failsWith(Failure.RENUMBERED).cutAt(Round.LOG, 12).cutAt(Round.LOG, 17);
    var conclusion = run(FIRST, restless, List.of());

    assertTrue(conclusion.partial());
    assertFalse(conclusion.canGoOn());
    Outcome.Found count = assertInstanceOf(Outcome.Found.class, conclusion.outcomes().get(COUNT));
    assertEquals(
        Map.of("sign_ins", "8"),
        count.findings().getFirst().facts(),
        "what lies before the last checkpoint of the second reading");
    assertEquals(2, restless.plans().stream().filter(plan -> plan.round() == Round.WHOLE).count());
  }

  @Test
  void hasNothingToTellWhenMessagesAlwaysGetOtherNumbers() {
    var restless = mailbox(2, 2, 3).failsWith(Failure.RENUMBERED).alwaysCutAt(Round.WHOLE, 0);
    assertThrows(AuditEngine.Unreadable.class, () -> run(FIRST, restless, List.of()));
    assertEquals(2, restless.plans().size());
  }

  private Conclusion run(AuditId id, ScriptedSource source, List<AuditId> earlier)
      throws InterruptedException, AuditEngine.Unreadable {
    return new AuditEngine(checkpoints, new Incidents(), _ -> {})
        .run(
            new AuditEngine.Run(
                id,
                AccessFixture.anywhere(),
                List.of(source),
                checks,
                context(),
                List.of(),
                Budget.DEFAULT,
                _ -> {},
                true,
                AuditEngine.Neighbours.NONE,
                earlier));
  }

  private AuditContext context() {
    return new AuditContext(
        new Owner(Set.of(EmailAddress.of(owner)), Set.of(), false, List.of()),
        Instant.parse("2026-06-01T00:00:00Z"),
        new Intel("test", Map.of("public-mail-providers", List.of())));
  }

  private static boolean found(Conclusion conclusion, String check) {
    return conclusion.outcomes().get(new CheckId(check)) instanceof Outcome.Found;
  }

  /// Sign-ins and messages side by side.
  private static ScriptedSource mailbox(int count, int folders, int checkpointEvery) {
    var source =
        new ScriptedSource(
            MAIL.value(),
            Set.of(
                EvidenceKind.FOLDER,
                EvidenceKind.MAIL_RULE,
                EvidenceKind.SIGN_IN,
                EvidenceKind.MESSAGE),
            checkpointEvery);
    for (int i = 0; i < folders; i++) {
      source.says(
          Round.WHOLE, new Folder(ref(EvidenceKind.FOLDER, i), "f" + i, FolderRole.OTHER, true, i));
    }
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, folders));
    source.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 0));
    for (int i = 0; i < count; i++) {
      String client = i % 7 == 3 ? "XX" : "";
      source.says(
          Round.LOG,
          new SignIn(
              ref(EvidenceKind.SIGN_IN, i),
              Instant.EPOCH,
              Instant.EPOCH,
              1,
              true,
              IpAddress.parse("192.0.2.1"),
              SignIn.Protocol.IMAP,
              client));
      source.says(Round.LOG, message(i));
    }
    return source.concludes(
        Round.LOG,
        new Complete(EvidenceKind.SIGN_IN, count),
        new Complete(EvidenceKind.MESSAGE, count));
  }

  private static Message message(int number) {
    return SampleMail.message(
        EmailAddress.of("p" + number % 5 + "@example.net"),
        SampleMail.OWNER,
        FolderRole.INBOX,
        Instant.parse("2025-12-30T00:00:00Z").plusSeconds(number * 10_000L),
        "m" + number);
  }

  private static MailRule badRule() {
    return new MailRule(
        ref(EvidenceKind.MAIL_RULE, 0),
        "bad",
        true,
        "",
        new RuleCondition.Always(),
        List.of(),
        false);
  }

  private static EvidenceRef ref(EvidenceKind kind, int number) {
    return new EvidenceRef(MAIL, kind, Integer.toString(number));
  }
}
