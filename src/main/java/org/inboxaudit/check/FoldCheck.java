package org.inboxaudit.check;

import java.util.List;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.finding.Finding;

/// A question that only the whole answers: counts, first times, pairs.
///
/// The state is a record that survives JSON, at most 64 KiB as such. The engine passes it in and
/// takes it back, saves it with the cursor, and hands it on to the next audit. It must not depend
/// on any order but that of the rounds: within a round evidence comes in any order.
///
/// @param <E> what the check reads; the common parent if it reads several kinds
/// @param <S> what it remembers
public non-sealed interface FoldCheck<E extends Evidence, S extends Record> extends Check {
  /// The state before anything was seen.
  S start();

  S step(S state, E evidence, AuditContext context);

  /// What follows from the whole. Asked once, after the last round; the mailbox index is sealed
  /// then.
  List<Finding> conclude(S state, AuditContext context);
}
