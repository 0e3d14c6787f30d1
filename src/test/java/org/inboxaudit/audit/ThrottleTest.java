package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.audit.AuditEngine.Conclusion;
import org.inboxaudit.audit.TestChecks.CountSignIns;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.ReadPlan.Budget;
import org.inboxaudit.source.SourceException.Failure;
import org.junit.jupiter.api.Test;

/// What an audit does when a server asks to be left alone.
class ThrottleTest {
  private static final Duration FIVE_MINUTES = Duration.ofMillis(299_961);

  private final List<Duration> told = new ArrayList<>();
  private Duration waited = Duration.ZERO;
  private double chance = 0.5;
  private boolean withdrawn;
  private Duration withdrawnAfter = Duration.ofDays(1);

  @Test
  void waitsAsLongAsItIsAskedToAndNotMuchLonger() throws Exception {
    for (double each : new double[] {0, 0.5, 0.999}) {
      chance = each;
      waited = Duration.ZERO;
      var source = mailbox().throttles(Optional.of(FIVE_MINUTES)).cutAt(Round.LOG, 4);
      run(source);
      assertTrue(waited.compareTo(FIVE_MINUTES) >= 0, waited::toString);
      assertTrue(waited.compareTo(FIVE_MINUTES.plusSeconds(10)) < 0, waited::toString);
      assertEquals(3, source.plans().size(), "one attempt a round, and one after the wait");
    }
  }

  @Test
  void tellsHowLongItWaits() throws Exception {
    run(mailbox().throttles(Optional.of(FIVE_MINUTES)).cutAt(Round.LOG, 4));
    assertEquals(List.of(waited), told);
  }

  @Test
  void saysNothingOfALineThatWasMerelyCut() throws Exception {
    run(mailbox().cutAt(Round.LOG, 4));
    assertEquals(List.of(), told);
  }

  @Test
  void triesThreeTimesMoreThenEndsEarly() throws Exception {
    var source = mailbox().throttles(Optional.empty()).alwaysCutAt(Round.LOG, 4);
    assertTrue(run(source).partial());
    assertEquals(
        List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30)), told);
    assertEquals(1 + 4, source.plans().size());
  }

  @Test
  void spreadsItsTries() throws Exception {
    chance = 0;
    run(mailbox().throttles(Optional.empty()).alwaysCutAt(Round.LOG, 4));
    assertEquals(Duration.ofSeconds(20), waited);
    waited = Duration.ZERO;
    chance = 0.999999;
    run(mailbox().throttles(Optional.empty()).alwaysCutAt(Round.LOG, 4));
    assertEquals(Duration.ofSeconds(60), waited);
  }

  @Test
  void doesNotComeBackBeforeAVeryLongTimeIsOver() throws Exception {
    var source = mailbox().throttles(Optional.of(Duration.ofHours(1))).cutAt(Round.LOG, 4);
    assertTrue(run(source).partial());
    assertEquals(Duration.ZERO, waited);
    assertEquals(2, source.plans().size());
  }

  @Test
  void hasNothingToReportWhenItWasSentAwayAtTheDoor() {
    var source = mailbox().throttles(Optional.empty()).alwaysCutAt(Round.WHOLE, 0);
    var thrown = assertThrows(AuditEngine.Unreadable.class, () -> run(source));
    assertEquals(Failure.THROTTLED, thrown.failure());
  }

  @Test
  void stopsWaitingWhenTheOwnerWithdraws() {
    withdrawnAfter = Duration.ofSeconds(7);
    var source = mailbox().throttles(Optional.of(FIVE_MINUTES)).cutAt(Round.LOG, 4);
    assertThrows(InterruptedException.class, () -> run(source));
    assertTrue(waited.compareTo(Duration.ofSeconds(8)) <= 0, waited::toString);
    assertEquals(2, source.plans().size());
  }

  @Test
  void triesARefusedCredentialOnNoOtherRound() throws Exception {
    var source = mailbox().failsWith(Failure.SIGN_IN_REFUSED).cutAt(Round.LOG, 0);
    source.says(Round.DEEP, new Complete(EvidenceKind.NOTICE, 0));
    run(source);
    assertEquals(2, source.plans().size());
  }

  private Conclusion run(ScriptedSource source)
      throws InterruptedException, AuditEngine.Unreadable {
    Access access =
        AccessFixture.access(
            AccessFixture.mailbox(), Set.of(CheckFamily.values()), "secret", () -> withdrawn);
    return new AuditEngine(
            new MemoryCheckpoints(),
            new Incidents(),
            this::pass,
            () -> (long) (chance * 0x1p63) << 1)
        .run(
            new AuditEngine.Run(
                new AuditId("aud_1"),
                access,
                List.of(source),
                List.of(new CountSignIns()),
                context(),
                List.of(),
                Budget.DEFAULT,
                new AuditEngine.Listener() {
                  @Override
                  public void moved(Progress progress) {}

                  @Override
                  public void throttled(Duration wait) {
                    told.add(wait);
                  }
                }));
  }

  private void pass(Duration time) {
    waited = waited.plus(time);
    withdrawn = waited.compareTo(withdrawnAfter) >= 0;
  }

  private static AuditContext context() {
    return new AuditContext(
        new Owner(Set.of(EmailAddress.of("owner@example.org")), Set.of(), false, List.of()),
        Instant.parse("2026-06-01T00:00:00Z"),
        new Intel("test", Map.of("public-mail-providers", List.of())));
  }

  private static ScriptedSource mailbox() {
    SourceId mail = new SourceId("mail");
    var source =
        new ScriptedSource(mail.value(), Set.of(EvidenceKind.FOLDER, EvidenceKind.SIGN_IN), 3);
    for (int i = 0; i < 6; i++) {
      source.says(
          Round.LOG,
          new SignIn(
              new EvidenceRef(mail, EvidenceKind.SIGN_IN, Integer.toString(i)),
              Instant.EPOCH,
              Instant.EPOCH,
              1,
              true,
              IpAddress.parse("192.0.2.1"),
              SignIn.Protocol.IMAP,
              ""));
    }
    return source
        .says(Round.WHOLE, new Complete(EvidenceKind.FOLDER, 0))
        .concludes(Round.LOG, new Complete(EvidenceKind.SIGN_IN, 6));
  }
}
