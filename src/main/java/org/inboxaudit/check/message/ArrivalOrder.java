package org.inboxaudit.check.message;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;

/// In which order messages came into a folder and were marked as read there.
///
/// @param folders by a key made of the folder's name; the same ones whatever order the messages
///   come in
record ArrivalOrder(SortedMap<String, Watched> folders) {
  private static final int MOST_FOLDERS = 16;
  private static final int NEWEST = 100;
  private static final int LONGEST_NAME = 60;
  private static final long LARGEST = 1L << 58;
  private static final int SEEN = 1;
  private static final int BULK = 2;
  private static final int WARNING = 4;
  private static final int FACTS = 8;
  private static final Set<String> BULK_FIELDS = Set.of("list-id", "list-unsubscribe");

  /// One folder.
  ///
  /// @param source the connector that read it
  /// @param marks the newest messages by UID: the place of the last change of their flags (RFC 7162
  ///   §3.1) times eight, plus what they are
  record Watched(String source, String folder, FolderRole role, SortedMap<Long, Long> marks) {

    /// What the order tells. A message was marked before the next one came if no later message, as
    /// it is now, has an earlier last change: the later one had to come first.
    Order order() {
      long count = 0;
      long early = 0;
      long warnings = 0;
      long earliestLater = Long.MAX_VALUE;
      for (long mark : new TreeMap<>(marks).descendingMap().values()) {
        boolean counts = (mark & BULK) == 0 && earliestLater != Long.MAX_VALUE;
        boolean first = (mark & SEEN) != 0 && mark / FACTS < earliestLater;
        count += counts ? 1 : 0;
        early += counts && first ? 1 : 0;
        warnings += counts && first && (mark & WARNING) != 0 ? 1 : 0;
        earliestLater = Math.min(earliestLater, mark / FACTS);
      }
      return new Order(count, early, warnings);
    }
  }

  /// @param count how many messages could be judged; lists and newsletters are none of them
  /// @param early how many were marked as read before the next message came
  /// @param warnings how many of those speak of security
  record Order(long count, long early, long warnings) {}

  static Set<String> headers() {
    return BULK_FIELDS;
  }

  static ArrivalOrder none() {
    return new ArrivalOrder(new TreeMap<>());
  }

  /// Adds a message whose place in the order of changes is known; others tell nothing.
  ArrivalOrder and(Message message, AuditContext context) {
    long place = message.modSeq().orElse(0);
    if (place <= 0 || place > LARGEST) {
      return this;
    }
    var locator = message.locator();
    Watched watched =
        folders.computeIfAbsent(
            key(locator.folder()),
            _ ->
                new Watched(
                    message.ref().source().value(),
                    Shown.of(locator.folder().strip()),
                    locator.role(),
                    new TreeMap<>()));
    watched.marks().put(locator.uid(), place * FACTS + facts(message, context));
    if (watched.marks().size() > NEWEST) {
      watched.marks().remove(watched.marks().firstKey());
    }
    if (folders.size() > MOST_FOLDERS) {
      folders.remove(folders.lastKey());
    }
    return this;
  }

  private static int facts(Message message, AuditContext context) {
    boolean bulk = BULK_FIELDS.stream().anyMatch(message.headers()::containsKey);
    boolean warning =
        message.from().filter(context.intel()::isAlertSender).isPresent()
            || !context.intel().wordsIn("security-words", message.subject()).isEmpty();
    return (message.has(MessageFlag.SEEN) ? SEEN : 0) | (bulk ? BULK : 0) | (warning ? WARNING : 0);
  }

  /// Long names are cut; what tells them apart is kept.
  private static String key(String folder) {
    return folder.length() <= LONGEST_NAME
        ? folder
        : folder.substring(0, LONGEST_NAME) + Integer.toHexString(folder.hashCode());
  }
}
