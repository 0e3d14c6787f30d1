package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// UIDs in rising order, as ranges: the sequence-set of RFC 9051 §9 (`1:4,9`).
///
/// @param ranges each from its first to its last UID, not touching one another
record UidSet(List<Range> ranges) {
  static final UidSet EMPTY = new UidSet(List.of());

  UidSet {
    ranges = List.copyOf(ranges);
  }

  /// UIDs without a hole.
  record Range(long first, long last) {}

  /// The set of UIDs that stand in rising order.
  static UidSet of(LongStream rising) {
    List<Range> ranges = new ArrayList<>();
    rising.forEach(
        uid -> {
          if (!ranges.isEmpty() && ranges.getLast().last() + 1 == uid) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().first(), uid));
          } else {
            ranges.add(new Range(uid, uid));
          }
        });
    return new UidSet(ranges);
  }

  /// @throws NumberFormatException if it is none
  static UidSet parse(String text) {
    List<Range> ranges = new ArrayList<>();
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = range.indexOf(':');
      long first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      ranges.add(new Range(first, colon < 0 ? first : Long.parseLong(range.substring(colon + 1))));
    }
    return new UidSet(ranges);
  }

  LongStream uids() {
    return ranges.stream().flatMapToLong(r -> LongStream.rangeClosed(r.first(), r.last()));
  }

  long count() {
    return ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Range range : ranges) {
      text.append(text.isEmpty() ? "" : ",").append(range.first());
      if (range.last() > range.first()) {
        text.append(':').append(range.last());
      }
    }
    return text.toString();
  }
}
