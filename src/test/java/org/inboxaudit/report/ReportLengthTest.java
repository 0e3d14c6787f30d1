package org.inboxaudit.report;

import static org.inboxaudit.report.ReportPage.forward;
import static org.inboxaudit.report.ReportPage.found;
import static org.inboxaudit.report.ReportPage.html;
import static org.inboxaudit.report.ReportPage.matches;
import static org.inboxaudit.report.ReportPage.section;
import static org.inboxaudit.report.ReportPage.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.Test;

/// A mailbox in which much was found still makes a page that says first what to do, and says it
/// once.
class ReportLengthTest {
  private static final String REST =
      "More steps stand beside the things we saw. Do the most serious first. Change passwords last.";

  private static final Texts TEXTS =
      TextBundle.parse(
          "en",
          List.of(
              """
              attachment-a.remedy = Do not open file a.
              attachment-a.title = File a
              attachment-b.remedy = Do not open file b.
              attachment-b.title = File b
              attachment-c.remedy = Do not open file c.
              attachment-c.title = File c
              """),
          Optional.of(SampleTexts.english()));

  @Test
  void manyFilesDoNotPushTheOneRuleOffTheSteps() {
    List<CheckResult> results = new ArrayList<>();
    for (String check : List.of("attachment-a", "attachment-b", "attachment-c")) {
      results.add(critical(check, EvidenceKind.ATTACHMENT));
    }
    results.add(critical("rule-external-forward", EvidenceKind.MAIL_RULE));
    List<String> steps = steps(with(Level.ACT, results));

    assertEquals(6, steps.size());
    assertTrue(steps.get(3).contains("Do not open file a."), steps::toString);
    assertTrue(steps.get(4).contains("Delete the rule first."), steps::toString);
    assertEquals(REST, steps.get(5));
  }

  @Test
  void aHeavyRuleStandsBeforeALightFile() {
    List<CheckResult> results =
        List.of(
            critical("rule-external-forward", EvidenceKind.MAIL_RULE),
            critical("rule-hides-mail", EvidenceKind.MAIL_RULE),
            one(finding("attachment-a", EvidenceKind.ATTACHMENT).at(Severity.LOW)));
    List<String> steps = steps(with(Level.ACT, results));

    assertTrue(steps.get(3).contains("Your mail is sent on"), steps::toString);
    assertTrue(steps.get(4).contains("Mail is moved where"), steps::toString);
  }

  @Test
  void pointsToNoRestWhereThereIsNone() {
    List<String> steps = steps(with(Level.CHECK, found(List.of(forward("a@elsewhere.example")))));

    assertEquals(3, steps.size());
  }

  @Test
  void saysWhyAndWhatToDoOnceForEachCheck() {
    Finding heavy = forward("a@elsewhere.example").at(Severity.CRITICAL);
    Finding light = forward("b@elsewhere.example").at(Severity.LOW);
    String section = section(html(with(Level.ACT, found(List.of(heavy, light)))), "findings");

    assertEquals(2, matches("(<article)", section).size());
    assertEquals(1, matches("(reads your mail, even after)", section).size());
    assertEquals(1, matches("(as written above under the same name)", section).size());
  }

  @Test
  void saysOneReasonOnceForAllKindsItStrikes() {
    List<CheckResult> results =
        List.of(
            unseen("attachment-program", EvidenceKind.ATTACHMENT, ""),
            unseen("message-not-yours", EvidenceKind.MESSAGE, ""),
            unseen("rule-hides-mail", EvidenceKind.MAIL_RULE, ""));
    String section = section(html(with(Level.NOTHING_SEEN, results)), "unseen");

    assertEquals(1, matches("(<article)", section).size());
    assertEquals(1, matches("(given no lists to compare with)", section).size());
    for (String kind : List.of("Attached files", "Messages", "Mail rules")) {
      assertTrue(section.contains("<strong>" + kind + ".</strong>"), kind);
    }
  }

  @Test
  void keepsApartWhatIsMissingInDifferentPlaces() {
    List<CheckResult> results =
        List.of(
            unseen("attachment-program", EvidenceKind.ATTACHMENT, "a.zip"),
            unseen("message-not-yours", EvidenceKind.MESSAGE, "Archive"));
    String section = section(html(with(Level.NOTHING_SEEN, results)), "unseen");

    assertEquals(2, matches("(<article)", section).size());
  }

  @Test
  void listsEverySectionThatIsThere() {
    String page = html(SampleReport.mixed());
    List<String> sections = matches("<section aria-labelledby=\"(.*?)\">", page);

    assertEquals(sections.subList(1, sections.size()), matches("<li><a href=\"#(.*?)\">", page));
  }

  private static List<String> steps(Report report) {
    return matches("<li>(.*?)</li>", section(html(report, TEXTS), "actions"));
  }

  private static CheckResult critical(String check, EvidenceKind kind) {
    return one(finding(check, kind).at(Severity.CRITICAL, Confidence.STRONG));
  }

  private static Finding finding(String check, EvidenceKind kind) {
    return SampleReport.finding(check, kind, check).with("target", "a").with("folder", "b");
  }

  private static CheckResult one(Finding finding) {
    return SampleReport.result(
        finding.check().value(), new Outcome.Found(List.of(finding), 0, List.of()));
  }

  private static CheckResult unseen(String check, EvidenceKind kind, String where) {
    return SampleReport.result(
        check,
        new Outcome.NotChecked(
            List.of(new Gap(kind, Gap.Reason.NOT_SUPPLIED, where, Gap.UNKNOWN))));
  }
}
