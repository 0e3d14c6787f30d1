package org.inboxaudit.check.message;

import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;

/// Which accounts forward to this mailbox or from it, as far as the header fields of its messages
/// tell.
///
/// @param kept by way and account, gravest way first; the same ones whatever order the messages
///   come in
/// @param more whether there were more than these
record Traces(SortedMap<String, Trace> kept, boolean more) {
  private static final int MOST = 40;
  private static final int LONGEST_ACCOUNT = 128;

  /// How mail went on its way, gravest first.
  enum Way {
    /// It left this mailbox by itself, and came back.
    RETURNED("a"),
    /// It lies in the folder of sent mail, and a rule wrote it.
    RULE_MADE("b"),
    /// It came here by itself from another account.
    ARRIVES("c"),
    /// Somebody, or their rule, sent it here once more (RFC 5322 §3.6.6).
    RESENT("d"),
    /// This mailbox fetches the mail of another account itself (S40).
    COLLECTED("e");

    private final String rank;

    Way(String rank) {
      this.rank = rank;
    }
  }

  /// One account.
  ///
  /// @param first the message with the lowest key, which is the one a finding speaks of
  /// @param account the address at the other end, empty if the fields do not tell
  /// @param lastAt when the newest was received, in seconds since 1970
  record Trace(EvidenceRef first, Way way, String account, long count, long lastAt) {

    private Trace and(Trace other) {
      return new Trace(
          first.key().compareTo(other.first.key()) <= 0 ? first : other.first,
          way,
          account,
          count + other.count,
          Math.max(lastAt, other.lastAt));
    }
  }

  static Traces none() {
    return new Traces(new TreeMap<>(), false);
  }

  /// Adds one message. An account longer than people have is left out: it says nothing to them.
  Traces and(Message message, Way way, String account) {
    if (account.length() > LONGEST_ACCOUNT) {
      return this;
    }
    kept.merge(
        way.rank + "|" + account,
        new Trace(message.ref(), way, account, 1, message.receivedAt().getEpochSecond()),
        Trace::and);
    if (kept.size() <= MOST) {
      return this;
    }
    kept.remove(kept.lastKey());
    return new Traces(kept, true);
  }
}
