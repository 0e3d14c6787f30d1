package org.inboxaudit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Sets of UIDs as IMAP writes them: `1:5,7` (RFC 9051 §9, sequence-set).
final class UidRanges {
  private UidRanges() {}

  /// @throws NumberFormatException if it is open at its end (`7:*`)
  static SortedSet<Long> parse(String set) {
    SortedSet<Long> uids = new TreeSet<>();
    for (String range : set.split(",", -1)) {
      int colon = range.indexOf(':');
      long first = Long.parseLong(colon < 0 ? range : range.substring(0, colon));
      long last = colon < 0 ? first : Long.parseLong(range.substring(colon + 1));
      for (long uid = Math.min(first, last); uid <= Math.max(first, last); uid++) {
        uids.add(uid);
      }
    }
    return uids;
  }

  /// Sets of at most `size` UIDs each.
  static List<String> batches(SortedSet<Long> uids, int size) {
    List<String> batches = new ArrayList<>();
    List<Long> batch = new ArrayList<>();
    for (long uid : uids) {
      batch.add(uid);
      if (batch.size() == size) {
        batches.add(write(batch));
        batch.clear();
      }
    }
    if (!batch.isEmpty()) {
      batches.add(write(batch));
    }
    return batches;
  }

  private static String write(List<Long> uids) {
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < uids.size(); i++) {
      long first = uids.get(i);
      while (i + 1 < uids.size() && uids.get(i + 1) == uids.get(i) + 1) {
        i++;
      }
      long last = uids.get(i);
      set.append(set.isEmpty() ? "" : ",").append(first);
      if (last > first) {
        set.append(':').append(last);
      }
    }
    return set.toString();
  }
}
