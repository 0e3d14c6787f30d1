package org.inboxaudit.check.message;

import java.util.Set;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Evidence;

/// A question about the text of each letter that came in, which weighs how the letter came.
///
/// @param <E> what it reads: a text
interface LetterQuestion<E extends Evidence> extends ItemCheck<E> {

  @Override
  default Wanted wants() {
    return BodyWanted.RECEIVED;
  }

  @Override
  default Set<String> headers() {
    return Reception.headers();
  }
}
