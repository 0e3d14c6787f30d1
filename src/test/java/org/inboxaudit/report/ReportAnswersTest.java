package org.inboxaudit.report;

import static org.inboxaudit.report.ReportPage.html;
import static org.inboxaudit.report.ReportPage.section;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.risk.Answer.Said;
import org.inboxaudit.risk.Verdict.Level;
import org.junit.jupiter.api.Test;

class ReportAnswersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T11:00:00Z");
  private static final Finding SIGN_IN =
      SampleReport.finding("signin-notice", EvidenceKind.NOTICE, "INBOX\u202E/7")
          .with("device", "Linux");
  private static final String ID = "signin-notice|imap|NOTICE|INBOX[U+202E]/7|";
  private static final Report REPORT =
      ReportMaker.make(
          new ReportMaker.Cover(
              "aud_sample",
              EmailAddress.of("owner@example.org"),
              SampleReport.CREATED,
              SampleReport.CREATED.plusSeconds(86_400),
              false,
              "words-1",
              "0.1.0"),
          List.of(
              SampleReport.result(
                  "signin-notice", new Outcome.Found(List.of(SIGN_IN), 0, List.of()))));

  @Test
  void findsAFindingAsTheDocumentNamesIt() {
    assertEquals(Optional.of(SIGN_IN), ReportAnswers.find(REPORT, ID));
    assertEquals(Optional.empty(), ReportAnswers.find(REPORT, SIGN_IN.fingerprint()));
  }

  @Test
  void theHeadingFollowsTheAnswer() {
    assertEquals(Level.CHECK, REPORT.verdict().level());
    assertEquals(Level.ACT, answered(Said.NOT_ME).verdict().level());
    assertEquals(Level.NOTHING_SEEN, answered(Said.ME).verdict().level());
  }

  @Test
  void changingOnesMindLeadsBackToWhereItBegan() {
    Report denied = answered(Said.NOT_ME);
    Finding now = ReportAnswers.find(denied, ID).orElseThrow();
    Report confirmed = ReportAnswers.with(denied, now, Said.ME, NOW.plusSeconds(60));

    assertEquals(
        answered(Said.ME).results(), confirmed.results(), "the weight from before is kept");
    assertEquals(
        REPORT, ReportAnswers.without(confirmed, ReportAnswers.find(confirmed, ID).orElseThrow()));
  }

  @Test
  void theSameAnswerAgainChangesNothing() {
    Report denied = answered(Said.NOT_ME);
    Finding now = ReportAnswers.find(denied, ID).orElseThrow();

    assertEquals(denied, ReportAnswers.with(denied, now, Said.NOT_ME, NOW.plusSeconds(60)));
  }

  @Test
  void survivesTheStore() {
    Report denied = answered(Said.NOT_ME);

    assertEquals(denied, ReportJson.read(ReportJson.write(denied)));
  }

  @Test
  void readsAReportFromBeforeThereWereAnswers() {
    String old =
        new String(ReportJson.write(REPORT), StandardCharsets.UTF_8)
            .replace("\"version\":2", "\"version\":1")
            .replace("\"answers\":[],", "");

    assertEquals(REPORT, ReportJson.read(old.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void thePageShowsQuestionAndAnswer() {
    String before = section(html(REPORT), "findings");
    assertTrue(before.contains("Was that you?"));
    assertTrue(before.contains("Not answered yet."));

    String denied = html(answered(Said.NOT_ME));
    assertTrue(denied.contains("You said: no, that was not me."));
    assertTrue(denied.contains("Before your answer: <bdi>Worth a look</bdi>"));
    assertTrue(denied.contains("We found something that needs action today."));

    assertTrue(
        section(html(answered(Said.ME)), "information").contains("You said: yes, that was me."));
  }

  @Test
  void thePageNamesTheMomentsInOrderAndTheBoundsOfThePresence() {
    String section = section(html(answered(Said.NOT_ME)), "timeline");

    assertTrue(section.contains("<ol class=\"timeline\">"));
    assertTrue(section.contains("<time datetime=\"2026-02-11\">"));
    assertTrue(section.contains("<time datetime=\"2026-02-11T22:14:00Z\"><bdi>22:14</bdi></time>"));
    assertTrue(
        section.indexOf("datetime=\"2026-02-11\"") < section.indexOf("datetime=\"2026-03-01\""));
    assertTrue(section.contains("If they are not yours, somebody was here on that day."));
    assertTrue(section.contains("It may have begun earlier, and it may still go on."));
  }

  @Test
  void thePageSaysNothingOfPresenceWithoutASeriousSign() {
    assertFalse(html(REPORT).contains("If they are not yours"));
  }

  private static Report answered(Said said) {
    return ReportAnswers.with(REPORT, SIGN_IN, said, NOW);
  }
}
