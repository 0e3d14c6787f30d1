package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;

/// Counts what could not be read, until the end of the round.
///
/// Gaps are told once, summed up by kind, reason and place: told one by one, two equal ones would
/// be taken for one that was told twice. They are saved with the cursor, because a later audit that
/// goes on from it has not read these things either.
final class Misses {
  /// Beyond so many places for one kind and reason, the place is not kept.
  private static final int PLACES = 200;

  private static final int PLACE_LENGTH = 200;

  private final Map<Key, Long> items = new LinkedHashMap<>();

  /// What was missed, without the count.
  private record Key(EvidenceKind kind, Reason reason, String where) {}

  /// One sum.
  record Miss(EvidenceKind kind, Reason reason, String where, long items) {
    Gap gap() {
      return new Gap(kind, reason, where, items);
    }

    /// The same miss, seen from another kind of evidence.
    Gap gap(EvidenceKind other) {
      return new Gap(other, reason, where, items);
    }
  }

  Misses(Collection<Miss> saved) {
    saved.forEach(miss -> add(miss.kind(), miss.reason(), miss.where(), miss.items()));
  }

  void add(EvidenceKind kind, Reason reason, String where, long count) {
    if (count == 0) {
      return;
    }
    Key full = new Key(kind, reason, where.substring(0, Math.min(PLACE_LENGTH, where.length())));
    Key key = items.containsKey(full) || hasRoom(kind, reason) ? full : new Key(kind, reason, "");
    items.merge(
        key,
        count,
        (a, b) -> a == Gap.UNKNOWN || b == Gap.UNKNOWN ? Gap.UNKNOWN : Long.valueOf(a + b));
  }

  void addAll(Misses others) {
    others.all().forEach(miss -> add(miss.kind(), miss.reason(), miss.where(), miss.items()));
  }

  private boolean hasRoom(EvidenceKind kind, Reason reason) {
    return items.keySet().stream()
            .filter(key -> key.kind() == kind && key.reason() == reason)
            .count()
        < PLACES;
  }

  /// Forgets that something could not be had, because now it can.
  void forget(EvidenceKind kind, Set<Reason> reasons, String where) {
    items
        .keySet()
        .removeIf(
            key ->
                key.kind() == kind && reasons.contains(key.reason()) && key.where().equals(where));
  }

  List<Miss> all() {
    List<Miss> all = new ArrayList<>();
    items.forEach((key, count) -> all.add(new Miss(key.kind(), key.reason(), key.where(), count)));
    return all;
  }

  List<Miss> of(EvidenceKind kind) {
    return all().stream().filter(miss -> miss.kind() == kind).toList();
  }
}
