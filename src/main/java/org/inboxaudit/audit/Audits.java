package org.inboxaudit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.consent.ConsentId;

/// Where audits are kept.
public interface Audits {
  void add(Audit audit);

  Optional<Audit> find(AuditId id);

  /// Moves an audit on.
  ///
  /// @return false if there is no such audit any more, or it has ended: an ended audit stays as it
  ///   is
  boolean move(AuditId id, Audit.Status status, Optional<AuditProblem> problem);

  /// All audits under one consent.
  List<Audit> under(ConsentId consent);

  /// All audits that were asked for by `subject`, newest first.
  List<Audit> of(String subject);

  /// Audits whose time is over at `now`.
  List<AuditId> expired(Instant now);

  /// Erases an audit with everything that hangs on it: checkpoint, findings, index, report. In one
  /// transaction.
  void erase(AuditId id);
}
