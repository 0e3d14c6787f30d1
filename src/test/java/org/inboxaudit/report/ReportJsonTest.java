package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.finding.Outcome;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  @Test
  void bringsEveryKindOfOutcomeBackUnchanged() {
    Report report = SampleReport.mixed();

    assertEquals(report, ReportJson.read(ReportJson.write(report)));
  }

  @Test
  void theSampleHoldsEveryKindOfOutcome() {
    assertEquals(
        Outcome.class.getPermittedSubclasses().length,
        SampleReport.mixed().results().stream()
            .map(r -> r.outcome().getClass())
            .distinct()
            .count());
  }

  @Test
  void namesOutcomesByTheirWords() {
    String json = json(SampleReport.mixed());

    for (String word : new String[] {"found", "clear", "inconclusive", "not_checked", "failed"}) {
      assertTrue(json.contains("\"outcome\":\"" + word + "\""), word);
    }
  }

  @Test
  void writesCheckIdsSourcesAndTimesAsPlainText() {
    String json = json(SampleReport.mixed());

    assertTrue(json.contains("\"check\":\"rule-external-forward\""));
    assertTrue(json.contains("\"source\":\"imap\""));
    assertTrue(json.contains("\"createdAt\":\"2026-03-01T09:30:00Z\""));
  }

  @Test
  void refusesAnOutcomeThatIsNotOnTheList() {
    byte[] json =
        json(SampleReport.mixed())
            .replace("\"outcome\":\"clear\"", "\"outcome\":\"java.lang.Object\"")
            .getBytes(StandardCharsets.UTF_8);

    assertThrows(UncheckedIOException.class, () -> ReportJson.read(json));
  }

  @Test
  void refusesAReportThatLostAField() {
    byte[] json =
        json(SampleReport.mixed())
            .replace("\"partial\":false,", "")
            .getBytes(StandardCharsets.UTF_8);

    assertThrows(UncheckedIOException.class, () -> ReportJson.read(json));
  }

  @Test
  void saysNothingOfTheContentWhenItCannotRead() {
    byte[] json = "{\"mailbox\": owner@example.org}".getBytes(StandardCharsets.UTF_8);

    Throwable thrown = assertThrows(UncheckedIOException.class, () -> ReportJson.read(json));
    assertFalse(thrown.toString().contains("owner"));
  }

  private static String json(Report report) {
    return new String(ReportJson.write(report), StandardCharsets.UTF_8);
  }
}
