package org.inboxaudit.source.imap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// How far a mailbox was read, folder by folder, and which of its messages are still to be opened.
///
/// A UID means nothing without its UIDVALIDITY: when the server changes that, every UID we noted is
/// void and the folder is read from its start (RFC 9051 §2.3.1.1). Sequence numbers are used
/// nowhere; an EXPUNGE renumbers them while we read.
final class ImapCursor {
  private static final int VERSION = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Whether the second round began and did not end.
  private boolean reading;

  /// Whether the third round began and did not end.
  private boolean opening;

  /// When the second round last ended, in seconds since 1970; 0 if never.
  private long readAt;

  /// Messages read in this round, counted against the budget.
  private long told;

  /// Octets of parts fetched in this round, counted against the budget.
  private long spent;

  /// The deep kinds that were asked for at every message so far.
  private final Set<EvidenceKind> noted = EnumSet.noneOf(EvidenceKind.class);

  /// Folders that this round has come to, by wire name.
  private final Set<String> begun = new TreeSet<>();

  private final SortedMap<String, Position> positions = new TreeMap<>();
  private final Misses misses;

  private ImapCursor(Misses misses) {
    this.misses = misses;
  }

  /// How far one folder was read.
  ///
  /// @param lastUid the highest UID that needs no reading any more, 0 for none
  /// @param held how many messages up to that UID there were, -1 if that is not known
  /// @param deep the messages to be opened, by the kind they are opened for
  record Position(long uidValidity, long lastUid, long held, Map<EvidenceKind, String> deep) {
    static final Position NONE = new Position(0, 0, -1, Map.of());

    Position {
      deep = Map.copyOf(deep);
    }

    UidSet uids(EvidenceKind kind) {
      return UidSet.parse(deep.getOrDefault(kind, ""));
    }
  }

  /// The cursor as it is saved.
  private record Saved(
      int version,
      boolean reading,
      boolean opening,
      long readAt,
      long told,
      long spent,
      Set<EvidenceKind> noted,
      Set<String> begun,
      SortedMap<String, Position> positions,
      List<Misses.Miss> misses) {}

  /// Reads a saved cursor. One of an older notation begins anew.
  static ImapCursor parse(Cursor cursor) {
    if (cursor.isStart()) {
      return new ImapCursor(new Misses(List.of()));
    }
    try {
      Saved saved = JSON.readValue(cursor.position(), Saved.class);
      if (saved.version() != VERSION) {
        return new ImapCursor(new Misses(List.of()));
      }
      ImapCursor read = new ImapCursor(new Misses(saved.misses()));
      read.reading = saved.reading();
      read.opening = saved.opening();
      read.readAt = saved.readAt();
      read.told = saved.told();
      read.spent = saved.spent();
      read.noted.addAll(saved.noted());
      read.begun.addAll(saved.begun());
      read.positions.putAll(saved.positions());
      return read;
    } catch (JsonProcessingException e) {
      return new ImapCursor(new Misses(List.of()));
    }
  }

