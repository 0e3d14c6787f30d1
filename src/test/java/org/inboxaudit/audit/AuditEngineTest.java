package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.inboxaudit.audit.TestChecks.CountFolders;
import org.inboxaudit.audit.TestChecks.FailOnSignIn;
import org.inboxaudit.audit.TestChecks.FailToWant;
import org.inboxaudit.audit.TestChecks.FailToWantToo;
import org.inboxaudit.audit.TestChecks.FlagRules;
import org.inboxaudit.audit.TestChecks.FlagSignIns;
import org.inboxaudit.audit.TestChecks.WantLetters;
import org.inboxaudit.audit.TestChecks.WeighRules;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.Test;

class AuditEngineTest {
  private static final AuditId AUDIT = new AuditId("aud_test");
  private static final SourceId MAIL = new SourceId("mail");
  private static final CheckId RULES = new CheckId("rule-test-flag");
  private static final CheckId SIGN_INS = new CheckId("signin-test-flag");
  private static final Gap ONE_FOLDER = new Gap(EvidenceKind.SIGN_IN, Reason.DENIED, "one", 1);
  private static final List<Check> CHECKS =
      List.of(new FlagRules(), new FlagSignIns(), new CountFolders());

  /// Chance that always falls into the middle.
  private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

  private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
  private final List<Duration> waits = new ArrayList<>();

  @Test
  void saysClearOnlyOfWhatWasSeenInFull() throws Exception {
    var outcomes = run(CHECKS, honest(3, 2));
    assertEquals(new Outcome.Clear(3), outcomes.get(SIGN_INS));
  }

