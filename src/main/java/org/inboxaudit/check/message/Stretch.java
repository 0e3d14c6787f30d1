package org.inboxaudit.check.message;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/// Finds the time in which most happened.
final class Stretch {
  private Stretch() {}

  /// The items within the stretch of so many seconds that counts most, the latest of those that
  /// count the same.
  ///
  /// @param items in the order of their time
  /// @param weight what some of them count together
  static <T> List<T> fullest(
      List<T> items, ToLongFunction<T> time, long seconds, ToIntFunction<List<T>> weight) {
    List<T> fullest = List.of();
    int most = 0;
    int from = 0;
    for (int to = 0; to < items.size(); to++) {
      while (time.applyAsLong(items.get(to)) - time.applyAsLong(items.get(from)) > seconds) {
        from++;
      }
      List<T> within = items.subList(from, to + 1);
      int counted = weight.applyAsInt(within);
      if (counted >= most) {
        most = counted;
        fullest = within;
      }
    }
    return fullest;
  }
}