  Cursor save() {
    try {
      return new Cursor(
          JSON.writeValueAsString(
              new Saved(
                  VERSION,
                  reading,
                  opening,
                  readAt,
                  told,
                  spent,
                  noted,
                  begun,
                  positions,
                  misses.all())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Misses misses() {
    return misses;
  }

  /// Begins or goes on with the second round.
  void beginReading(Set<EvidenceKind> deepKinds, Collection<ListedFolder> folders) {
    if (positions.isEmpty() && !reading) {
      noted.addAll(deepKinds);
    } else {
      // what was not asked for at every message cannot be completed from the notes
      noted.retainAll(deepKinds);
    }
    reading = true;
    followRenamed(folders);
    positions.keySet().retainAll(folders.stream().map(ListedFolder::wireName).toList());
  }

  /// A folder that was given another name keeps its UIDVALIDITY and its UIDs (RFC 9051 §6.3.6).
  /// Where only one fits, it is not read a second time.
  private void followRenamed(Collection<ListedFolder> folders) {
    Set<String> names = folders.stream().map(ListedFolder::wireName).collect(Collectors.toSet());
    for (ListedFolder folder : folders) {
      List<Map.Entry<String, Position>> former =
          positions.entrySet().stream()
              .filter(entry -> !names.contains(entry.getKey()))
              .filter(entry -> isSame(entry.getValue(), folder.counts()))
              .toList();
      if (!positions.containsKey(folder.wireName()) && former.size() == 1) {
        Position position = former.getFirst().getValue();
        positions.remove(former.getFirst().getKey());
        positions.put(folder.wireName(), position);
      }
    }
  }

  private static boolean isSame(Position position, ListedFolder.Counts counts) {
    return position.lastUid() > 0
        && position.uidValidity() == counts.uidValidity()
        && position.lastUid() < counts.uidNext();
  }

  /// Whether a folder holds nothing that was not read, as far as the list of folders tells.
  boolean knowsAll(ListedFolder folder) {
    ListedFolder.Counts counts = folder.counts();
    Position position = position(folder);
    return counts.messages() == 0
        || (counts.uidNext() > 0
            && counts.uidValidity() == position.uidValidity()
            && counts.uidNext() <= position.lastUid() + 1);
  }

  void endReading(Instant asOf) {
    reading = false;
    readAt = asOf.getEpochSecond();
    told = 0;
    begun.clear();
  }

  /// When everything was last read, if it ever was.
  Optional<Instant> readAt() {
    return readAt == 0 || reading ? Optional.empty() : Optional.of(Instant.ofEpochSecond(readAt));
  }

  /// Notes how many messages a folder holds up to the UID that was reached.
  void holds(ListedFolder folder, long messages) {
    Position before = position(folder);
    positions.put(
        folder.wireName(),
        new Position(before.uidValidity(), before.lastUid(), messages, before.deep()));
  }

  boolean hasBegun(ListedFolder folder) {
    return begun.contains(folder.wireName());
  }

  boolean isReading() {
    return reading;
  }

  boolean hasNoted(EvidenceKind kind) {
    return noted.contains(kind);
  }

  /// Whether any message is still to be opened for one of these kinds.
  boolean hasNotes(Set<EvidenceKind> kinds) {
    return positions.values().stream()
        .anyMatch(position -> kinds.stream().anyMatch(position.deep()::containsKey));
  }

  long told() {
    return told;
  }

  /// Comes to a folder.
  ///
  /// @return whether this round comes to it for the first time
  /// @throws SourceException if its messages are numbered anew: read again, they would be counted a
  ///   second time
  boolean enter(ListedFolder folder, long uidValidity) throws SourceException {
    Position position = position(folder);
    if (position.uidValidity() != uidValidity) {
      if (position.lastUid() > 0) {
        throw new SourceException(Failure.RENUMBERED);
      }
      positions.put(folder.wireName(), new Position(uidValidity, 0, -1, Map.of()));
    }
    return begun.add(folder.wireName());
  }

  Position position(ListedFolder folder) {
    return positions.getOrDefault(folder.wireName(), Position.NONE);
  }

  /// Notes that a folder was read up to a UID, and what of it is to be opened.
  void advance(ListedFolder folder, long lastUid, Map<EvidenceKind, UidSet> deep, long count) {
    Position before = position(folder);
    Map<EvidenceKind, String> wanted = new EnumMap<>(EvidenceKind.class);
    wanted.putAll(before.deep());
    // the new ones are above all noted before
    deep.forEach(
        (kind, uids) -> wanted.merge(kind, uids.toString(), (noted, added) -> noted + "," + added));
    positions.put(folder.wireName(), new Position(before.uidValidity(), lastUid, -1, wanted));
    told += count;
  }

  /// Notes that everything from a UID on was opened.
  void opened(ListedFolder folder, Set<EvidenceKind> kinds, long firstUid) {
    Position before = position(folder);
    Map<EvidenceKind, String> left = new EnumMap<>(EvidenceKind.class);
    before
        .deep()
        .forEach(
            (kind, uids) -> {
              UidSet rest =
                  kinds.contains(kind) ? before.uids(kind).below(firstUid) : before.uids(kind);
              if (!rest.isEmpty()) {
                left.put(kind, rest.toString());
              }
            });
    positions.put(
        folder.wireName(),
        new Position(before.uidValidity(), before.lastUid(), before.held(), left));
  }

  long spent() {
    return spent;
  }

  void spend(long octets) {
    spent += octets;
  }

  void beginOpening() {
    opening = true;
  }

  boolean isOpening() {
    return opening;
  }

  void endOpening() {
    opening = false;
    spent = 0;
  }
}
