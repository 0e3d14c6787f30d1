package org.inboxaudit.check.message;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.message.ReceiversWord.Verdict;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;

/// What the receiving server said about the origin of all that came in.
///
/// @param passed how many letters of a domain it bore out, by a short hash of the domain; the same
///   domains are kept whatever order they come in
/// @param failed those it did not bear out
record Origins(SortedMap<Integer, Long> passed, Astray failed) {
  private static final int MOST = 1000;

  static Origins none() {
    return new Origins(new TreeMap<>(), Astray.none());
  }

  Origins and(Message message, Verdict verdict, boolean first) {
    Optional<EmailAddress> from = message.from();
    if (from.isEmpty() || verdict == Verdict.SILENT || verdict == Verdict.UNPROVEN) {
      return this;
    }
    if (verdict == Verdict.FAILED) {
      return new Origins(passed, failed.and(message, Optional.empty(), first));
    }
    passed.merge(hash(from.get()), 1L, Long::sum);
    if (passed.size() > MOST) {
      passed.remove(passed.lastKey());
    }
    return this;
  }

  /// How many letters of the domain of an address were borne out.
  long passed(EmailAddress address) {
    return passed.getOrDefault(hash(address), 0L);
  }

  private static int hash(EmailAddress address) {
    return address.domain().registered().name().hashCode();
  }
}
