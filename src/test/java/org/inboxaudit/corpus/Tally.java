package org.inboxaudit.corpus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inboxaudit.corpus.Verdict.Outcome;

/// The counts of one kind, and which files they are about.
final class Tally {
  private static final int NAMED = 200;

  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final List<String> faults = new ArrayList<>();
  private String slowest = "–";
  private Duration longest = Duration.ZERO;

  void add(String path, Verdict verdict, Duration taken) {
    counts.merge(verdict.outcome(), 1, Integer::sum);
    if (verdict.isFault()) {
      faults.add("  %s %s: %s".formatted(verdict.outcome(), path, verdict.why()));
    }
    if (taken.compareTo(longest) >= 0) {
      longest = taken;
      slowest = path;
    }
  }

  int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /// Whether nothing was missed and nothing wrong.
  boolean clean() {
    return faults.isEmpty();
  }

  List<String> lines(String kind) {
    List<String> lines = new ArrayList<>(faults.subList(0, Math.min(NAMED, faults.size())));
    if (faults.size() > NAMED) {
      lines.add("  and %d more".formatted(faults.size() - NAMED));
    }
    lines.add(
        "%s found %d missed %d wrong %d quiet %d unjudged %d"
            .formatted(
                kind,
                count(Outcome.FOUND),
                count(Outcome.MISSED),
                count(Outcome.WRONG),
                count(Outcome.QUIET),
                count(Outcome.UNJUDGED)));
    lines.add("%s slowest %d ms %s".formatted(kind, longest.toMillis(), slowest));
    return lines;
  }
}
