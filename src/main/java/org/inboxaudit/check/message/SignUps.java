package org.inboxaudit.check.message;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.SourceId;

/// How many letters of lists and services came in each quarter of a day (UTC), from how many
/// domains, and how many warnings came between them.
///
/// @param source the connector that told of them; of several, the first by name; empty if none did
/// @param since when the first message of the mailbox came, in seconds since 1970
/// @param quarters by number since 1970; the newest ones
record SignUps(String source, long since, SortedMap<Long, Quarter> quarters) {
  static final long SECONDS = 6 * 3600;
  private static final String LIST = "list-id";
  private static final String PACK = "reset-letters";
  private static final int MOST = 700;

  /// Domains are counted by linear counting (Whang et al. 1990), which depends on no order: each
  /// sets the bit that its hash names, and the bits left over tell how many there were.
  ///
  /// @param bits one for each of 64 groups of domains
  /// @param alerts letters of providers about accounts
  record Quarter(long letters, long bits, long alerts) {
    private static final Quarter EMPTY = new Quarter(0, 0, 0);

    private Quarter and(Quarter other) {
      return new Quarter(letters + other.letters, bits | other.bits, alerts + other.alerts);
    }

    /// About how many domains; more than some 260 cannot be told apart.
    long domains() {
      int free = Math.max(1, Long.SIZE - Long.bitCount(bits));
      return Math.min(letters, Math.round(-Long.SIZE * Math.log((double) free / Long.SIZE)));
    }
  }

  /// @param number of the first of its two quarters
  record Half(long number, Quarter quarter) {
    static final Half NONE = new Half(0, Quarter.EMPTY);
  }

  static SignUps none() {
    return new SignUps("", Long.MAX_VALUE, new TreeMap<>());
  }

  SignUps and(Message message, AuditContext context) {
    long at = message.receivedAt().getEpochSecond();
    if (at <= 0 || !BodyWanted.isReceived(message, context)) {
      return this;
    }
    boolean alert = message.from().filter(context.intel()::isAlertSender).isPresent();
    boolean letter =
        !alert
            && message.from().filter(from -> !context.owns(from)).isPresent()
            && (Reception.isBulk(message)
                || !context.intel().wordsIn(PACK, message.subject()).isEmpty());
    if (alert || letter) {
      long bit = letter ? 1L << (group(message) & (Long.SIZE - 1)) : 0;
      quarters.merge(at / SECONDS, new Quarter(letter ? 1 : 0, bit, alert ? 1 : 0), Quarter::and);
      if (quarters.size() > MOST) {
        quarters.remove(quarters.firstKey());
      }
    }
    String name = message.ref().source().value();
    boolean first = source.isEmpty() || name.compareTo(source) < 0;
    return new SignUps(first ? name : source, Math.min(since, at), quarters);
  }

  /// Many people write to one list, so a list counts by its name (RFC 2919). The upper bits of a
  /// hash that is spread once more: those of short names are alike.
  private static int group(Message message) {
    String sender =
        message
            .header(LIST)
            .or(() -> message.from().map(from -> from.domain().registered().name()))
            .orElse("");
    return (sender.hashCode() * 0x9E3779B9) >>> 26;
  }

  /// Neighbouring quarters joined in twos: a flood knows no clock.
  List<Half> halves() {
    return quarters.entrySet().stream()
        .map(
            entry ->
                new Half(
                    entry.getKey(),
                    entry.getValue().and(quarters.getOrDefault(entry.getKey() + 1, Quarter.EMPTY))))
        .toList();
  }

  EvidenceRef mailbox() {
    return new EvidenceRef(new SourceId(source), EvidenceKind.MESSAGE, "mailbox");
  }
}
