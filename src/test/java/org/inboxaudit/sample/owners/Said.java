package org.inboxaudit.sample.owners;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.risk.Verdict;

/// What an audit says of an owner, or must say: one line that people can read.
///
/// @param findings check and severity, `rule-external-forward HIGH`, and how often if more than
///   once; how much a mailbox exposes is left out
/// @param unseen checks that found nothing and could not see everything, which the report lists
///   with where to look by hand
/// @param failed checks that failed, by a fault of ours
record Said(Verdict.Level level, List<String> findings, List<String> unseen, List<String> failed) {

  static Said of(SortedMap<CheckId, Outcome> outcomes) {
    SortedMap<String, Integer> found = new TreeMap<>();
    List<String> unseen = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    outcomes.forEach(
        (check, outcome) -> {
          switch (outcome) {
            case Outcome.Found all when check.family() != CheckFamily.EXPOSURE -> {
              for (Finding finding : all.findings()) {
                found.merge(check + " " + finding.severity(), 1, Integer::sum);
              }
            }
            case Outcome.Failed _ -> failed.add(check.value());
            case Outcome.Inconclusive _, Outcome.NotChecked _ -> unseen.add(check.value());
            case Outcome.Found _, Outcome.Clear _ -> {}
          }
        });
    List<String> findings = new ArrayList<>();
    found.forEach((line, count) -> findings.add(count > 1 ? line + " x" + count : line));
    return new Said(Risk.verdict(outcomes).level(), findings, unseen, failed);
  }

  /// Whether this was found, however often.
  boolean holds(String finding) {
    return findings.stream()
        .anyMatch(line -> line.equals(finding) || line.startsWith(finding + " x"));
  }

  @Override
  public String toString() {
    return level + " | " + (findings.isEmpty() ? "nothing" : String.join(", ", findings));
  }
}
