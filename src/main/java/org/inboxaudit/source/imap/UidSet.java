package org.inboxaudit.source.imap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// UIDs in rising order, as ranges: the sequence-set of RFC 9051 §9 (`1:4,9`).
///
/// A million UIDs without a hole cost as much as one.
final class UidSet {
  static final UidSet EMPTY = new UidSet(new long[0], 0);

  /// First and last of each range in turn; ranges rise and do not touch.
  private final long[] bounds;

  private final int length;

  private UidSet(long[] bounds, int length) {
    this.bounds = bounds;
    this.length = length;
  }

  /// Takes UIDs and ranges in any order, as servers tell them.
  static final class Builder {
    private long[] bounds = new long[16];
    private int length;
    private boolean rising = true;

    Builder add(long uid) {
      return add(uid, uid);
    }

    Builder add(long first, long last) {
      if (length > 0 && bounds[length - 1] + 1 == first) {
        bounds[length - 1] = last;
        return this;
      }
      rising &= length == 0 || bounds[length - 1] < first;
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * length);
      }
      bounds[length++] = first;
      bounds[length++] = last;
      return this;
    }

    UidSet build() {
      if (rising) {
        return new UidSet(bounds, length);
      }
      long[][] ranges = new long[length / 2][];
      Arrays.setAll(ranges, i -> new long[] {bounds[2 * i], bounds[2 * i + 1]});
      Arrays.sort(ranges, (a, b) -> Long.compare(a[0], b[0]));
      Builder sorted = new Builder();
      long highest = Long.MIN_VALUE;
      for (long[] range : ranges) {
        if (range[1] > highest) {
          sorted.add(Math.max(range[0], highest + 1), range[1]);
          highest = range[1];
        }
      }
      return new UidSet(sorted.bounds, sorted.length);
    }
  }

  static UidSet of(long uid) {
    return new Builder().add(uid).build();
  }

  /// The set of UIDs that stand in any order.
  static UidSet of(LongStream uids) {
    Builder builder = new Builder();
    uids.forEach(builder::add);
    return builder.build();
  }

  /// Reads the notation of [#toString].
  ///
  /// @throws NumberFormatException if it is none
  static UidSet parse(String text) {
    Builder builder = new Builder();
    for (String range : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = range.indexOf(':');
      long first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      builder.add(first, colon < 0 ? first : Long.parseLong(range.substring(colon + 1)));
    }
    return builder.build();
  }

  LongStream uids() {
    return IntStream.range(0, length / 2)
        .boxed()
        .flatMapToLong(i -> LongStream.rangeClosed(bounds[2 * i], bounds[2 * i + 1]));
  }

  long count() {
    long count = 0;
    for (int i = 0; i < length; i += 2) {
      count += bounds[i + 1] - bounds[i] + 1;
    }
    return count;
  }

  boolean holds(long uid) {
    int at = Arrays.binarySearch(bounds, 0, length, uid);
    // between two bounds it is in if the first of them begins a range
    return at >= 0 || (-at - 1) % 2 == 1;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /// Those above a UID.
  UidSet above(long uid) {
    Builder builder = new Builder();
    for (int i = 0; i < length; i += 2) {
      if (bounds[i + 1] > uid) {
        builder.add(Math.max(bounds[i], uid + 1), bounds[i + 1]);
      }
    }
    return builder.build();
  }

  /// Those below a UID.
  UidSet below(long uid) {
    Builder builder = new Builder();
    for (int i = 0; i < length && bounds[i] < uid; i += 2) {
      builder.add(bounds[i], Math.min(bounds[i + 1], uid - 1));
    }
    return builder.build();
  }

  /// The last ones, so many of them.
  UidSet last(long count) {
    long left = count;
    int i = length;
    while (i > 0 && left > 0) {
      i -= 2;
      left -= bounds[i + 1] - bounds[i] + 1;
    }
    if (i == length) {
      return EMPTY;
    }
    // what is too many of the first range is cut off
    long first = left < 0 ? bounds[i] - left : bounds[i];
    long[] rest = Arrays.copyOfRange(bounds, i, length);
    rest[0] = first;
    return new UidSet(rest, rest.length);
  }

  /// The set in pieces of at most `size` UIDs each, in rising order.
  Iterator<long[]> batches(int size) {
    return new Iterator<>() {
      private int range;
      private long next = length == 0 ? 0 : bounds[0];

      @Override
      public boolean hasNext() {
        return range < length;
      }

      @Override
      public long[] next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        long[] batch = new long[size];
        int count = 0;
        while (count < size && range < length) {
          batch[count++] = next;
          if (next < bounds[range + 1]) {
            next++;
          } else {
            range += 2;
            next = range < length ? bounds[range] : 0;
          }
        }
        return Arrays.copyOf(batch, count);
      }
    };
  }

  /// The set in such pieces, the highest piece first, each in rising order.
  Iterator<long[]> batchesFromHighest(int size) {
    return new Iterator<>() {
      private int range = length - 2;
      private long next = length == 0 ? 0 : bounds[range + 1];

      @Override
      public boolean hasNext() {
        return range >= 0;
      }

      @Override
      public long[] next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        long[] batch = new long[size];
        int from = size;
        while (from > 0 && range >= 0) {
          batch[--from] = next;
          if (next > bounds[range]) {
            next--;
          } else {
            range -= 2;
            next = range >= 0 ? bounds[range + 1] : 0;
          }
        }
        return Arrays.copyOfRange(batch, from, size);
      }
    };
  }

  @Override
  public String toString() {
    List<String> ranges = new ArrayList<>();
    for (int i = 0; i < length; i += 2) {
      ranges.add(
          bounds[i] == bounds[i + 1] ? Long.toString(bounds[i]) : bounds[i] + ":" + bounds[i + 1]);
    }
    return String.join(",", ranges);
  }
}
