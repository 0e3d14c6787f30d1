package org.inboxaudit.source;

import java.util.Set;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.SourceId;

/// Reads one mailbox through one protocol.
public interface EvidenceSource {

  SourceId id();

  /// What this protocol can ever supply; the manual's table is made from it.
  Set<EvidenceKind> supplies();

  /// Whether this mailbox can be asked through this protocol at all: a ManageSieve source needs a
  /// ManageSieve server.
  boolean reaches(Access access);

  /// Whether what it tells is guarded by the mailbox's own server alone, so that it may be asked
  /// only in an audit in which that server took the credential.
  default boolean needsSignIn() {
    return false;
  }

  /// Tells the sink everything the plan asks for. Called once per round.
  ///
  /// For each kind of the plan the source says [org.inboxaudit.evidence.Complete] or at least one
  /// [org.inboxaudit.evidence.Gap] before it returns. It says a
  /// [org.inboxaudit.evidence.Checkpoint] now and then; its cursor must hold all it needs to go on
  /// from there, in this round and in those that follow.
  ///
  /// @throws SourceException if the line failed; the audit goes on from the last checkpoint, or the
  ///   rest becomes a gap
  /// @throws InterruptedException if the audit is to stop
  void read(Access access, ReadPlan plan, ObservationSink sink)
      throws SourceException, InterruptedException;
}
