package org.inboxaudit.risk;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;

/// How long somebody may have been in the mailbox, as far as it can be said (C20).
///
/// There is a lower bound only: from the earliest serious sign to the latest. Nothing bounds the
/// beginning, because not even an earlier audit that saw nothing proves that nobody was there.
///
/// @param earliest the first serious sign, and `latest` the last
/// @param signs how many there are
/// @param knownFrom since when sign-ins are known at all, if a source told that it keeps no older
public record Presence(Instant earliest, Instant latest, int signs, Optional<Instant> knownFrom) {

  /// Whole days between the first sign and the last: somebody was there for as long, or longer.
  public long atLeastDays() {
    return Duration.between(earliest, latest).toDays();
  }

  /// @param timeline from [Timeline#of]
  /// @param asOf when the mailbox was read: what claims to be later is a forged date
  /// @return empty if there is no serious sign with a moment
  public static Optional<Presence> of(
      List<Moment> timeline, Collection<Outcome> outcomes, Instant asOf) {
    List<Instant> signs =
        timeline.stream()
            .filter(Presence::isSerious)
            .map(Moment::at)
            .filter(at -> !at.isAfter(asOf))
            .sorted()
            .toList();
    return signs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Presence(signs.getFirst(), signs.getLast(), signs.size(), knownFrom(outcomes)));
  }

  /// What is often innocent says nothing about how long somebody was there.
  private static boolean isSerious(Moment moment) {
    return moment.kind().tellsOfPresence()
        && moment.severity().compareTo(Severity.HIGH) >= 0
        && moment.confidence().compareTo(Confidence.FAIR) >= 0;
  }

  /// The latest of what the sources of sign-ins told: from then on all of them speak.
  private static Optional<Instant> knownFrom(Collection<Outcome> outcomes) {
    return outcomes.stream()
        .flatMap(Presence::gaps)
        .filter(gap -> gap.kind() == EvidenceKind.SIGN_IN)
        .filter(gap -> gap.reason() == Gap.Reason.NOT_RETAINED)
        .flatMap(gap -> moment(gap.toldFrom()).stream())
        .max(Comparator.naturalOrder());
  }

  private static Stream<Gap> gaps(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Found found -> found.gaps().stream();
      case Outcome.Inconclusive inconclusive -> inconclusive.gaps().stream();
      case Outcome.NotChecked notChecked -> notChecked.gaps().stream();
      case Outcome.Clear _, Outcome.Failed _ -> Stream.empty();
    };
  }

  /// A place in a gap is a moment if the source keeps nothing older than that: a day or an instant
  /// of ISO 8601.
  private static Optional<Instant> moment(String where) {
    try {
      return Optional.of(
          where.indexOf('T') < 0
              ? LocalDate.parse(where).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(where));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
