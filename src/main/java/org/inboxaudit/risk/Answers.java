package org.inboxaudit.risk;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;

/// Weighs findings anew once the owner has answered.
///
/// The owner's own word is the strongest evidence there is: "not me" asks for action, "me" only
/// informs from then on. What does not ask ([Question]) keeps its weight, whatever is answered.
public final class Answers {
  private Answers() {}

  /// The outcome with the answers in it.
  public static Outcome applied(Outcome outcome, List<Answer> answers) {
    return each(outcome, answers, Answers::applied);
  }

  /// The outcome as it was before these answers.
  public static Outcome original(Outcome outcome, List<Answer> answers) {
    return each(
        outcome, answers, (finding, answer) -> finding.at(answer.severity(), answer.confidence()));
  }

  private static Finding applied(Finding finding, Answer answer) {
    if (!Question.isAsked(finding)) {
      return finding;
    }
    return switch (answer.said()) {
      case ME -> finding.at(Severity.INFO);
      case NOT_ME -> finding.at(Severity.CRITICAL, Confidence.STRONG);
    };
  }

  private static Outcome each(
      Outcome outcome, List<Answer> answers, BiFunction<Finding, Answer, Finding> change) {
    Map<String, Answer> byFinding =
        answers.stream().collect(Collectors.toMap(Answer::finding, Function.identity()));
    return switch (outcome) {
      case Outcome.Found found ->
          new Outcome.Found(
              found.findings().stream()
                  .map(
                      finding -> {
                        Answer answer = byFinding.get(finding.fingerprint());
                        return answer == null ? finding : change.apply(finding, answer);
                      })
                  .toList(),
              found.omitted(),
              found.gaps());
      case Outcome.Clear _, Outcome.Inconclusive _, Outcome.NotChecked _, Outcome.Failed _ ->
          outcome;
    };
  }
}
