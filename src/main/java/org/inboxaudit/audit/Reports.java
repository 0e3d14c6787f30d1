package org.inboxaudit.audit;

import java.util.Optional;
import org.inboxaudit.report.Report;

/// Where finished reports are kept until they expire.
public interface Reports {
  /// Saves the report of an audit; a second report of the same audit replaces the first.
  void save(AuditId id, Report report);

  Optional<Report> find(AuditId id);

  /// The audit whose case code has this hash ([CaseCode#hash]).
  Optional<AuditId> byCaseCode(String caseCodeHash);

  /// Notes the hash of an audit's case code; the code itself is never stored.
  void keepCaseCode(AuditId id, String caseCodeHash);
}
