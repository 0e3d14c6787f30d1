package org.inboxaudit.audit;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.inboxaudit.report.Report;

/// Where finished reports are kept until they expire.
public interface Reports {
  /// Saves the report of an audit; a second report of the same audit replaces the first.
  void save(AuditId id, Report report);

  Optional<Report> find(AuditId id);

  /// Changes the report of an audit in one transaction, so that of two who change it neither loses
  /// what they did.
  ///
  /// @return the report as it is now; empty if there is none, or the audit was erased
  Optional<Report> change(AuditId id, UnaryOperator<Report> change);

  /// The audit whose case code has this hash ([CaseCode#hash]).
  Optional<AuditId> byCaseCode(String caseCodeHash);

  /// Notes the hash of an audit's case code; the code itself is never stored.
  void keepCaseCode(AuditId id, String caseCodeHash);
}
