package org.inboxaudit.extract.log;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;

/// How far back a log reaches, and where it has holes.
///
/// That a few days tell nothing is usual where few people read their mail; more than that is a log
/// that was not brought.
public final class ToldDays {
  private static final int SILENT_DAYS = 3;

  /// How many spans are named at the most.
  public static final int HOLES = 20;

  private ToldDays() {}

  /// What is missing of a log, never nothing: no log reaches back to the beginning.
  ///
  /// @param days of UTC on which it told anything
  /// @param today up to which it should tell
  public static List<Gap> gaps(EvidenceKind kind, SortedSet<LocalDate> days, LocalDate today) {
    List<Gap> gaps = new ArrayList<>();
    if (days.isEmpty()) {
      gaps.add(Gap.of(kind, Reason.NOT_RETAINED));
      return gaps;
    }
    gaps.add(Gap.before(kind, Reason.NOT_RETAINED, days.first()));
    LocalDate before = days.first();
    List<LocalDate> until = new ArrayList<>(days);
    until.add(today.plusDays(1));
    for (LocalDate day : until) {
      if (ChronoUnit.DAYS.between(before, day) - 1 > SILENT_DAYS && gaps.size() < HOLES) {
        String where = before.plusDays(1) + " – " + day.minusDays(1);
        gaps.add(new Gap(kind, Reason.NOT_RETAINED, where, Gap.UNKNOWN));
      }
      before = day;
    }
    return gaps;
  }
}
