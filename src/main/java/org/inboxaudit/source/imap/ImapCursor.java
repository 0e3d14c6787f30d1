package org.inboxaudit.source.imap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;

/// How far a mailbox was read, folder by folder, and which of its messages are still to be opened.
///
/// A UID means nothing without its UIDVALIDITY: when the server changes that, every UID we noted is
/// void and the folder is read from its start (RFC 9051 §2.3.1.1). Sequence numbers are used
/// nowhere; an EXPUNGE renumbers them while we read.
final class ImapCursor {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Whether the second round began and did not end.
  private boolean reading;

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
  /// @param deep the messages to be opened, by the kind they are opened for
  record Position(long uidValidity, long lastUid, Map<EvidenceKind, String> deep) {
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
              new Saved(VERSION, reading, told, spent, noted, begun, positions, misses.all())));
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
    positions.keySet().retainAll(folders.stream().map(ListedFolder::wireName).toList());
  }

  void endReading() {
    reading = false;
    told = 0;
    begun.clear();
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

  long told() {
    return told;
  }

  /// Comes to a folder.
  ///
  /// @return whether this round comes to it for the first time
  boolean enter(ListedFolder folder, long uidValidity) {
    Position position = position(folder);
    if (position.uidValidity() != uidValidity) {
      misses.forget(folder.name());
      positions.put(folder.wireName(), new Position(uidValidity, 0, Map.of()));
    }
    return begun.add(folder.wireName());
  }

  Position position(ListedFolder folder) {
    return positions.getOrDefault(folder.wireName(), new Position(0, 0, Map.of()));
  }

  /// Notes that a folder was read up to a UID, and what of it is to be opened.
  void advance(ListedFolder folder, long lastUid, Map<EvidenceKind, List<Long>> deep, long count) {
    Position before = position(folder);
    Map<EvidenceKind, String> wanted = new EnumMap<>(EvidenceKind.class);
    wanted.putAll(before.deep());
    deep.forEach(
        (kind, uids) ->
            wanted.put(
                kind,
                UidSet.of(
                        LongStream.concat(
                            before.uids(kind).uids(), uids.stream().mapToLong(uid -> uid)))
                    .toString()));
    positions.put(folder.wireName(), new Position(before.uidValidity(), lastUid, wanted));
    told += count;
  }

  /// Notes that everything up to a UID was opened.
  void opened(ListedFolder folder, Set<EvidenceKind> kinds, long lastUid) {
    Position before = position(folder);
    Map<EvidenceKind, String> left = new EnumMap<>(EvidenceKind.class);
    before
        .deep()
        .forEach(
            (kind, uids) -> {
              UidSet rest =
                  kinds.contains(kind)
                      ? UidSet.of(before.uids(kind).uids().filter(uid -> uid > lastUid))
                      : before.uids(kind);
              if (rest.count() > 0) {
                left.put(kind, rest.toString());
              }
            });
    positions.put(folder.wireName(), new Position(before.uidValidity(), before.lastUid(), left));
  }

  long spent() {
    return spent;
  }

  void spend(long octets) {
    spent += octets;
  }

  void endOpening() {
    spent = 0;
  }
}
