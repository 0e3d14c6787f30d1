package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportView.Beyond;
import org.inboxaudit.report.ReportView.Group;
import org.inboxaudit.report.ReportView.Holding;
import org.inboxaudit.report.ReportView.SeenNothing;
import org.inboxaudit.risk.Question;
import org.inboxaudit.risk.Verdict;

/// Puts a report into the words of one language and into the order a frightened person can use:
/// first what holds, then what to do, then why, and only then everything else.
final class ReportReading {
  private final Report report;
  private final Wording wording;

  private ReportReading(Report report, Wording wording) {
    this.report = report;
    this.wording = wording;
  }

  static ReportView of(Report report, Texts texts) {
    return new ReportReading(report, new Wording(texts)).view(texts.language());
  }

  private ReportView view(String language) {
    Verdict.Level level = report.verdict().level();
    FindingGroups groups = new FindingGroups(wording, report);
    Events events = new Events(wording, report);
    List<Group> findings = groups.of((_, finding) -> finding.severity() != Severity.INFO);
    return new ReportView(
        language,
        wording.text("report.direction"),
        wording.text("page.title"),
        Wording.slug(level),
        wording.heading(level),
        wording.text("report.limits"),
        report.partial() ? Optional.of(wording.text("report.partial")) : Optional.empty(),
        wording.optional("report.draft"),
        new Actions(wording).of(level, report.results()),
        findings,
        report.findings().anyMatch(Question::isAsked),
        events.presence(),
        events.days(),
        events.more(),
        exposure(),
        groups.of(
            (check, finding) ->
                finding.severity() == Severity.INFO && check.family() != CheckFamily.EXPOSURE),
        new UnseenGroups(wording).of(report.results()),
        seenNothing(),
        beyond(),
        wording.numbered("report.help", "", Map.of()),
        wording.numbered("report.keep", "", Map.of("time", wording.time(report.keptUntil()))),
        about());
  }

  /// In the words of the checks that counted: only they know whether a number is "at least".
  private List<Holding> exposure() {
    List<Holding> holdings = new ArrayList<>();
    for (CheckResult result : report.results()) {
      if (result.family() == CheckFamily.EXPOSURE
          && result.outcome() instanceof Outcome.Found found) {
        found.findings().stream()
            .filter(finding -> finding.severity() == Severity.INFO)
            .flatMap(finding -> holding(finding).stream())
            .forEach(holdings::add);
      }
    }
    return holdings;
  }

  private Optional<Holding> holding(Finding finding) {
    return wording
        .about(finding, "found")
        .map(what -> new Holding(what, wording.about(finding, "remedy")));
  }

  private List<SeenNothing> seenNothing() {
    List<SeenNothing> checks = new ArrayList<>();
    for (CheckResult result : report.results()) {
      if (result.outcome() instanceof Outcome.Clear clear) {
        checks.add(
            new SeenNothing(
                wording.title(result.check()),
                wording.counted("report.clear.examined", clear.examined()),
                wording.about(result.check(), "blind")));
      }
    }
    return checks;
  }

  private List<Beyond> beyond() {
    List<Phrase> what = wording.numbered("report.beyond", ".what", Map.of());
    List<Phrase> look = wording.numbered("report.beyond", ".look", Map.of());
    List<Beyond> beyond = new ArrayList<>();
    for (int i = 0; i < what.size(); i++) {
      beyond.add(new Beyond(what.get(i), look.get(i)));
    }
    return beyond;
  }

  private List<Phrase> about() {
    Verdict verdict = report.verdict();
    return List.of(
        wording.text("report.about.mailbox", Map.of("mailbox", report.mailbox())),
        wording.text("report.about.created", Map.of("time", wording.time(report.createdAt()))),
        wording.text("report.about.kept", Map.of("time", wording.time(report.keptUntil()))),
        wording.text(
            "report.about.coverage",
            Map.of(
                "concluded", wording.number(verdict.concluded()),
                "checks", wording.number(verdict.checks()))),
        wording.text("report.about.audit", Map.of("audit", report.audit())),
        wording.text(
            "report.about.versions",
            Map.of(
                "product", report.product(),
                "intel", report.intel(),
                "version", Integer.toString(report.version()))));
  }
}
