package org.inboxaudit.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Answering.Refusal;
import org.inboxaudit.audit.Answering.RefusedException;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.evidence.SignIn;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report;
import org.inboxaudit.risk.Answer.Said;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The owner's answers, from one audit to the next, on the embedded store.
class AnsweringTest {
  private static final String OWNER = AuditHouse.OWNER;
  private static final String NETWORK = "AS64496 Example";

  private final AuditHouse house;
  private final Answering answering;

  AnsweringTest(@TempDir Path folder) {
    house = new AuditHouse(folder);
    house.checks = List.of(new TellSignIns(), new TellForwards());
    answering = new Answering(house.store.audits(), house.store.reports(), () -> house.now);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void changesTheReportAtOnce() throws Exception {
    AuditId id = audited(house.consent());
    answering.answer(id, OWNER, finding(id, "signin-told"), Optional.of(Said.NOT_ME));

    Report report = house.requests.report(id, OWNER).orElseThrow();
    assertEquals(Level.ACT, report.verdict().level());
    assertEquals(
        Optional.of(Severity.CRITICAL),
        report
            .findings()
            .filter(told -> is(told, "signin-told"))
            .map(Finding::severity)
            .findFirst());
  }

  @Test
  void canBeTakenBack() throws Exception {
    AuditId id = audited(house.consent());
    Report before = house.requests.report(id, OWNER).orElseThrow();
    String finding = finding(id, "signin-told");
    answering.answer(id, OWNER, finding, Optional.of(Said.ME));
    answering.answer(id, OWNER, finding, Optional.empty());

    assertEquals(Optional.of(before), house.requests.report(id, OWNER));
  }

  @Test
  void aForwardIsNothingToBeAnswered() throws Exception {
    AuditId id = audited(house.consent());
    Report before = house.requests.report(id, OWNER).orElseThrow();

    assertEquals(Refusal.NOT_ASKED, refusal(id, OWNER, finding(id, "rule-told")));
    assertEquals(Optional.of(before), house.requests.report(id, OWNER));
  }

  @Test
  void nobodyElseCanAnswer() throws Exception {
    AuditId id = audited(house.consent());

    assertEquals(Refusal.NOT_FOUND, refusal(id, "gst_other", finding(id, "signin-told")));
  }

  @Test
  void whatIsNotInTheReportCannotBeAnswered() throws Exception {
    assertEquals(
        Refusal.NOT_FOUND, refusal(audited(house.consent()), OWNER, "signin-told|mail|x||"));
  }

  @Test
  void anAuditThatStillRunsHasNothingToAnswer() throws Exception {
    assertEquals(Refusal.NO_REPORT_YET, refusal(house.start(house.consent()), OWNER, "any"));
  }

  @Test
  void nothingIsAnsweredAfterErasureNorIsAnyAnswerLeft() throws Exception {
    AuditId id = audited(house.consent());
    String finding = finding(id, "signin-told");
    answering.answer(id, OWNER, finding, Optional.of(Said.ME));
    house.requests.erase(id, OWNER);

    assertEquals(Refusal.NOT_FOUND, refusal(id, OWNER, finding));
    assertEquals(0, house.store.rows("report"));
  }

  @Test
  void theNextAuditUnderTheSameConsentKnowsTheAnswer() throws Exception {
    ConsentId consent = house.consent();
    AuditId first = audited(consent);
    answering.answer(first, OWNER, finding(first, "signin-told"), Optional.of(Said.ME));
    AuditId next = audited(consent);

    assertEquals("mine", said(next));
  }

  @Test
  void theLaterAnswerHolds() throws Exception {
    ConsentId consent = house.consent();
    AuditId first = audited(consent);
    answering.answer(first, OWNER, finding(first, "signin-told"), Optional.of(Said.ME));
    house.now = house.now.plus(Duration.ofMinutes(5));
    AuditId second = audited(consent);
    house.now = house.now.plus(Duration.ofMinutes(5));
    answering.answer(second, OWNER, finding(second, "signin-told"), Optional.of(Said.NOT_ME));

    assertEquals("not mine", said(audited(consent)));
  }

  @Test
  void anotherConsentKnowsNothingOfIt() throws Exception {
    AuditId first = audited(house.consent());
    answering.answer(first, OWNER, finding(first, "signin-told"), Optional.of(Said.ME));

    assertEquals("nothing", said(audited(house.consent())));
  }

  @Test
  void anErasedAuditTakesItsAnswersAlong() throws Exception {
    ConsentId consent = house.consent();
    AuditId first = audited(consent);
    answering.answer(first, OWNER, finding(first, "signin-told"), Optional.of(Said.ME));
    house.requests.erase(first, OWNER);

    assertEquals("nothing", said(audited(consent)));
  }

  private AuditId audited(ConsentId consent) throws Exception {
    AuditId id = house.start(consent);
    house.work();
    return id;
  }

  private String finding(AuditId id, String check) {
    return house
        .store
        .reports()
        .find(id)
        .orElseThrow()
        .findings()
        .filter(told -> is(told, check))
        .map(Finding::fingerprint)
        .findFirst()
        .orElseThrow();
  }

  private String said(AuditId id) {
    return house
        .store
        .reports()
        .find(id)
        .orElseThrow()
        .findings()
        .filter(told -> is(told, "signin-told"))
        .map(told -> told.facts().getOrDefault("said", ""))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(Finding finding, String check) {
    return finding.check().value().equals(check);
  }

  private Refusal refusal(AuditId id, String subject, String finding) {
    return assertThrows(
            RefusedException.class,
            () -> answering.answer(id, subject, finding, Optional.of(Said.ME)))
        .why();
  }

  /// Tells of each sign-in, and what the owner said of its network.
  @CheckInfo(
      id = "signin-told",
      reads = SignIn.class,
      severity = Severity.MEDIUM,
      signs = "S17",
      attack = "T1078")
  static final class TellSignIns implements ItemCheck<SignIn> {
    @Override
    public List<Finding> inspect(SignIn signIn, AuditContext context) {
      Owner owner = context.owner();
      String said =
          owner.said("network", NETWORK, true, context.asOf())
              ? "mine"
              : owner.said("network", NETWORK, false, context.asOf()) ? "not mine" : "nothing";
      return List.of(about(signIn).with("network", NETWORK).with("said", said));
    }
  }

  /// Stands for a check on rules, whatever facts it tells.
  @CheckInfo(
      id = "rule-told",
      reads = SignIn.class,
      severity = Severity.HIGH,
      signs = "S01",
      attack = "T1114.003")
  static final class TellForwards implements ItemCheck<SignIn> {
    @Override
    public List<Finding> inspect(SignIn signIn, AuditContext context) {
      return List.of(about(signIn).with("network", NETWORK));
    }
  }
}
