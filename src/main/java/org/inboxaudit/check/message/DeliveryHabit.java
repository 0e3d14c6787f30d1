package org.inboxaudit.check.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.message.Deliveries.Bare;
import org.inboxaudit.check.message.Deliveries.Day;
import org.inboxaudit.check.message.Deliveries.Month;
import org.inboxaudit.check.message.Deliveries.Share;

/// What is usual in a mailbox, so that what is not stands out.
///
/// @param imports days on which much was brought in at once, most first
record DeliveryHabit(Deliveries all, List<String> imports) {
  private static final long BULK = 20;
  private static final long ENOUGH = 12;

  /// Of a hundred messages so many carry a trace where it is usual.
  private static final long NEARLY_ALL = 90;

  static DeliveryHabit of(Deliveries all) {
    return new DeliveryHabit(
        all,
        all.days().keySet().stream()
            .filter(day -> all.broughtOn(day) >= BULK)
            .sorted(Comparator.comparing(all::broughtOn).reversed().thenComparing(day -> day))
            .toList());
  }

  /// The odd ones in the order in which they came; a copy in another folder is the same letter.
  List<Bare> odd() {
    SortedMap<String, Bare> odd = new TreeMap<>();
    all.bare().values().stream()
        .filter(this::isOdd)
        .forEach(bare -> odd.put("%012d %s".formatted(bare.at(), bare.ref().key()), bare));
    return List.copyOf(odd.values());
  }

  /// Whether a message without a trace lies among others that carry one: in its folder, and in the
  /// months around. What came in bulk, and what a provider puts into a new mailbox, is not odd.
  private boolean isOdd(Bare bare) {
    LocalDate day = Instant.ofEpochSecond(bare.at()).atOffset(ZoneOffset.UTC).toLocalDate();
    YearMonth month = YearMonth.from(day);
    boolean first = all.months().firstKey().equals(month.toString());
    Share folder = all.folders().getOrDefault(bare.folder(), new Share(0, 0));
    return !first
        && !imports.contains(day.toString())
        && isUsual(folder.all(), folder.traced())
        && isUsual(month);
  }

  private boolean isUsual(YearMonth month) {
    long sum = 0;
    long traced = 0;
    for (int i = -1; i <= 1; i++) {
      String name = month.plusMonths(i).toString();
      Month around = all.months().getOrDefault(name, new Month(0, 0, 0));
      sum += around.all() - brought(name);
      traced += around.traced();
    }
    return isUsual(sum, traced);
  }

  /// How many messages without a trace came in bulk in a month.
  private long brought(String month) {
    return imports.stream()
        .filter(day -> day.startsWith(month))
        .mapToLong(day -> all.days().getOrDefault(day, new Day(0, 0)).bare())
        .sum();
  }

  private static boolean isUsual(long sum, long traced) {
    return sum >= ENOUGH && traced * 100 >= sum * NEARLY_ALL;
  }

  /// The last month whose deliveries were in the inbox when this message came there, if that is
  /// later than the month its date says. A server numbers what comes in, so a date is older than
  /// its place when somebody chose it.
  ///
  /// @return empty if date and place agree, or if that cannot be told
  String placed(Bare bare) {
    String dated =
        YearMonth.from(Instant.ofEpochSecond(bare.at()).atOffset(ZoneOffset.UTC)).toString();
    List<String> before = new ArrayList<>();
    all.months()
        .tailMap(dated)
        .forEach(
            (month, counts) -> {
              if (!month.equals(dated) && counts.lowest() > 0 && counts.lowest() < bare.uid()) {
                before.add(month);
              }
            });
    return before.isEmpty() ? "" : before.getLast();
  }
}
