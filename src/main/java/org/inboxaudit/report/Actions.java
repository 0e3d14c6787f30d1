package org.inboxaudit.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Risk;
import org.inboxaudit.risk.Verdict;

/// Chooses what to do now: at most five steps in an order that does no harm.
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

  List<Phrase> of(Verdict.Level level, List<CheckResult> results) {
    List<Phrase> always = always(level);
    Stream<Remedy> remedies =
        results.stream()
            .map(CheckResult::outcome)
            .filter(Outcome.Found.class::isInstance)
            .flatMap(outcome -> ((Outcome.Found) outcome).findings().stream())
            .filter(finding -> finding.severity() != Severity.INFO)
            .sorted(Risk.BY_WEIGHT)
            .flatMap(finding -> remedy(finding).stream());
    List<Remedy> chosen =
        remedies
            .collect(
                java.util.stream.Collectors.toMap(
                    remedy -> remedy.text().toString(),
                    remedy -> remedy,
                    (first, _) -> first,
                    java.util.LinkedHashMap::new))
            .values()
            .stream()
            .limit(MOST - always.size())
            .sorted(Comparator.comparing(Remedy::step))
            .toList();
    return Stream.concat(always.stream(), chosen.stream().map(Remedy::text)).toList();
  }

  private List<Phrase> always(Verdict.Level level) {
    return switch (level) {
      case ACT -> texts("device", "keep", "helper");
      case CHECK -> texts("device", "keep");
      case NOTHING_SEEN -> texts("by-hand", "ask");
    };
  }

  private List<Phrase> texts(String... names) {
    return Stream.of(names).map(name -> wording.text("report.action." + name)).toList();
  }

  private Optional<Remedy> remedy(Finding finding) {
    return wording
        .about(finding, "remedy")
        .map(text -> new Remedy(step(finding.check().family()), text));
  }

  private static int step(CheckFamily family) {
    return switch (family) {
      case ATTACHMENT -> 1;
      case RULE -> 2;
      case SIGNIN -> 3;
      case MESSAGE -> 4;
      case EXPOSURE -> 5;
    };
  }

  private record Remedy(int step, Phrase text) {}
}
