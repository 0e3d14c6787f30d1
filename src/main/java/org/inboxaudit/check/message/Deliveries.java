package org.inboxaudit.check.message;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageFlag;
import org.inboxaudit.evidence.SourceId;

/// Which received messages carry the trace of a delivery: a line of every server they passed, and
/// the envelope sender that the last one writes (RFC 5321 §4.4). What a program puts into a folder
/// (RFC 9051 §6.3.12) carries what the program likes.
///
/// @param source the connector that told of them; of several, the first by name; empty if none did
/// @param months by `2026-05`, by the time of reception; the newest ones
/// @param folders by a hash of their names; the same ones whatever order the messages come in
/// @param days by `2026-05-11`, those on which something came in without a trace or long after it
///   was written; the newest ones
/// @param bare the newest messages without a trace, by time and key
record Deliveries(
    String source,
    SortedMap<String, Month> months,
    SortedMap<String, Share> folders,
    SortedMap<String, Day> days,
    SortedMap<String, Bare> bare) {
  private static final String RECEIVED = "received";
  private static final String RETURN_PATH = "return-path";
  private static final Set<FolderRole> NOT_RECEIVED =
      Set.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.JUNK);
  private static final Duration LATE = Duration.ofDays(30);
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);
  private static final int MOST_MONTHS = 300;
  private static final int MOST_FOLDERS = 50;
  private static final int MOST_DAYS = 300;
  private static final int MOST_BARE = 40;
  private static final int LONGEST_SENDER = 100;

  /// @param traced how many of them carry a trace
  record Share(long all, long traced) {
    private Share and(Share other) {
      return new Share(all + other.all, traced + other.traced);
    }
  }

  /// @param lowest the lowest UID that a delivery into the inbox was given, 0 if there is none
  record Month(long all, long traced, long lowest) {
    private Month and(Month other) {
      boolean one = lowest == 0 || other.lowest == 0;
      return new Month(
          all + other.all,
          traced + other.traced,
          one ? Math.max(lowest, other.lowest) : Math.min(lowest, other.lowest));
    }
  }

  /// @param bare how many came in without a trace
  /// @param late how many were written more than a month before
  record Day(long bare, long late) {
    private Day and(Day other) {
      return new Day(bare + other.bare, late + other.late);
    }
  }

  /// A message without a trace.
  ///
  /// @param uid its UID in the inbox, 0 if it lies elsewhere
  /// @param at when it was put there as the server tells it, in seconds since 1970
  /// @param weighty whether a provider is said to have written it, the owner answered it, or it
  ///   says it was written long before or after it was put there
  /// @param own whether it is said to come from the owner's own domain
  record Bare(
      EvidenceRef ref,
      String folder,
      long uid,
      long at,
      String from,
      boolean weighty,
      boolean own) {}

  static Set<String> headers() {
    return Set.of(RECEIVED, RETURN_PATH);
  }

  static Deliveries none() {
    return new Deliveries("", new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
  }

  Deliveries and(Message message, AuditContext context) {
    Instant at = message.receivedAt();
    boolean mine = message.from().filter(context.owner().addresses()::contains).isPresent();
    boolean counts =
        !mine
            && !NOT_RECEIVED.contains(message.locator().role())
            && !message.has(MessageFlag.DRAFT)
            && at.isAfter(Instant.EPOCH)
            && at.isBefore(context.asOf().plus(CLOCKS_DIFFER));
    if (!counts) {
      return this;
    }
    boolean traced =
        message.headers().containsKey(RECEIVED) || message.headers().containsKey(RETURN_PATH);
    Share one = new Share(1, traced ? 1 : 0);
    boolean inbox = message.locator().role() == FolderRole.INBOX;
    long uid = inbox ? message.locator().uid() : 0;
    OffsetDateTime day = at.atOffset(ZoneOffset.UTC);
    String folder = Integer.toHexString(message.locator().folder().hashCode());
    add(
        months,
        YearMonth.from(day).toString(),
        new Month(1, one.traced(), traced ? uid : 0),
        Month::and);
    trim(months, MOST_MONTHS);
    folders.merge(folder, one, Share::and);
    if (folders.size() > MOST_FOLDERS) {
      folders.remove(folders.lastKey());
    }
    long written = message.sentAt().map(OffsetDateTime::toInstant).orElse(at).getEpochSecond();
    boolean late = at.getEpochSecond() - written > LATE.toSeconds();
    if (late || !traced) {
      Day odd = new Day(traced ? 0 : 1, late ? 1 : 0);
      add(days, day.toLocalDate().toString(), odd, Day::and);
      trim(days, MOST_DAYS);
    }
    if (!traced) {
      bare.put(
          "%012d %s %s %d".formatted(at.getEpochSecond(), message.ref().key(), folder, uid),
          bare(message, folder, uid, written, context));
      trim(bare, MOST_BARE);
    }
    String name = message.ref().source().value();
    return source.isEmpty() || name.compareTo(source) < 0
        ? new Deliveries(name, months, folders, days, bare)
        : this;
  }

  private static Bare bare(
      Message message, String folder, long uid, long written, AuditContext context) {
    return new Bare(
        message.ref(),
        folder,
        uid,
        message.receivedAt().getEpochSecond(),
        message
            .from()
            .map(Object::toString)
            .filter(from -> from.length() <= LONGEST_SENDER)
            .orElse("–"),
        Math.abs(message.receivedAt().getEpochSecond() - written) > LATE.toSeconds()
            || message.has(MessageFlag.ANSWERED)
            || message.from().filter(context.intel()::isAlertSender).isPresent(),
        message.from().filter(context::owns).isPresent());
  }

  /// The mailbox as a whole, as the place of a finding.
  EvidenceRef mailbox() {
    return new EvidenceRef(new SourceId(source), EvidenceKind.MESSAGE, "mailbox");
  }

  /// How much came in on a day that was not delivered then.
  long broughtOn(String day) {
    Day counts = days.getOrDefault(day, new Day(0, 0));
    return Math.max(counts.bare(), counts.late());
  }

  private static <V> void add(
      SortedMap<String, V> map, String key, V value, BinaryOperator<V> sum) {
    map.merge(key, value, sum);
  }

  private static void trim(SortedMap<String, ?> map, int most) {
    if (map.size() > most) {
      map.remove(map.firstKey());
    }
  }
}
