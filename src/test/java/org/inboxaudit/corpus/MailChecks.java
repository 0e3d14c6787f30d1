package org.inboxaudit.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.Catalog;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.check.Indicators;
import org.inboxaudit.check.Owner;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;

/// All checks over one message, as if it were the only one in a mailbox, for an operator who
/// supplied no indicators.
final class MailChecks {
  /// Each check with the tester that runs it.
  private final Map<Check, CheckTester> checks = new LinkedHashMap<>();

  MailChecks() {
    Catalog.checks()
        .forEach(check -> checks.put(check, CheckTester.of(check).withIndicators(Indicators.NONE)));
  }

  SortedMap<CheckId, Outcome> outcomes(WholeMessage message) {
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    Owner owner = new Owner(Set.of(message.owner()), Set.of(), false, List.of());
    checks.forEach(
        (check, tester) -> {
          List<Evidence> read =
              message.evidence().stream()
                  .filter(piece -> check.reads().contains(piece.kind()))
                  .toList();
          List<Finding> findings = read.isEmpty() ? List.of() : tester.owner(owner).run(read);
          outcomes.put(
              check.id(),
              findings.isEmpty()
                  ? new Outcome.Clear(read.size())
                  : new Outcome.Found(findings, 0, List.of()));
        });
    return outcomes;
  }

  /// What does more than inform.
  static List<Finding> aboveANote(SortedMap<CheckId, Outcome> outcomes) {
    return outcomes.values().stream()
        .filter(Outcome.Found.class::isInstance)
        .flatMap(outcome -> ((Outcome.Found) outcome).findings().stream())
        .filter(finding -> finding.severity() != Severity.INFO)
        .toList();
  }
}
