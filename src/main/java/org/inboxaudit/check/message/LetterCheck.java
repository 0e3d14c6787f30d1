package org.inboxaudit.check.message;

import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;

/// A question about the text of each letter that came in, which weighs how the letter came.
///
/// @param <E> what it reads: a text
interface LetterCheck<E extends Evidence> extends ItemCheck<E> {

  @Override
  default Set<EvidenceKind> wants(Message message, AuditContext context) {
    return BodyWanted.of(message, context);
  }

  @Override
  default Set<String> headers() {
    return Reception.headers();
  }
}
