package org.inboxaudit.risk;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;

/// Concludes from all outcomes of an audit what they mean together.
///
/// The two answers stay apart: whether somebody is in the mailbox, and what it would have shown
/// them. Nothing is added up, because people read a number as a promise (ADR 9).
public final class Risk {
  /// Weightiest first. Total, so that two readings of the same mailbox give the same order.
  public static final Comparator<Finding> BY_WEIGHT =
      Comparator.comparing(Finding::severity)
          .thenComparing(Finding::confidence)
          .reversed()
          .thenComparing(Finding::fingerprint);

  private Risk() {}

  /// Which of the three headings holds.
  ///
  /// Only a finding that is both critical and hardly innocent asks for action today; findings of
  /// [Severity#INFO] never count.
  ///
  /// @param outcomes the answer of every check of the catalog
  public static Verdict verdict(SortedMap<CheckId, Outcome> outcomes) {
    List<Finding> counted =
        outcomes.values().stream()
            .flatMap(Risk::findings)
            .filter(finding -> finding.severity() != Severity.INFO)
            .sorted(BY_WEIGHT)
            .toList();
    long concluded = outcomes.values().stream().filter(Risk::concluded).count();
    return new Verdict(
        level(counted),
        counted.stream().map(Finding::fingerprint).toList(),
        Math.toIntExact(concluded),
        outcomes.size());
  }

  private static Verdict.Level level(List<Finding> counted) {
    if (counted.isEmpty()) {
      return Verdict.Level.NOTHING_SEEN;
    }
    return counted.stream().anyMatch(Risk::asksForAction) ? Verdict.Level.ACT : Verdict.Level.CHECK;
  }

  private static boolean asksForAction(Finding finding) {
    return finding.severity() == Severity.CRITICAL && finding.confidence() == Confidence.STRONG;
  }

  /// Whether the check could answer in full: what was missing could have changed any other answer.
  private static boolean concluded(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> found.gaps().isEmpty();
      case Outcome.Clear _ -> true;
      case Outcome.Inconclusive _, Outcome.NotChecked _, Outcome.Failed _ -> false;
    };
  }

  /// What the mailbox would have shown, as the exposure checks counted it: their informing findings
  /// carry the numbers as facts.
  public static Exposure exposure(SortedMap<CheckId, Outcome> outcomes) {
    List<Finding> counts =
        outcomes.entrySet().stream()
            .filter(entry -> entry.getKey().family() == CheckFamily.EXPOSURE)
            .flatMap(entry -> findings(entry.getValue()))
            .filter(finding -> finding.severity() == Severity.INFO)
            .sorted(BY_WEIGHT)
            .toList();
    Exposure unknown = Exposure.NOT_COUNTED;
    return new Exposure(
        fact(counts, "people").orElse(unknown.people()),
        fact(counts, "messages").orElse(unknown.messages()),
        fact(counts, "files").orElse(unknown.files()),
        year(counts, "first_year", unknown.firstYear()),
        year(counts, "last_year", unknown.lastYear()),
        fact(counts, "accounts").orElse(unknown.accounts()));
  }

  private static int year(List<Finding> findings, String name, int unknown) {
    OptionalLong year = fact(findings, name);
    return year.isPresent() && year.getAsLong() <= 9999
        ? Math.toIntExact(year.getAsLong())
        : unknown;
  }

  /// A fact that is no plain count is as good as not counted.
  private static OptionalLong fact(List<Finding> findings, String name) {
    return findings.stream()
        .flatMap(finding -> Stream.ofNullable(finding.facts().get(name)))
        .filter(value -> value.length() <= 18 && !value.isEmpty())
        .filter(value -> value.chars().allMatch(c -> c >= '0' && c <= '9'))
        .mapToLong(Long::parseLong)
        .findFirst();
  }

  private static Stream<Finding> findings(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> found.findings().stream();
      case Outcome.Clear _, Outcome.Inconclusive _, Outcome.NotChecked _, Outcome.Failed _ ->
          Stream.empty();
    };
  }
}
