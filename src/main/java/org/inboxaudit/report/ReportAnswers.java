package org.inboxaudit.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Answer.Said;
import org.inboxaudit.risk.Answers;

/// Puts the owner's answers into a report, so that heading, order and steps are those of somebody
/// who knows the answer; and takes them out again.
public final class ReportAnswers {
  private ReportAnswers() {}

  /// The finding that a document of this report names like this. A document shows names made
  /// visible; one that could be two findings is none.
  public static Optional<Finding> find(Report report, String id) {
    List<Finding> named =
        report
            .findings()
            .filter(finding -> Visible.whole(finding.fingerprint()).equals(id))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /// The report with an answer about one of its findings. The same answer again changes nothing,
  /// not even its time.
  public static Report with(Report report, Finding finding, Said said, Instant at) {
    Optional<Answer> before = report.answer(finding);
    if (before.filter(answer -> answer.said() == said).isPresent()) {
      return report;
    }
    List<Answer> answers = others(report, finding);
    answers.add(
        new Answer(
            finding.fingerprint(),
            said,
            at,
            before.map(Answer::severity).orElse(finding.severity()),
            before.map(Answer::confidence).orElse(finding.confidence())));
    return answered(report, answers);
  }

  /// The report as if this finding had never been answered.
  public static Report without(Report report, Finding finding) {
    return report.answer(finding).isEmpty() ? report : answered(report, others(report, finding));
  }

  private static List<Answer> others(Report report, Finding finding) {
    List<Answer> answers = new ArrayList<>(report.answers());
    answers.removeIf(answer -> answer.finding().equals(finding.fingerprint()));
    return answers;
  }

  private static Report answered(Report report, List<Answer> answers) {
    return ReportMaker.again(
        report,
        report.results().stream()
            .map(
                result ->
                    result.with(
                        Answers.applied(
                            Answers.original(result.outcome(), report.answers()), answers)))
            .toList(),
        answers);
  }
}
