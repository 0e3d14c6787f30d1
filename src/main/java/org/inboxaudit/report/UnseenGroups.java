package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportView.ByHand;
import org.inboxaudit.report.ReportView.Missing;
import org.inboxaudit.report.ReportView.Unseen;

/// Gathers the checks that could not see everything, by what they could not see, so that one reason
/// is read once and not under every check it struck.
final class UnseenGroups {
  private static final int PLACES_SHOWN = 10;

  private final Wording wording;

  UnseenGroups(Wording wording) {
    this.wording = wording;
  }

  List<Unseen> of(List<CheckResult> results) {
    Map<Cause, List<CheckResult>> groups = new LinkedHashMap<>();
    for (CheckResult result : results) {
      List<Gap> gaps = gaps(result.outcome());
      if (!gaps.isEmpty() || result.outcome() instanceof Outcome.Failed) {
        groups
            .computeIfAbsent(cause(wording.outcome(result.outcome()), gaps), _ -> new ArrayList<>())
            .add(result);
      }
    }
    List<Unseen> unseen = new ArrayList<>();
    groups.forEach(
        (cause, checks) ->
            unseen.add(
                new Unseen(
                    cause.state(), missing(checks), checks.stream().map(this::byHand).toList())));
    return unseen;
  }

  /// Where neither places nor numbers are known, the reason is all there is to read, and one
  /// reading of it is enough for all kinds.
  private static Cause cause(Phrase state, List<Gap> gaps) {
    return gaps.stream().allMatch(UnseenGroups::isBare)
        ? new Cause(state, List.of(), gaps.stream().map(Gap::reason).distinct().sorted().toList())
        : new Cause(state, gaps, List.of());
  }

  private static boolean isBare(Gap gap) {
    return gap.where().isEmpty() && gap.items() == Gap.UNKNOWN;
  }

  /// What a check could not see.
  static List<Gap> gaps(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> found.gaps();
      case Outcome.Inconclusive inconclusive -> inconclusive.gaps();
      case Outcome.NotChecked notChecked -> notChecked.gaps();
      case Outcome.Clear _, Outcome.Failed _ -> List.of();
    };
  }

  private ByHand byHand(CheckResult result) {
    return new ByHand(wording.title(result.check()), wording.about(result.check(), "manual"));
  }

  private List<Missing> missing(List<CheckResult> checks) {
    Map<Reason, Set<Gap>> byReason = new LinkedHashMap<>();
    for (CheckResult check : checks) {
      List<Gap> gaps = gaps(check.outcome());
      boolean bare = gaps.stream().allMatch(UnseenGroups::isBare);
      for (Gap gap : gaps) {
        Reason reason = new Reason(bare ? Optional.empty() : Optional.of(gap.kind()), gap.reason());
        byReason.computeIfAbsent(reason, _ -> new LinkedHashSet<>()).add(gap);
      }
    }
    List<Missing> missing = new ArrayList<>();
    byReason.forEach((reason, gaps) -> missing.add(missing(reason.reason(), List.copyOf(gaps))));
    return missing;
  }

  private Missing missing(Gap.Reason reason, List<Gap> gaps) {
    List<String> where =
        gaps.stream().map(Gap::where).filter(place -> !place.isEmpty()).distinct().toList();
    boolean known = gaps.stream().noneMatch(gap -> gap.items() == Gap.UNKNOWN);
    long more = where.size() - (long) PLACES_SHOWN;
    return new Missing(
        gaps.stream().map(Gap::kind).distinct().map(wording::kind).toList(),
        wording.gap(reason),
        wording.whoCanClose(reason),
        wording.text(isSpan(reason) ? "report.part.when" : "report.part.where"),
        where.stream().limit(PLACES_SHOWN).map(Visible::of).toList(),
        more > 0 ? Optional.of(wording.counted("report.part.where-more", more)) : Optional.empty(),
        known
            ? Optional.of(
                wording.counted("report.part.items", gaps.stream().mapToLong(Gap::items).sum()))
            : Optional.empty());
  }

  /// Whether the places are spans of time.
  private static boolean isSpan(Gap.Reason reason) {
    return reason == Gap.Reason.NOT_RETAINED;
  }

  private record Cause(Phrase state, List<Gap> gaps, List<Gap.Reason> reasons) {}

  private record Reason(Optional<EvidenceKind> kind, Gap.Reason reason) {}
}
