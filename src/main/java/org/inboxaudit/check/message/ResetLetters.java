package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.SourceId;

/// When letters came by which other services let their users in. Services are told apart by a short
/// hash of their domain; none is named.
///
/// @param source the connector that told of them; of several, the first by name; empty if none did
/// @param since when the first message of the mailbox came, in seconds since 1970
/// @param letters by time and service; the newest ones
record ResetLetters(String source, long since, SortedMap<String, Letter> letters) {
  private static final String PACK = "reset-letters";
  private static final Set<FolderRole> NOT_RECEIVED =
      Set.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.JUNK);
  private static final int MOST = 600;

  /// @param at in seconds since 1970
  record Letter(long at, int service) {}

  static ResetLetters none() {
    return new ResetLetters("", Long.MAX_VALUE, new TreeMap<>());
  }

  ResetLetters and(Message message, AuditContext context) {
    long at = message.receivedAt().getEpochSecond();
    boolean counts =
        at > Instant.EPOCH.getEpochSecond()
            && !NOT_RECEIVED.contains(message.locator().role())
            && !message.has(MessageFlag.DRAFT);
    if (!counts) {
      return this;
    }
    boolean reset =
        message.from().filter(from -> !context.owns(from)).isPresent()
            && !context.intel().wordsIn(PACK, message.subject()).isEmpty();
    message
        .from()
        .filter(_ -> reset)
        .map(from -> from.domain().registered().name().hashCode())
        .ifPresent(
            service -> letters.put("%012d %08x".formatted(at, service), new Letter(at, service)));
    if (letters.size() > MOST) {
      letters.remove(letters.firstKey());
    }
    String name = message.ref().source().value();
    boolean first = source.isEmpty() || name.compareTo(source) < 0;
    return new ResetLetters(first ? name : source, Math.min(since, at), letters);
  }

  List<Letter> inOrder() {
    return new ArrayList<>(letters.values());
  }

  /// From how many services these came.
  static int services(List<Letter> some) {
    return some.stream().map(Letter::service).collect(Collectors.toSet()).size();
  }

  EvidenceRef mailbox() {
    return new EvidenceRef(new SourceId(source), EvidenceKind.MESSAGE, "mailbox");
  }
}
