package org.inboxaudit.risk;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;

/// Findings for tests of what is concluded from them.
final class SampleFindings {
  private SampleFindings() {}

  /// A finding of medium weight without a moment.
  static Finding finding(String check, String key) {
    return new Finding(
        new CheckId(check),
        new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, key),
        Optional.empty(),
        Severity.MEDIUM,
        Confidence.FAIR,
        new TreeMap<>());
  }

  static Finding finding(String check, String moment, Severity severity) {
    return finding(check, moment).when(Instant.parse(moment)).at(severity);
  }

  static Outcome found(Finding... findings) {
    return new Outcome.Found(Arrays.asList(findings), 0, List.of());
  }
}
