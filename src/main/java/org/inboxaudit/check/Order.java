package org.inboxaudit.check;

import org.inboxaudit.evidence.EvidenceRef;

/// Which of two pieces of evidence a finding speaks of: the earlier one, and of two in the same
/// second the one whose key comes first, so that no order of telling counts.
public final class Order {
  private Order() {}

  /// @param at in seconds since 1970, as is `otherAt`
  public static boolean precedes(EvidenceRef ref, long at, EvidenceRef other, long otherAt) {
    return at != otherAt ? at < otherAt : ref.key().compareTo(other.key()) <= 0;
  }
}
