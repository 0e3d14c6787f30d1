package org.inboxaudit.report;

import java.time.Instant;
import java.util.List;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Verdict;

/// The canonical report: names and facts, no prose. JSON is its plain serialisation; every other
/// form is a view of it.
///
/// @param version of this document's shape
/// @param audit the id of the audit
/// @param mailbox the address, masked
/// @param createdAt when the report was made
/// @param keptUntil when it is erased
/// @param partial whether the reading ended before its end
/// @param results what each check of the catalog answers, weightiest first
/// @param intel the versions of the word lists and tables used
/// @param product the version of the service
public record Report(
    int version,
    String audit,
    String mailbox,
    Instant createdAt,
    Instant keptUntil,
    boolean partial,
    Verdict verdict,
    Exposure exposure,
    List<CheckResult> results,
    String intel,
    String product) {
  public static final int VERSION = 1;

  public Report {
    results = List.copyOf(results);
  }

  /// What one check answers.
  ///
  /// @param attack ids of MITRE ATT&CK techniques
  /// @param signs rows of the catalog of signs
  public record CheckResult(
      CheckId check, CheckFamily family, List<String> attack, List<String> signs, Outcome outcome) {
    public CheckResult {
      attack = List.copyOf(attack);
      signs = List.copyOf(signs);
    }
  }
}
