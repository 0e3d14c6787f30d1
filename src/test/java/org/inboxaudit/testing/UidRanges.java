package org.inboxaudit.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/// The UIDs of a folder in rising order, as ranges: a million messages take no more room than one.
public final class UidRanges {
  private final long[] first;
  private final long[] last;

  /// How many UIDs stand before each range.
  private final long[] before;

  private final long count;

  private UidRanges(List<long[]> ranges) {
    first = ranges.stream().mapToLong(range -> range[0]).toArray();
    last = ranges.stream().mapToLong(range -> range[1]).toArray();
    before = new long[first.length];
    long sum = 0;
    for (int i = 0; i < first.length; i++) {
      before[i] = sum;
      sum += last[i] - first[i] + 1;
    }
    count = sum;
  }

  /// The UIDs from `first` to `last`, none if `last` is the smaller one.
  public static UidRanges between(long first, long last) {
    return new UidRanges(last < first ? List.of() : List.of(new long[] {first, last}));
  }

  public long count() {
    return count;
  }

  /// The highest UID, 0 if there is none.
  public long highest() {
    return last.length == 0 ? 0 : last[last.length - 1];
  }

  public boolean contains(long uid) {
    int i = rangeAt(uid);
    return i < first.length && first[i] <= uid;
  }

  /// The message sequence number of a UID that is there.
  public long sequenceNumber(long uid) {
    int i = rangeAt(uid);
    return before[i] + uid - first[i] + 1;
  }

  /// Hands over every UID from `from` to `to` that is there.
  void each(long from, long to, Each each) throws java.io.IOException {
    for (int i = rangeAt(from); i < first.length && first[i] <= to; i++) {
      long end = Math.min(to, last[i]);
      for (long uid = Math.max(from, first[i]); uid <= end; uid++) {
        each.accept(before[i] + uid - first[i] + 1, uid);
      }
    }
  }

  /// The ranges that lie between `from` and `to`, as first and last UID.
  List<long[]> within(long from, long to) {
    List<long[]> ranges = new ArrayList<>();
    for (int i = rangeAt(from); i < first.length && first[i] <= to; i++) {
      ranges.add(new long[] {Math.max(from, first[i]), Math.min(to, last[i])});
    }
    return ranges;
  }

  /// Takes one message.
  @FunctionalInterface
  interface Each {
    void accept(long sequenceNumber, long uid) throws java.io.IOException;
  }

  /// The same without the UIDs from `from` to `to`.
  UidRanges without(long from, long to) {
    List<long[]> ranges = within(1, from - 1);
    ranges.addAll(within(to + 1, Long.MAX_VALUE));
    return new UidRanges(ranges);
  }

  /// The same and the UIDs from `from` to `to`, which must all be higher.
  UidRanges with(long from, long to) {
    List<long[]> ranges = within(1, Long.MAX_VALUE);
    if (!ranges.isEmpty() && ranges.getLast()[1] == from - 1) {
      ranges.getLast()[1] = to;
    } else {
      ranges.add(new long[] {from, to});
    }
    return new UidRanges(ranges);
  }

  /// Each UID moved by `distance`.
  UidRanges shifted(long distance) {
    return new UidRanges(
        within(1, Long.MAX_VALUE).stream()
            .map(range -> new long[] {range[0] + distance, range[1] + distance})
            .toList());
  }

  /// Hands over every UID that is here and not in `later`, the highest first.
  void eachMissingIn(UidRanges later, LongConsumer each) {
    for (int i = first.length - 1; i >= 0; i--) {
      for (long uid = last[i]; uid >= first[i]; uid--) {
        if (!later.contains(uid)) {
          each.accept(uid);
        }
      }
    }
  }

  /// The first range that does not end before a UID.
  private int rangeAt(long uid) {
    int found = Arrays.binarySearch(last, uid);
    return found >= 0 ? found : -found - 1;
  }
}
