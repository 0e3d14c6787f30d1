package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportView.Step;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.risk.Verdict;

/// Chooses what to do now: at most five steps in an order that does no harm, and one that points to
/// the rest if there is more.
///
/// First a device that can be trusted, then a copy of what was seen, then a helper; only then
/// changes. A password that is changed on a watched device, or while mail is still forwarded, is
/// lost again at once, so whatever concerns files comes before rules, and rules before sign-ins.
final class Actions {
  private static final int MOST = 5;

  private final Wording wording;

  Actions(Wording wording) {
    this.wording = wording;
  }

  List<Step> of(Verdict.Level level, List<CheckResult> results) {
    List<Step> steps = new ArrayList<>(always(level));
    List<Remedy> remedies = remedies(results);
    int room = MOST - steps.size();
    remedies.stream()
        .sorted(Comparator.comparing(Remedy::severity).reversed().thenComparing(Remedy::more))
        .limit(room)
        .sorted(Comparator.comparing(Remedy::order))
        .map(Remedy::step)
        .forEach(steps::add);
    if (remedies.size() > room) {
      steps.addAll(texts("rest"));
    }
    return steps;
  }

  /// Everything that is to be done, each once, the heaviest first.
  private List<Remedy> remedies(List<CheckResult> results) {
    Set<String> said = new HashSet<>();
    Set<CheckFamily> begun = EnumSet.noneOf(CheckFamily.class);
    List<Remedy> remedies = new ArrayList<>();
    results.stream()
        .map(CheckResult::outcome)
        .filter(Outcome.Found.class::isInstance)
        .flatMap(outcome -> ((Outcome.Found) outcome).findings().stream())
        .filter(finding -> finding.severity() != Severity.INFO)
        .sorted(Risk.BY_WEIGHT)
        .forEach(
            finding ->
                wording
                    .about(finding, "remedy")
                    .filter(text -> said.add(text.toString()))
                    .ifPresent(
                        text -> {
                          boolean more = !begun.add(finding.check().family());
                          remedies.add(remedy(finding, text, more));
                        }));
    return remedies;
  }

  private List<Step> always(Verdict.Level level) {
    return switch (level) {
      case ACT -> texts("device", "keep", "helper");
      case CHECK -> texts("device", "keep");
      case NOTHING_SEEN -> texts("by-hand", "ask");
    };
  }

  private List<Step> texts(String... names) {
    return Stream.of(names)
        .map(name -> new Step(Optional.empty(), wording.text("report.action." + name)))
        .toList();
  }

  private Remedy remedy(Finding finding, Phrase text, boolean more) {
    return new Remedy(
        finding.severity(),
        more,
        order(finding.check().family()),
        new Step(Optional.of(wording.title(finding.check())), text));
  }

  private static int order(CheckFamily family) {
    return switch (family) {
      case ATTACHMENT -> 1;
      case RULE -> 2;
      case ACCOUNT -> 3;
      case SIGNIN -> 4;
      case MESSAGE -> 5;
      case EXPOSURE -> 6;
    };
  }

  /// @param more whether its family has a heavier one: of two that weigh the same, one about
  ///   another family comes first, so that many files do not push the one rule off the list
  private record Remedy(Severity severity, boolean more, int order, Step step) {}
}