  @Test
  void takesSilenceForAGap() throws Exception {
    var source = source(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN).says(Round.WHOLE, folder(1));
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 1));
    assertEquals(
        new Outcome.NotChecked(List.of(Gap.of(EvidenceKind.SIGN_IN, Reason.UNREPORTED))),
        run(CHECKS, source).get(SIGN_INS));
  }

  @Test
  void saysNotCheckedWhereNoSourceCanTell() throws Exception {
    assertEquals(
        new Outcome.NotChecked(List.of(Gap.of(EvidenceKind.MAIL_RULE, Reason.NOT_SUPPORTED))),
        run(CHECKS, honest(1, 0)).get(RULES));
  }

  @Test
  void letsASecondSourceSupplyWhatTheFirstCannot() throws Exception {
    var rules = new ScriptedSource("rules", Set.of(EvidenceKind.MAIL_RULE), 1);
    rules.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 0));
    assertEquals(new Outcome.Clear(0), run(CHECKS, honest(1, 0), rules).get(RULES));
  }

  @Test
  void neverAsksForWhatWasNotConsentedTo() throws Exception {
    var source = honest(2, 0);
    var outcomes = run(CHECKS, access(CheckFamily.RULE), source);
    assertEquals(
        new Outcome.NotChecked(List.of(Gap.of(EvidenceKind.SIGN_IN, Reason.NOT_CONSENTED))),
        outcomes.get(SIGN_INS));
    assertTrue(source.plans().stream().noneMatch(plan -> plan.asksFor(EvidenceKind.SIGN_IN)));
  }

  @Test
  void goesOnWithoutACheckThatFails() throws Exception {
    var outcomes = run(List.of(new FailOnSignIn(), new FlagSignIns()), honest(4, 0));
    assertInstanceOf(Outcome.Failed.class, outcomes.get(new CheckId("signin-test-fail")));
    assertEquals(new Outcome.Clear(4), outcomes.get(SIGN_INS));
  }

  @Test
  void holdsAWishThatFailsAgainstEveryCheckThatHasItAndNoOther() throws Exception {
    ScriptedSource source = honest(4, 0);
    List<Set<EvidenceKind>> wanted = new ArrayList<>();
    source.meanwhile(
        () ->
            wanted.add(
                source.plans().getLast().deep().apply(EvidenceFixtures.message("m").build())));
    var outcomes = run(List.of(new FailToWant(), new FailToWantToo(), new WantLetters()), source);
    assertInstanceOf(Outcome.Failed.class, outcomes.get(new CheckId("signin-test-want")));
    assertInstanceOf(Outcome.Failed.class, outcomes.get(new CheckId("signin-test-want-too")));
    assertEquals(new Outcome.Clear(4), outcomes.get(new CheckId("signin-test-letters")));
    assertEquals(Set.of(EvidenceKind.NOTICE), Set.copyOf(wanted.getFirst()));
  }

  @Test
  void countsEachObservationOnceThoughTheLineIsCut() throws Exception {
    var uncut = run(CHECKS, honest(40, 7));
    var cut = honest(40, 7).cutAt(Round.LOG, 10).cutAt(Round.LOG, 33).cutAt(Round.WHOLE, 2);
    assertEquals(uncut, new AuditEngineTest().run(CHECKS, cut));
  }

  @Test
  void triesTheLineAgainWithGrowingPatience() throws Exception {
    run(CHECKS, honest(40, 7).cutAt(Round.LOG, 10).cutAt(Round.LOG, 8).cutAt(Round.LOG, 9));
    assertEquals(Duration.ofSeconds(12), waits.stream().reduce(Duration.ZERO, Duration::plus));
  }

  @Test
  void reportsTheRestAsUnavailableWhenTheLineFailsForGood() throws Exception {
    var source = honest(40, 7).failsWith(Failure.PROTOCOL).cutAt(Round.LOG, 10);
    assertEquals(
        new Outcome.Inconclusive(10, List.of(Gap.of(EvidenceKind.SIGN_IN, Reason.UNAVAILABLE))),
        run(CHECKS, source).get(SIGN_INS));
  }

  @Test
  void readsOnBehindAGapWhenTheLineWasCut() throws Exception {
    assertEquals(
        new Outcome.Inconclusive(10, List.of(ONE_FOLDER)),
        run(CHECKS, withAGapInFront().cutAt(Round.LOG, 8)).get(SIGN_INS));
  }

  @Test
  void reportsTheRestAsUnavailableAlsoBehindAGap() throws Exception {
    var source = withAGapInFront().failsWith(Failure.PROTOCOL).cutAt(Round.LOG, 8);
    assertEquals(
        new Outcome.Inconclusive(
            7, List.of(ONE_FOLDER, Gap.of(EvidenceKind.SIGN_IN, Reason.UNAVAILABLE))),
        run(CHECKS, source).get(SIGN_INS));
  }

  @Test
  void hasNothingToReportWhenTheMailboxCannotBeOpened() {
    var source = honest(1, 1).failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.WHOLE, 0);
    var second = new ScriptedSource("rules", Set.of(EvidenceKind.MAIL_RULE), 1);
    assertThrows(AuditEngine.Unreadable.class, () -> run(CHECKS, source, second));
    assertEquals(List.of(), second.plans(), "the credential is not tried on a second server");
  }

  @Test
  void stopsWhenTheOwnerWithdraws() {
    boolean[] withdrawn = {false};
    var access =
        AccessFixture.access(
            AccessFixture.mailbox(), Set.of(CheckFamily.values()), "secret", () -> withdrawn[0]);
    withdrawn[0] = true;
    assertThrows(InterruptedException.class, () -> run(CHECKS, access, honest(5, 5)));
  }

  @Test
  void keepsAThousandFindingsOfACheckAndCountsTheOthers() throws Exception {
    var rules = new ScriptedSource("rules", Set.of(EvidenceKind.MAIL_RULE), 100);
    for (int i = 0; i < 1100; i++) {
      rules.says(Round.WHOLE, rule(i));
    }
    rules.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 1100));
    var outcome =
        assertInstanceOf(Outcome.Found.class, run(CHECKS, honest(1, 0), rules).get(RULES));
    assertEquals(1000, outcome.findings().size());
    assertEquals(100, outcome.omitted());
  }

  @Test
  void hidesNothingGraveBehindAThousandTrifles() throws Exception {
    var rules = new ScriptedSource("rules", Set.of(EvidenceKind.MAIL_RULE), 100);
    for (int i = 0; i < 1100; i++) {
      rules.says(Round.WHOLE, rule(i, "good"));
    }
    rules.says(Round.WHOLE, rule(1100, "bad"));
    rules.says(Round.WHOLE, new Complete(EvidenceKind.MAIL_RULE, 1101));
    Check check = new WeighRules();
    var outcome =
        assertInstanceOf(
            Outcome.Found.class, run(List.of(check), honest(1, 0), rules).get(check.id()));
    assertTrue(outcome.findings().stream().anyMatch(one -> one.severity() == Severity.HIGH));
    assertEquals(1001, outcome.findings().size());
    assertEquals(100, outcome.omitted());
  }

  /// What a source does about one kind.
  enum Behaviour {
    COMPLETES,
    EXCUSES_ITSELF,
    TELLS_PART,
    CLAIMS_ALL_DESPITE_A_GAP,
    KEEPS_SILENT,
    DOES_NOT_SUPPLY
  }

  @Property(tries = 500)
  void neverSaysClearOverAGap(
      @ForAll Behaviour rules, @ForAll Behaviour signIns, @ForAll Reason reason) throws Exception {
    Set<EvidenceKind> supplies = EnumSet.of(EvidenceKind.FOLDER);
    var source = new ScriptedSource(MAIL.value(), all(supplies, rules, signIns), 2);
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0));
    behave(source, Round.WHOLE, EvidenceKind.MAIL_RULE, rules, reason);
    behave(source, Round.LOG, EvidenceKind.SIGN_IN, signIns, reason);
    var outcomes = new AuditEngineTest().run(List.of(new FlagSignIns(), new FlagRules()), source);
    assertEquals(signIns == Behaviour.COMPLETES, outcomes.get(SIGN_INS) instanceof Outcome.Clear);
    assertEquals(rules == Behaviour.COMPLETES, outcomes.get(RULES) instanceof Outcome.Clear);
  }

  @Property(tries = 200)
  void comesToTheSameEndWhereverItIsCut(
      @ForAll @IntRange(min = 0, max = 42) int first,
      @ForAll @IntRange(min = 0, max = 42) int second,
      @ForAll @IntRange(min = 1, max = 9) int checkpointEvery)
      throws Exception {
    var uncut = new AuditEngineTest().run(CHECKS, honest(40, 9, checkpointEvery));
    var cut =
        honest(40, 9, checkpointEvery)
            .cutAt(Round.LOG, first)
            .cutAt(Round.LOG, second)
            .cutAt(Round.WHOLE, first % 9);
    assertEquals(uncut, new AuditEngineTest().run(CHECKS, cut));
  }

  private static Set<EvidenceKind> all(
      Set<EvidenceKind> supplies, Behaviour rules, Behaviour signIns) {
    if (rules != Behaviour.DOES_NOT_SUPPLY) {
      supplies.add(EvidenceKind.MAIL_RULE);
    }
    if (signIns != Behaviour.DOES_NOT_SUPPLY) {
      supplies.add(EvidenceKind.SIGN_IN);
    }
    return supplies;
  }

  private static void behave(
      ScriptedSource source, Round round, EvidenceKind kind, Behaviour behaviour, Reason reason) {
    Evidence evidence = kind == EvidenceKind.SIGN_IN ? signIn(1) : harmlessRule();
    switch (behaviour) {
      case COMPLETES -> source.says(round, evidence).says(round, new Complete(kind, 1));
      case EXCUSES_ITSELF -> source.says(round, Gap.of(kind, reason));
      case TELLS_PART -> source.says(round, evidence).says(round, new Gap(kind, reason, "x", 3));
      case CLAIMS_ALL_DESPITE_A_GAP ->
          source
              .says(round, new Gap(kind, notWithdrawable(reason), "x", 3))
              .says(round, new Complete(kind, 0));
      case KEEPS_SILENT, DOES_NOT_SUPPLY -> {}
    }
  }

  /// "This protocol cannot tell" is the one gap that a completion takes back.
  private static Reason notWithdrawable(Reason reason) {
    return reason == Reason.NOT_SUPPORTED ? Reason.DENIED : reason;
  }

  private SortedMap<CheckId, Outcome> run(List<Check> checks, ScriptedSource... sources)
      throws Exception {
    return run(checks, AccessFixture.anywhere(), sources);
  }

  private SortedMap<CheckId, Outcome> run(
      List<Check> checks, Access access, ScriptedSource... sources) throws Exception {
    AuditEngine engine = new AuditEngine(checkpoints, new Incidents(), waits::add, MIDDLE);
    return engine
        .run(
            new AuditEngine.Run(
                AUDIT,
                access,
                List.of(sources),
                checks,
                context(),
                List.of(),
                Budget.DEFAULT,
                _ -> {}))
        .outcomes();
  }

  private static Access access(CheckFamily... families) {
    return AccessFixture.access(AccessFixture.mailbox(), Set.of(families), "secret");
  }

  private static AuditContext context() {
    return new AuditContext(
        new Owner(Set.of(EmailAddress.of("owner@example.org")), Set.of(), false, List.of()),
        Instant.parse("2026-06-01T00:00:00Z"),
        new Intel("test", Map.of("public-mail-providers", List.of())));
  }

  private static ScriptedSource source(EvidenceKind... kinds) {
    return new ScriptedSource(MAIL.value(), Set.of(kinds), 3);
  }

  /// Tells of a gap at once, saves, and goes on with ten sign-ins.
  private static ScriptedSource withAGapInFront() {
    var source = source(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN);
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0)).says(Round.LOG, ONE_FOLDER);
    for (int i = 0; i < 10; i++) {
      source.says(Round.LOG, signIn(i));
    }
    return source;
  }

  private static ScriptedSource honest(int signIns, int folders) {
    return honest(signIns, folders, 3);
  }

  private static ScriptedSource honest(int signIns, int folders, int checkpointEvery) {
    var source =
        new ScriptedSource(
            MAIL.value(), Set.of(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN), checkpointEvery);
    for (int i = 0; i < folders; i++) {
      source.says(Round.WHOLE, folder(i));
    }
    source.says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, folders));
    for (int i = 0; i < signIns; i++) {
      source.says(Round.LOG, signIn(i));
    }
    return source.says(Round.LOG, new Complete(EvidenceKind.SIGN_IN, signIns));
  }

  private static EvidenceRef ref(EvidenceKind kind, int number) {
    return new EvidenceRef(MAIL, kind, Integer.toString(number));
  }

  private static Folder folder(int number) {
    return new Folder(
        ref(EvidenceKind.FOLDER, number), "f" + number, FolderRole.OTHER, true, number);
  }

  private static SignIn signIn(int number) {
    return new SignIn(
        ref(EvidenceKind.SIGN_IN, number),
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        true,
        IpAddress.parse("192.0.2.1"),
        SignIn.Protocol.IMAP,
        "");
  }

  private static MailRule rule(int number) {
    return rule(number, "bad");
  }

  private static MailRule rule(int number, String name) {
    return new MailRule(
        ref(EvidenceKind.MAIL_RULE, number),
        name,
        true,
        "",
        new RuleCondition.Always(),
        List.of(),
        false);
  }

  private static MailRule harmlessRule() {
    return new MailRule(
        ref(EvidenceKind.MAIL_RULE, 0),
        "good",
        true,
        "",
        new RuleCondition.Always(),
        List.of(),
        false);
  }
}
