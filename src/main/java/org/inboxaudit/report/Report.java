package org.inboxaudit.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Moment;
import org.inboxaudit.risk.Presence;
import org.inboxaudit.risk.Timeline;
import org.inboxaudit.risk.Verdict;

/// The canonical report: names and facts, no prose. JSON is its plain serialisation; every other
/// form is a view of it.
///
/// @param version of this document's shape
/// @param audit the id of the audit
/// @param mailbox the address, masked
/// @param createdAt when the report was made
/// @param keptUntil when it is erased
/// @param partial whether the reading ended before its end
/// @param results what each check of the catalog answers, weightiest first, with the answers of the
///   owner in it
/// @param answers what the owner said about some of it, and what that weighed before
/// @param intel the versions of the word lists and tables used
/// @param product the version of the service
public record Report(
    int version,
    String audit,
    String mailbox,
    Instant createdAt,
    Instant keptUntil,
    boolean partial,
    Verdict verdict,
    Exposure exposure,
    List<CheckResult> results,
    List<Answer> answers,
    String intel,
    String product) {
  public static final int VERSION = 2;

  public Report {
    results = List.copyOf(results);
    answers = List.copyOf(answers);
  }

  /// What the owner said about a finding, if they did.
  Optional<Answer> answer(Finding finding) {
    String fingerprint = finding.fingerprint();
    return answers.stream().filter(answer -> answer.finding().equals(fingerprint)).findFirst();
  }

  /// What the owner said about the finding that a document of this report names like this.
  public Optional<Answer> answer(String id) {
    return ReportAnswers.find(this, id).flatMap(this::answer);
  }

  /// All findings, weightiest checks first.
  public Stream<Finding> findings() {
    return results.stream()
        .map(CheckResult::outcome)
        .filter(Outcome.Found.class::isInstance)
        .flatMap(outcome -> ((Outcome.Found) outcome).findings().stream());
  }

  /// What happened, in order.
  List<Moment> timeline() {
    return Timeline.of(outcomes(), answers);
  }

  /// How long somebody may have been there.
  Optional<Presence> presence() {
    return Presence.of(timeline(), outcomes(), createdAt);
  }

  /// The outcome of every check.
  List<Outcome> outcomes() {
    return results.stream().map(CheckResult::outcome).toList();
  }

  /// What one check answers.
  ///
  /// @param attack ids of MITRE ATT&CK techniques
  /// @param signs rows of the catalog of signs
  public record CheckResult(
      CheckId check, CheckFamily family, List<String> attack, List<String> signs, Outcome outcome) {
    public CheckResult {
      attack = List.copyOf(attack);
      signs = List.copyOf(signs);
    }

    CheckResult with(Outcome other) {
      return new CheckResult(check, family, attack, signs, other);
    }
  }
}
