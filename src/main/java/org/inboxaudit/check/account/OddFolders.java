package org.inboxaudit.check.account;

import java.util.SortedMap;
import java.util.TreeMap;

/// What [OddFolderCheck] remembers: the odd ones by name, the same whatever order they come in.
///
/// @param odd by name
/// @param unsubscribed by name, those that hold mail
/// @param subscribed how many are, whether they hold mail or not
/// @param more whether there were more odd ones than these
record OddFolders(
    SortedMap<String, Odd> odd,
    SortedMap<String, Odd> unsubscribed,
    long subscribed,
    boolean more) {
  private static final int MOST = 60;

  /// More than this is a habit of the mail program.
  static final int FEW = 3;

  /// @param source the connector that saw it
  /// @param sign what is odd about it, as the variants of the text are named; empty for its name
  record Odd(String source, String name, String sign, long messages) {}

  static OddFolders none() {
    return new OddFolders(new TreeMap<>(), new TreeMap<>(), 0, false);
  }

  OddFolders and(String key, Odd folder) {
    odd.putIfAbsent(key, folder);
    boolean full = odd.size() > MOST;
    if (full) {
      odd.pollLastEntry();
    }
    return new OddFolders(odd, unsubscribed, subscribed, more || full);
  }

  OddFolders andUnsubscribed(String key, Odd folder) {
    unsubscribed.putIfAbsent(key, folder);
    if (unsubscribed.size() > FEW + 1) {
      unsubscribed.pollLastEntry();
    }
    return this;
  }

  OddFolders andSubscribed() {
    return new OddFolders(odd, unsubscribed, subscribed + 1, more);
  }
}
