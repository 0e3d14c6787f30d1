package org.inboxaudit.check;

import java.util.Set;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;

/// What a check wants to see of a message beside its header. It is asked of every message before
/// anything is fetched, so checks that want the same share one constant, and it is worked out once
/// for all of them.
@FunctionalInterface
public interface Wanted {
  Wanted NOTHING = (_, _) -> Set.of();

  /// The deep kinds of this message that are wanted. No I/O, and always the same answer.
  Set<EvidenceKind> of(Message message, AuditContext context);
}
