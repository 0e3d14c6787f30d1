package org.inboxaudit.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.inboxaudit.check.Indicators.Hit;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What was seen of indicators, each once, however often it stands in the mailbox.
///
/// @param kept by kind and value: the same ones whatever order they come in
/// @param more whether there were more than these
public record Sightings(SortedMap<String, Sighting> kept, boolean more) {
  private static final int MOST = 50;

  public static Sightings none() {
    return new Sightings(new TreeMap<>(), false);
  }

  /// Adds one place.
  ///
  /// @param at when it came or happened
  /// @param direct false if it is only told about there
  /// @param reached whether somebody opened it, answered it or got in
  public Sightings and(Hit hit, EvidenceRef ref, Instant at, boolean direct, boolean reached) {
    kept.merge(Sighting.key(hit), Sighting.of(hit, ref, at, direct, reached), Sighting::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Sightings(kept, true);
  }

  /// One finding for each indicator, and one that says that there are more.
  ///
  /// @param about makes the finding of a place
  public List<Finding> conclude(Function<EvidenceRef, Finding> about, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    kept.forEach(
        (key, seen) -> findings.add(seen.tell(about.apply(seen.first().within(key)), context)));
    if (more) {
      Finding rest = about.apply(kept.lastEntry().getValue().first().withPart("more"));
      findings.add(rest.at(Severity.INFO, Confidence.WEAK).with("variant", "more"));
    }
    return findings;
  }
}
