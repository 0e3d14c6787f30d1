package org.inboxaudit.audit;

import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.finding.Finding;

/// Where the progress of audits is saved.
public interface Checkpoints {

  /// Where the audit stands, empty if it never saved.
  Optional<Progress> load(AuditId id);

  /// Saves progress, findings and what the index learnt in one transaction.
  ///
  /// After a crash the source repeats everything after the saved cursor. Because all of it is saved
  /// together, each observation counts once although it may be read twice (ADR 6). A finding that
  /// is already there, by fingerprint, is replaced.
  ///
  /// @throws ErasedException if the audit was erased in the meantime: nothing may come back
  void save(AuditId id, Progress progress, List<Finding> findings, IndexDelta learnt);

  /// Everything found so far, in the order of fingerprints.
  List<Finding> findings(AuditId id);

  /// The index as saved.
  ///
  /// @param complete what [MailboxIndex#complete] answers
  MailboxIndex index(AuditId id, boolean complete);

  /// Drops everything that was saved for an audit here: it has ended, and only its report is still
  /// needed.
  void forget(AuditId id);

  /// The audit was erased while it ran.
  final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ErasedException() {
      super("the audit was erased");
    }
  }
}
