package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UidSetTest {

  private static UidSet set(List<Long> uids) {
    return UidSet.of(uids.stream().mapToLong(uid -> uid));
  }

  private static List<Long> list(UidSet set) {
    return set.uids().boxed().toList();
  }

  @Property(tries = 300)
  void holdsWhatWasPutInInAnyOrder(@ForAll List<@LongRange(min = 1, max = 60) Long> uids) {
    TreeSet<Long> rising = new TreeSet<>(uids);
    UidSet set = set(uids);
    assertEquals(List.copyOf(rising), list(set));
    assertEquals(rising.size(), set.count());
    for (long uid = 0; uid <= 61; uid++) {
      assertEquals(rising.contains(uid), set.holds(uid), set + " holds " + uid);
    }
  }

  @Property(tries = 300)
  void survivesBeingWritten(@ForAll List<@LongRange(min = 1, max = 60) Long> uids) {
    assertEquals(list(set(uids)), list(UidSet.parse(set(uids).toString())));
  }

  @Property(tries = 300)
  void isCutFromBothEnds(
      @ForAll List<@LongRange(min = 1, max = 60) Long> uids, @ForAll @IntRange(max = 61) int edge) {
    List<Long> rising = List.copyOf(new TreeSet<>(uids));
    assertEquals(rising.stream().filter(uid -> uid > edge).toList(), list(set(uids).above(edge)));
    assertEquals(rising.stream().filter(uid -> uid < edge).toList(), list(set(uids).below(edge)));
    assertEquals(
        rising.subList(Math.max(0, rising.size() - edge), rising.size()),
        list(set(uids).last(edge)));
  }

  @Property(tries = 300)
  void fallsIntoBatches(
      @ForAll List<@LongRange(min = 1, max = 60) Long> uids,
      @ForAll @IntRange(min = 1, max = 7) int size) {
    List<Long> joined = new ArrayList<>();
    for (Iterator<long[]> batches = set(uids).batches(size); batches.hasNext(); ) {
      long[] batch = batches.next();
      assertEquals(batches.hasNext() ? size : batch.length, batch.length);
      for (long uid : batch) {
        joined.add(uid);
      }
    }
    assertEquals(List.copyOf(new TreeSet<>(uids)), joined);
  }

  @Property(tries = 300)
  void fallsIntoBatchesFromTheHighest(
      @ForAll List<@LongRange(min = 1, max = 60) Long> uids,
      @ForAll @IntRange(min = 1, max = 7) int size) {
    List<Long> joined = new ArrayList<>();
    for (Iterator<long[]> batches = set(uids).batchesFromHighest(size); batches.hasNext(); ) {
      List<Long> batch = LongStream.of(batches.next()).boxed().toList();
      assertEquals(batches.hasNext() ? size : batch.size(), batch.size());
      joined.addAll(0, batch);
    }
    assertEquals(List.copyOf(new TreeSet<>(uids)), joined);
  }

  @Test
  void takesRangesThatOverlap() {
    assertEquals(
        "1:20,30",
        new UidSet.Builder().add(10, 20).add(30).add(1, 12).add(5, 6).build().toString());
  }
}
