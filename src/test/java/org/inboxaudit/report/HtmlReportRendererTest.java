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
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.Test;

class HtmlReportRendererTest {
  @Test
  void beginsWithTheHeadingOfTheVerdict() {
    String page = html(SampleReport.mixed());

    assertTrue(page.contains("<h1>We found something that needs action today.</h1>"));
  }

  @Test
  void nothingSeenIsNeverSaidWithoutThatItProvesNothing() {
    String page = html(with(Level.NOTHING_SEEN, List.of()));

    assertTrue(
        page.contains(
            "<strong>This does not prove that nobody has access.</strong></p>\n</header>"));
  }

  @Test
  void saysWhatCouldNotBeCheckedAndHowToLookByHand() {
    String section = section(html(SampleReport.mixed()), "unseen");

    for (String text :
        List.of(
            "Sign-ins from new places",
            "Open the list of recent sign-ins of your provider.",
            "The way we connect to your mailbox cannot show this.",
            "A program came as a file",
            "<bdi class=\"place\">Archive</bdi>",
            "Alerts about sign-ins",
            "<bdi>inc-7f3a</bdi>",
            "Mail is moved where you seldom look")) {
      assertTrue(section.contains(text), text);
    }
  }

  @Test
  void hasTheSectionOfUncheckedThingsEvenWhenThereAreNone() {
    String page = html(with(Level.NOTHING_SEEN, List.of()));

    assertTrue(section(page, "unseen").contains("Every check could look at all it needed."));
  }

  @Test
  void keepsTheOrderOfReading() {
    String page = html(SampleReport.mixed());
    List<Integer> places = new ArrayList<>();
    for (String id :
        List.of("actions", "findings", "exposure", "unseen", "beyond", "help", "keep", "clear")) {
      places.add(page.indexOf("<section aria-labelledby=\"" + id + "\">"));
    }

    assertEquals(places.stream().sorted().filter(place -> place > 0).toList(), places);
  }

  @Test
  void asksForAtMostFiveStepsAndNeverForAPasswordFirst() {
    List<CheckResult> results = new ArrayList<>(SampleReport.mixed().results());
    List<String> steps =
        matches("<li>(.*?)</li>", section(html(with(Level.ACT, results)), "actions"));

    assertEquals(
        List.of(
            "For the next steps, use a phone or computer that you trust. If you are not sure, ask"
                + " a helper first.",
            "Print or save this page before you change anything. It shows how things were.",
            "Tell a helper you trust. Do not use this mailbox to reach them, because others may"
                + " read it.",
            "<strong>Your mail is sent on to another address.</strong> Delete the rule first. Then"
                + " set a new password and sign out everywhere.",
            "<strong>Mail is moved where you seldom look.</strong> Look into that folder. Delete the rule if it is not yours."),
        steps);
  }

  @Test
  void saysTheSameRemedyOnce() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      findings.add(forward("drop" + i + "@elsewhere.example"));
    }
    String page = html(with(Level.CHECK, found(findings)));

    assertEquals(3, matches("<li>(.*?)</li>", section(page, "actions")).size());
  }

  @Test
  void saysWhatStandsBehindALetter() {
    Finding letter = forward("drop@elsewhere.example").with("standing", "vouched");
    String findings = section(html(with(Level.CHECK, found(List.of(letter)))), "findings");

    assertTrue(
        findings.contains(
            " Your mail server says that this letter is genuine. We had no key to check that"
                + " ourselves."));
  }

  @Test
  void gathersFindingsThatMeanTheSame() {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      findings.add(forward("drop" + i + "@elsewhere.example"));
    }
    String section = section(html(with(Level.CHECK, found(findings))), "findings");

    assertEquals(1, matches("(<article)", section).size());
    assertTrue(section.contains("Not shown here, but also seen: <bdi>10</bdi>."));
  }

  @Test
  void tellsOnceWhatWasCountedAndNotKept() {
    Finding heavy = forward("a@elsewhere.example");
    Finding informing = forward("b@elsewhere.example").at(Severity.INFO);
    CheckResult result =
        SampleReport.result(
            "rule-external-forward", new Outcome.Found(List.of(heavy, informing), 7, List.of()));

    assertEquals(
        1, matches("(also seen: <bdi>7</bdi>)", html(with(Level.CHECK, List.of(result)))).size());
  }

  @Test
  void showsFindingsInTheOrderOfWeight() {
    assertEquals(
        List.of("critical", "medium"),
        matches(
            "<article class=\"finding (.*?)\">", section(html(SampleReport.mixed()), "findings")));
  }

  @Test
  void takesTheVariantOfTheTextThatTheFindingNames() {
    Finding finding = forward("drop@elsewhere.example").with("variant", "no-copy");

    assertTrue(html(with(Level.CHECK, found(List.of(finding)))).contains(" and keeps none."));
  }

  @Test
  void saysThatACountIsAtLeast() {
    Finding finding =
        SampleReport.finding("exposure-people", EvidenceKind.MESSAGE, "all")
            .at(Severity.INFO)
            .with("people", 12)
            .with("variant", "at-least");
    CheckResult result =
        SampleReport.result("exposure-people", new Outcome.Found(List.of(finding), 0, List.of()));

    assertTrue(
        section(html(with(Level.NOTHING_SEEN, List.of(result))), "exposure")
            .contains("at least <bdi>12</bdi> people"));
  }

  @Test
  void saysThatNothingWasCounted() {
    assertTrue(
        section(html(with(Level.NOTHING_SEEN, List.of())), "exposure")
            .contains("We could not count what this mailbox holds."));
  }

  @Test
  void showsACheckThatHasNoWordsAnyMore() {
    Finding finding = SampleReport.finding("rule-retired", EvidenceKind.MAIL_RULE, "1");
    CheckResult result =
        SampleReport.result("rule-retired", new Outcome.Found(List.of(finding), 0, List.of()));

    assertTrue(
        html(with(Level.CHECK, List.of(result))).contains("A check named <bdi>rule-retired</bdi>"));
  }

  @Test
  void keepsMailboxAndResultOutOfTheTitle() {
    assertTrue(html(SampleReport.mixed()).contains("<title>Mail check</title>"));
  }

  @Test
  void marksWordsOfAnotherLanguage() {
    Texts tibetan =
        TextBundle.parse(
            "bo",
            List.of("report.heading.act = སྐད་ཡིག\nreport.draft = ཟིན་བྲིས།"),
            Optional.of(SampleTexts.english()));
    String page = html(SampleReport.mixed(), tibetan);

    assertTrue(page.contains("<html lang=\"bo\" dir=\"ltr\">"));
    assertTrue(page.contains("<h1>སྐད་ཡིག</h1>"));
    assertTrue(page.contains("<span lang=\"en\">What we saw</span>"));
    assertTrue(page.contains("ཟིན་བྲིས།"));
  }
}
