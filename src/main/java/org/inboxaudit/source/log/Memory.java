package org.inboxaudit.source.log;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.journal.SignInJournal.Coverage;

/// How far back the journal of a server reaches, and where it has holes.
///
/// That a few days tell nothing is usual where few people read their mail; more than that is a log
/// that was not brought.
final class Memory {
  private static final int SILENT_DAYS = 3;
  private static final int HOLES = 20;

  private final Coverage coverage;
  private final LocalDate today;

  Memory(Coverage coverage, Instant now) {
    this.coverage = coverage;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  List<Gap> signInGaps() {
    List<Gap> gaps = notRetained(EvidenceKind.SIGN_IN, coverage.days());
    coverage.losses().stream()
        .limit(HOLES)
        .map(loss -> minute(loss.from()) + " – " + minute(loss.until()))
        .map(where -> new Gap(EvidenceKind.SIGN_IN, Reason.NOT_RETAINED, where, Gap.UNKNOWN))
        .forEach(gaps::add);
    return gaps;
  }

  /// A log that never told of a session that ended does not count what sessions take.
  List<Gap> sessionGaps() {
    return coverage.sessionDays().isEmpty()
        ? List.of(Gap.of(EvidenceKind.MAIL_SESSION, Reason.NOT_SUPPORTED))
        : notRetained(EvidenceKind.MAIL_SESSION, coverage.sessionDays());
  }

  private List<Gap> notRetained(EvidenceKind kind, SortedSet<LocalDate> days) {
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

  private static String minute(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
