package org.inboxaudit.audit;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inboxaudit.check.Owner;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.report.Report;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Question;

/// What an audit is told of the owner's answers to the reports before it.
final class EarlierAnswers {
  private EarlierAnswers() {}

  /// Of two answers about the same thing the later one holds.
  static List<Owner.Answer> in(List<Report> reports) {
    SortedMap<String, Owner.Answer> latest = new TreeMap<>();
    reports.stream()
        .flatMap(EarlierAnswers::told)
        .sorted(Comparator.comparing(told -> told.answer().at()))
        .forEach(told -> latest.put(told.fact() + "\0" + told.value(), told.word()));
    return List.copyOf(latest.values());
  }

  private static Stream<Told> told(Report report) {
    return report.answers().stream()
        .flatMap(
            answer ->
                report
                    .findings()
                    .filter(finding -> finding.fingerprint().equals(answer.finding()))
                    .flatMap(finding -> told(finding, answer)));
  }

  private static Stream<Told> told(Finding finding, Answer answer) {
    return Question.about(finding).stream()
        .map(fact -> new Told(fact, finding.facts().getOrDefault(fact, ""), answer));
  }

  private record Told(String fact, String value, Answer answer) {
    Owner.Answer word() {
      return new Owner.Answer(fact, value, answer.said() == Answer.Said.ME, answer.until());
    }
  }
}
