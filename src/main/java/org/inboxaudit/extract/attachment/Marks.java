package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// Several marks that are sought among octets together.
///
/// Each is longer than a step, so one that is there is met on its way if every so many octets two
/// are looked at; hardly any place has two that belong to a mark (Wu and Manber, 1994).
final class Marks {
  private static final int STEP = 4;
  private static final int PAIRS = 1 << 16;

  private final List<byte[]> all;

  /// Which two octets stand so far behind the beginning of a mark that a step may meet them.
  private final long[] met;

  private final boolean anyCase;

  private Marks(List<byte[]> all, boolean anyCase) {
    this.all = all;
    this.anyCase = anyCase;
    BitSet pairs = new BitSet(PAIRS);
    for (byte[] mark : all) {
      if (mark.length <= STEP) {
        throw new IllegalArgumentException("too short to be met");
      }
      for (int i = 0; i < STEP; i++) {
        for (int one : spellings(mark[i])) {
          for (int other : spellings(mark[i + 1])) {
            pairs.set(one << 8 | other);
          }
        }
      }
    }
    this.met = Arrays.copyOf(pairs.toLongArray(), PAIRS >> 6);
  }

  /// @param all of five octets or more
  static Marks of(byte[]... all) {
    return new Marks(List.of(all), false);
  }

  /// @param all in lower case, of five letters or more; found in either case
  static Marks ofWords(String... all) {
    return new Marks(Stream.of(all).map(word -> word.getBytes(ISO_8859_1)).toList(), true);
  }

  private int[] spellings(byte octet) {
    return anyCase
        ? new int[] {octet & 0xff, Character.toUpperCase(octet & 0xff)}
        : new int[] {octet & 0xff};
  }

  /// Where one of them stands first, -1 if none does.
  int find(byte[] octets, int from) {
    int first = Math.max(from, 0);
    for (int at = first; at + 1 < octets.length; at += STEP) {
      int pair = (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
      if ((met[pair >> 6] & 1L << pair) != 0) {
        for (int place = Math.max(first, at - STEP + 1); place <= at; place++) {
          if (standsAny(octets, place)) {
            return place;
          }
        }
      }
    }
    return -1;
  }

  private boolean standsAny(byte[] octets, int at) {
    for (byte[] mark : all) {
      if (stands(mark, octets, at)) {
        return true;
      }
    }
    return false;
  }

  private boolean stands(byte[] mark, byte[] octets, int at) {
    if (at + mark.length > octets.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      byte octet = octets[at + i];
      if ((anyCase && octet >= 'A' && octet <= 'Z' ? octet + 32 : octet) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
