package org.inboxaudit.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.ReportView.Day;
import org.inboxaudit.report.ReportView.Event;
import org.inboxaudit.risk.Moment;
import org.inboxaudit.risk.Presence;

/// Tells what happened day by day, and how long somebody may have been there.
final class Events {
  /// A page with more would not be read; all of them are in the JSON.
  private static final int SHOWN = 40;

  private final Wording wording;
  private final List<Moment> timeline;
  private final Optional<Presence> presence;
  private final Map<String, Finding> findings;

  Events(Wording wording, Report report) {
    this.wording = wording;
    this.timeline = report.timeline();
    this.presence = report.presence();
    this.findings =
        report.findings().collect(Collectors.toMap(Finding::fingerprint, Function.identity()));
  }

  /// The weightiest, and of those that weigh the same the latest.
  List<Day> days() {
    SortedMap<LocalDate, List<Event>> days = new TreeMap<>();
    timeline.stream()
        .sorted(Comparator.comparing(Moment::severity).thenComparing(Moment::at).reversed())
        .limit(SHOWN)
        .sorted(Comparator.comparing(Moment::at))
        .forEach(
            moment ->
                days.computeIfAbsent(
                        LocalDate.ofInstant(moment.at(), ZoneOffset.UTC), _ -> new ArrayList<>())
                    .add(event(moment)));
    List<Day> shown = new ArrayList<>();
    days.forEach(
        (date, events) -> {
          Instant begin = date.atStartOfDay(ZoneOffset.UTC).toInstant();
          shown.add(new Day(date.toString(), wording.time("report.time.day", begin), events));
        });
    return shown;
  }

  Optional<Phrase> more() {
    long more = timeline.size() - (long) SHOWN;
    return more > 0 ? Optional.of(wording.counted("report.timeline.more", more)) : Optional.empty();
  }

  private Event event(Moment moment) {
    Phrase kind = wording.moment(moment.kind());
    Phrase what =
        Optional.ofNullable(findings.get(moment.finding()))
            .flatMap(finding -> wording.about(finding, "found"))
            .orElse(kind);
    return new Event(
        moment.at().toString(),
        wording.time("report.time.hour", moment.at()),
        kind,
        what,
        moment.severity() == Severity.INFO
            ? Optional.empty()
            : Optional.of(wording.severity(moment.severity())));
  }

  /// Never a number without its bounds, and never as a fact: only the owner knows which of the
  /// signs are their own.
  List<Phrase> presence() {
    return presence.map(this::sentences).orElse(List.of());
  }

  private List<Phrase> sentences(Presence there) {
    List<Phrase> sentences = new ArrayList<>();
    Map<String, String> days =
        Map.of("earliest", day(there.earliest()), "latest", day(there.latest()));
    if (there.atLeastDays() == 0) {
      sentences.add(wording.text("report.presence.one", days));
    } else {
      sentences.add(wording.text("report.presence.span", days));
      sentences.add(wording.counted("report.presence.days", there.atLeastDays()));
    }
    sentences.add(
        there
            .knownFrom()
            .map(from -> wording.text("report.presence.known", Map.of("from", day(from))))
            .orElseGet(() -> wording.text("report.presence.unknown")));
    return sentences;
  }

  private String day(Instant moment) {
    return wording.time("report.time.day", moment);
  }
}
