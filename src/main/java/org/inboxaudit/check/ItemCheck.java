package org.inboxaudit.check;

import java.util.List;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.finding.Finding;

/// A question that each piece of evidence answers alone.
///
/// @param <E> what the check reads; the common parent if it reads several kinds
public non-sealed interface ItemCheck<E extends Evidence> extends Check {
  List<Finding> inspect(E evidence, AuditContext context);
}
