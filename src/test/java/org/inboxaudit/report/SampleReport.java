package org.inboxaudit.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Verdict;

/// Reports for tests. The mailbox, its owner and what happened to them are invented.
final class SampleReport {
  static final Instant CREATED = Instant.parse("2026-03-01T09:30:00Z");

  private SampleReport() {}

  /// One outcome of every kind, findings of several weights, and gaps.
  static Report mixed() {
    Finding forward =
        finding("rule-external-forward", EvidenceKind.MAIL_RULE, "main/1")
            .at(Severity.CRITICAL, Confidence.STRONG)
            .with("target", "drop@elsewhere.example");
    Finding hidden =
        finding("rule-hides-mail", EvidenceKind.MAIL_RULE, "main/2").with("folder", "RSS Feeds");
    Finding people =
        finding("exposure-people", EvidenceKind.MESSAGE, "all")
            .at(Severity.INFO, Confidence.STRONG)
            .with("people", 412);
    return report(
        new Verdict(Verdict.Level.ACT, List.of(forward.fingerprint(), hidden.fingerprint()), 3, 7),
        new Exposure(412, 18_204, 3_120, 2011, 2026, 14),
        List.of(
            result("rule-external-forward", new Outcome.Found(List.of(forward), 0, List.of())),
            result(
                "rule-hides-mail",
                new Outcome.Found(
                    List.of(hidden),
                    2,
                    List.of(new Gap(EvidenceKind.MAIL_RULE, Gap.Reason.UNREADABLE, "old", 1)))),
            result("exposure-people", new Outcome.Found(List.of(people), 0, List.of())),
            result(
                "attachment-program",
                new Outcome.Inconclusive(
                    210,
                    List.of(
                        new Gap(
                            EvidenceKind.ATTACHMENT,
                            Gap.Reason.LIMIT_REACHED,
                            "Archive",
                            Gap.UNKNOWN)))),
            result(
                "signin-new-place",
                new Outcome.NotChecked(
                    List.of(Gap.of(EvidenceKind.SIGN_IN, Gap.Reason.NOT_SUPPORTED)))),
            result("signin-notice", new Outcome.Failed("inc-7f3a")),
            result("message-not-yours", new Outcome.Clear(1_204))));
  }

  static Report report(Verdict verdict, Exposure exposure, List<CheckResult> results) {
    return new Report(
        Report.VERSION,
        "aud_sample",
        "o•••@e•••.org",
        CREATED,
        Instant.parse("2026-03-02T09:30:00Z"),
        false,
        verdict,
        exposure,
        results,
        List.of(),
        "words-1",
        "0.1.0");
  }

  static CheckResult result(String check, Outcome outcome) {
    CheckId id = new CheckId(check);
    return new CheckResult(id, id.family(), List.of("T1114.003"), List.of("S01"), outcome);
  }

  static Finding finding(String check, EvidenceKind kind, String key) {
    return new Finding(
        new CheckId(check),
        new EvidenceRef(new SourceId("imap"), kind, key),
        Optional.of(Instant.parse("2026-02-11T22:14:00Z")),
        Severity.MEDIUM,
        Confidence.FAIR,
        new TreeMap<>());
  }
}
