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
import org.inboxaudit.extract.log.ToldDays;
import org.inboxaudit.journal.SignInJournal.Coverage;

/// How far back the journal of a server reaches, and where it has holes.
final class Memory {
  private final Coverage coverage;
  private final LocalDate today;

  Memory(Coverage coverage, Instant now) {
    this.coverage = coverage;
    this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  List<Gap> signInGaps() {
    List<Gap> gaps = notRetained(EvidenceKind.SIGN_IN, coverage.days());
    coverage.losses().stream()
        .limit(ToldDays.HOLES)
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
    return new ArrayList<>(ToldDays.gaps(kind, days, today));
  }

  private static String minute(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
