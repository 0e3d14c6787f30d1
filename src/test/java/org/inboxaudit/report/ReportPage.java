package org.inboxaudit.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.risk.Verdict.Level;

/// The report page as text, and reports that hold one thing, for tests.
final class ReportPage {
  private static final HtmlReportRenderer RENDERER = new HtmlReportRenderer();

  private ReportPage() {}

  static Finding forward(String target) {
    return SampleReport.finding(
            "rule-external-forward", EvidenceKind.MAIL_RULE, Integer.toHexString(target.hashCode()))
        .at(Severity.HIGH, Confidence.FAIR)
        .with("target", target);
  }

  static List<CheckResult> found(List<Finding> findings) {
    return List.of(
        SampleReport.result(
            "rule-external-forward", new Outcome.Found(findings, 0, List.<Gap>of())));
  }

  static Report with(Level level, List<CheckResult> results) {
    return SampleReport.report(
        new Verdict(level, List.of(), 0, results.size()), Exposure.NOT_COUNTED, results);
  }

  static String html(Report report) {
    return html(report, SampleTexts.english());
  }

  static String html(Report report, Texts texts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      RENDERER.render(report, texts, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static String section(String page, String id) {
    int start = page.indexOf("<section aria-labelledby=\"" + id + "\">");
    return page.substring(start, page.indexOf("</section>", start));
  }

  static List<String> matches(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
