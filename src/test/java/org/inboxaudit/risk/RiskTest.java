package org.inboxaudit.risk;

import static org.inboxaudit.risk.Verdict.Level.ACT;
import static org.inboxaudit.risk.Verdict.Level.CHECK;
import static org.inboxaudit.risk.Verdict.Level.NOTHING_SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.junit.jupiter.api.Test;

class RiskTest {
  private static final Gap GAP = Gap.of(EvidenceKind.MESSAGE, Gap.Reason.SAMPLED);

  @Test
  void asksForActionOnlyWhenAFindingIsCriticalAndStrong() {
    assertEquals(ACT, level(Severity.CRITICAL, Confidence.STRONG));
  }

  @Property
  void anyOtherFindingThatCountsIsForTheOwnerToJudge(
      @ForAll Severity severity, @ForAll Confidence confidence) {
    boolean act = severity == Severity.CRITICAL && confidence == Confidence.STRONG;
    boolean informs = severity == Severity.INFO;

    assertEquals(act ? ACT : informs ? NOTHING_SEEN : CHECK, level(severity, confidence));
  }

  @Test
  void criticalInOneFindingAndStrongInAnotherIsNotAction() {
    Verdict verdict =
        Risk.verdict(
            outcomes(
                found(
                    finding("rule-a", "1", Severity.CRITICAL, Confidence.FAIR),
                    finding("rule-a", "2", Severity.HIGH, Confidence.STRONG))));

    assertEquals(CHECK, verdict.level());
  }

  @Test
  void informingFindingsAreNoReason() {
    Verdict verdict =
        Risk.verdict(
            outcomes(
                found(
                    finding("rule-a", "1", Severity.INFO, Confidence.STRONG),
                    finding("rule-a", "2", Severity.LOW, Confidence.WEAK))));

    assertEquals(List.of("rule-a|imap|MESSAGE|2|"), verdict.because());
  }

  @Test
  void namesReasonsBySeverityThenConfidenceThenFingerprint() {
    List<Finding> findings =
        new ArrayList<>(
            List.of(
                finding("rule-a", "1", Severity.CRITICAL, Confidence.STRONG),
                finding("rule-a", "2", Severity.CRITICAL, Confidence.WEAK),
                finding("rule-a", "3", Severity.HIGH, Confidence.STRONG),
                finding("rule-a", "4", Severity.HIGH, Confidence.STRONG),
                finding("rule-a", "5", Severity.LOW, Confidence.FAIR)));
    List<String> inOrder = findings.stream().map(Finding::fingerprint).toList();
    Collections.shuffle(findings, new Random(7));

    assertEquals(
        inOrder, Risk.verdict(outcomes(new Outcome.Found(findings, 0, List.of()))).because());
  }

  @Test
  void aCheckHasConcludedWhenNothingWasMissing() {
    Verdict verdict =
        Risk.verdict(
            outcomes(
                found(finding("rule-a", "1", Severity.LOW, Confidence.WEAK)),
                new Outcome.Found(
                    List.of(finding("rule-b", "1", Severity.LOW, Confidence.WEAK)),
                    0,
                    List.of(GAP)),
                new Outcome.Clear(3),
                new Outcome.Inconclusive(3, List.of(GAP)),
                new Outcome.NotChecked(List.of(GAP)),
                new Outcome.Failed("inc-1")));

    assertEquals(List.of(2, 6), List.of(verdict.concluded(), verdict.checks()));
  }

  @Test
  void readsTheCountsOfTheExposureChecks() {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    put(outcomes, informing("exposure-people").with("people", 40));
    put(
        outcomes,
        informing("exposure-history")
            .with("messages", 900)
            .with("files", 12)
            .with("first_year", 2014)
            .with("last_year", 2026));
    put(outcomes, informing("exposure-accounts").with("accounts", 7));

    assertEquals(new Exposure(40, 900, 12, 2014, 2026, 7), Risk.exposure(outcomes));
  }

  @Test
  void whatNobodyCountedIsNotZero() {
    assertEquals(Exposure.NOT_COUNTED, Risk.exposure(new TreeMap<>()));
  }

  @Test
  void ignoresCountsThatOtherChecksCarry() {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    put(outcomes, informing("message-burst").with("people", 40));

    assertEquals(-1, Risk.exposure(outcomes).people());
  }

  @Test
  void ignoresAFactThatIsNoCount() {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    put(
        outcomes,
        informing("exposure-people")
            .with("people", "-3")
            .with("accounts", "many")
            .with("messages", "9".repeat(40))
            .with("last_year", "99999"));

    assertEquals(Exposure.NOT_COUNTED, Risk.exposure(outcomes));
  }

  private static Verdict.Level level(Severity severity, Confidence confidence) {
    return Risk.verdict(outcomes(found(finding("rule-a", "1", severity, confidence)))).level();
  }

  private static SortedMap<CheckId, Outcome> outcomes(Outcome... outcomes) {
    SortedMap<CheckId, Outcome> map = new TreeMap<>();
    for (Outcome outcome : outcomes) {
      map.put(new CheckId("rule-" + (char) ('a' + map.size())), outcome);
    }
    return map;
  }

  private static void put(SortedMap<CheckId, Outcome> outcomes, Finding finding) {
    outcomes.put(finding.check(), found(finding));
  }

  private static Outcome found(Finding... findings) {
    return new Outcome.Found(List.of(findings), 0, List.of());
  }

  private static Finding informing(String check) {
    return finding(check, "all", Severity.INFO, Confidence.STRONG);
  }

  private static Finding finding(
      String check, String key, Severity severity, Confidence confidence) {
    return new Finding(
        new CheckId(check),
        new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, key),
        Optional.empty(),
        severity,
        confidence,
        new TreeMap<>());
  }
}
