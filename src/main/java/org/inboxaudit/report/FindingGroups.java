package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportView.Asked;
import org.inboxaudit.report.ReportView.Group;
import org.inboxaudit.report.ReportView.Seen;
import org.inboxaudit.risk.Answer;
import org.inboxaudit.risk.Answer.Said;
import org.inboxaudit.risk.Question;
import org.inboxaudit.risk.Risk;

/// Gathers findings that say the same about different places, so that a page says why and what to
/// do once. The order of weight stays: only findings of one weight are gathered.
final class FindingGroups {
  /// A page with more of the same would not be read; all of them are in the JSON.
  private static final int SHOWN = 20;

  private final Wording wording;
  private final Report report;

  FindingGroups(Wording wording, Report report) {
    this.wording = wording;
    this.report = report;
  }

  List<Group> of(BiPredicate<CheckId, Finding> wanted) {
    Map<CheckId, CheckResult> byCheck = new LinkedHashMap<>();
    Map<Meaning, List<Finding>> groups = new LinkedHashMap<>();
    report.results().forEach(result -> byCheck.put(result.check(), result));
    report
        .findings()
        .filter(finding -> wanted.test(finding.check(), finding))
        .sorted(Risk.BY_WEIGHT)
        .forEach(f -> groups.computeIfAbsent(meaning(f), _ -> new ArrayList<>()).add(f));
    List<Group> shown = new ArrayList<>();
    Set<Advice> said = new HashSet<>();
    groups.forEach(
        (meaning, findings) -> {
          CheckResult result = byCheck.get(meaning.check());
          if (result != null) {
            Group group = group(meaning, findings, result);
            boolean repeated = !said.add(meaning.advice()) && meaning.remedy().isPresent();
            shown.add(repeated ? withoutAdvice(group) : group);
          }
        });
    return shown;
  }

  private Group group(Meaning meaning, List<Finding> findings, CheckResult result) {
    long omitted =
        result.outcome() instanceof Outcome.Found found && holdsLightest(findings, found)
            ? found.omitted()
            : 0;
    long more = omitted + Math.max(0, findings.size() - SHOWN);
    return new Group(
        wording.title(meaning.check()),
        meaning.severity(),
        meaning.confidence(),
        wording.severity(meaning.severity()),
        wording.confidence(meaning.confidence()),
        findings.stream().limit(SHOWN).map(this::seen).toList(),
        more > 0 ? Optional.of(wording.counted("report.finding.more", more)) : Optional.empty(),
        meaning.why(),
        meaning.normal(),
        meaning.remedy(),
        Optional.empty(),
        result.attack());
  }

  /// The same check weighs some of what it saw less: what to do about it was said above.
  private Group withoutAdvice(Group group) {
    return new Group(
        group.title(),
        group.severity(),
        group.confidence(),
        group.severityWord(),
        group.confidenceWord(),
        group.seen(),
        group.more(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(wording.text("report.finding.same")),
        List.of());
  }

  /// Whether these are the lightest findings of the check: those that were counted and not kept are
  /// told there, and only there.
  private static boolean holdsLightest(List<Finding> findings, Outcome.Found found) {
    return found.findings().stream().max(Risk.BY_WEIGHT).filter(findings::contains).isPresent();
  }

  private Seen seen(Finding finding) {
    return new Seen(
        wording.about(finding, "found").orElseGet(() -> wording.title(finding.check())),
        wording.effect(finding),
        wording.standing(finding),
        finding.when().map(wording::time),
        asked(finding));
  }

  private Optional<Asked> asked(Finding finding) {
    if (!Question.isAsked(finding)) {
      return Optional.empty();
    }
    Optional<Answer> answer = report.answer(finding);
    return Optional.of(
        new Asked(
            answer.map(wording::answer),
            answer.map(before -> wording.before(before.severity(), before.confidence()))));
  }

  private Meaning meaning(Finding finding) {
    return new Meaning(
        finding.check(),
        finding.severity(),
        finding.confidence(),
        wording.about(finding, "why"),
        wording.about(finding, "normal").filter(_ -> !said(finding, Said.NOT_ME)),
        wording.about(finding, "remedy").filter(_ -> !said(finding, Said.ME)));
  }

  private boolean said(Finding finding, Said word) {
    return report.answer(finding).filter(answer -> answer.said() == word).isPresent();
  }

  private record Meaning(
      CheckId check,
      Severity severity,
      Confidence confidence,
      Optional<Phrase> why,
      Optional<Phrase> normal,
      Optional<Phrase> remedy) {

    Advice advice() {
      return new Advice(check, why, normal, remedy);
    }
  }

  private record Advice(
      CheckId check, Optional<Phrase> why, Optional<Phrase> normal, Optional<Phrase> remedy) {}
}
