package org.inboxaudit.report;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Risk;

/// Makes the report out of the answers of all checks.
public final class ReportMaker {
  private static final String HIDDEN = "•••";

  /// Findings by the weight of their first; then what could not be answered; then what informs;
  /// then what was seen in full and held nothing.
  private static final Comparator<CheckResult> BY_WEIGHT =
      Comparator.<CheckResult>comparingInt(result -> group(result.outcome()))
          .thenComparing(
              (one, other) ->
                  one.outcome() instanceof Outcome.Found a
                          && other.outcome() instanceof Outcome.Found b
                      ? Risk.BY_WEIGHT.compare(a.findings().getFirst(), b.findings().getFirst())
                      : 0)
          .thenComparing(CheckResult::check);

  private ReportMaker() {}

  /// What stands on the cover of a report.
  ///
  /// @param audit the id of the audit
  /// @param mailbox the address; only its masked form goes into the report
  /// @param partial whether the reading ended before its end
  /// @param intel the versions of the word lists and tables used
  /// @param product the version of the service
  public record Cover(
      String audit,
      EmailAddress mailbox,
      Instant createdAt,
      Instant keptUntil,
      boolean partial,
      String intel,
      String product) {}

  /// @param results one for each check of the catalog, in any order
  public static Report make(Cover cover, Collection<CheckResult> results) {
    SortedMap<CheckId, Outcome> outcomes = outcomes(results);
    return new Report(
        Report.VERSION,
        cover.audit(),
        masked(cover.mailbox()),
        cover.createdAt(),
        cover.keptUntil(),
        cover.partial(),
        Risk.verdict(outcomes),
        Risk.exposure(outcomes),
        sorted(results),
        List.of(),
        cover.intel(),
        cover.product());
  }

  /// The same report, concluded from what its checks answer now.
  ///
  /// @param answers what the owner said, already in the results
  static Report again(Report report, Collection<CheckResult> results, List<Answer> answers) {
    SortedMap<CheckId, Outcome> outcomes = outcomes(results);
    return new Report(
        report.version(),
        report.audit(),
        report.mailbox(),
        report.createdAt(),
        report.keptUntil(),
        report.partial(),
        Risk.verdict(outcomes),
        Risk.exposure(outcomes),
        sorted(results),
        answers,
        report.intel(),
        report.product());
  }

  private static SortedMap<CheckId, Outcome> outcomes(Collection<CheckResult> results) {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    for (CheckResult result : results) {
      if (outcomes.put(result.check(), result.outcome()) != null) {
        throw new IllegalArgumentException("two answers of " + result.check());
      }
    }
    return outcomes;
  }

  private static List<CheckResult> sorted(Collection<CheckResult> results) {
    return results.stream().map(ReportMaker::sorted).sorted(BY_WEIGHT).toList();
  }

  /// An address that its owner recognises and a stranger cannot write to: `t•••@e•••.org`. The
  /// report may lie on a seized device or in a printer (T14).
  static String masked(EmailAddress address) {
    String domain = address.domain().name();
    int dot = domain.lastIndexOf('.');
    return first(address.localPart())
        + "@"
        + first(domain)
        + (dot < 0 ? "" : domain.substring(dot));
  }

  private static String first(String text) {
    return text.isEmpty() ? HIDDEN : Character.toString(text.codePointAt(0)) + HIDDEN;
  }

  private static CheckResult sorted(CheckResult result) {
    return switch (result.outcome()) {
      case Outcome.Found found ->
          result.with(
              new Outcome.Found(
                  found.findings().stream().sorted(Risk.BY_WEIGHT).toList(),
                  found.omitted(),
                  found.gaps()));
      case Outcome.Clear _, Outcome.Inconclusive _, Outcome.NotChecked _, Outcome.Failed _ ->
          result;
    };
  }

  private static int group(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found when found.findings().getFirst().severity() != Severity.INFO -> 0;
      case Outcome.Failed _ -> 1;
      case Outcome.NotChecked _ -> 2;
      case Outcome.Inconclusive _ -> 3;
      case Outcome.Found _ -> 4;
      case Outcome.Clear _ -> 5;
    };
  }
}
