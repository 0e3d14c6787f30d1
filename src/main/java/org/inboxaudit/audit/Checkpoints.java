package org.inboxaudit.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /// Moves what was saved for an audit to a later one, in one transaction: the index whole and with
  /// the key of its hashes, of the findings those that stay, and instead of the progress what the
  /// later audit begins with. Nothing is left behind.
  ///
  /// @param next what the later audit begins with
  /// @return false if the earlier audit has nothing any more or the later one has begun: nothing is
  ///   moved then
  /// @throws ErasedException if the later audit was erased in the meantime
  boolean takeOver(AuditId earlier, AuditId later, Progress next, Predicate<Finding> stays);

  /// Drops everything that was saved for an audit here: only its report is still needed, or it
  /// begins anew.
  void forget(AuditId id);

  /// The audit was erased while it ran.
  final class ErasedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ErasedException() {
      super("the audit was erased");
    }
  }
}
