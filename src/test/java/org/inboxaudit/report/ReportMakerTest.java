package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Verdict;
import org.junit.jupiter.api.Test;

class ReportMakerTest {
  private static final ReportMaker.Cover COVER =
      new ReportMaker.Cover(
          "aud_sample",
          EmailAddress.of("owner@example.org"),
          SampleReport.CREATED,
          SampleReport.CREATED.plusSeconds(86_400),
          false,
          "words-1",
          "0.1.0");

  @Test
  void putsTheWeightiestFirstAndWhatHeldNothingLast() {
    List<CheckResult> results = new ArrayList<>(SampleReport.mixed().results());
    Collections.shuffle(results, new Random(3));

    assertEquals(
        List.of(
            "rule-external-forward",
            "rule-hides-mail",
            "signin-notice",
            "signin-new-place",
            "attachment-program",
            "exposure-people",
            "message-not-yours"),
        ReportMaker.make(COVER, results).results().stream()
            .map(result -> result.check().value())
            .toList());
  }

  @Test
  void doesNotDependOnTheOrderItIsGiven() {
    List<CheckResult> results = new ArrayList<>(SampleReport.mixed().results());
    Report one = ReportMaker.make(COVER, results);
    Collections.shuffle(results, new Random(5));

    assertEquals(one, ReportMaker.make(COVER, results));
  }

  @Test
  void concludesFromTheOutcomes() {
    Report report = ReportMaker.make(COVER, SampleReport.mixed().results());

    assertEquals(SampleReport.mixed().verdict(), report.verdict());
    assertEquals(Verdict.Level.ACT, report.verdict().level());
    assertEquals(412, report.exposure().people());
  }

  @Test
  void refusesTwoAnswersOfOneCheck() {
    List<CheckResult> twice = new ArrayList<>(SampleReport.mixed().results());
    twice.addAll(SampleReport.mixed().results());

    assertThrows(IllegalArgumentException.class, () -> ReportMaker.make(COVER, twice));
  }

  @Test
  void masksTheMailbox() {
    assertEquals("o•••@e•••.org", ReportMaker.make(COVER, List.of()).mailbox());
  }

  @Test
  void masksAddressesOfEveryShape() {
    assertEquals(
        List.of("t•••@m•••.np", "a•••@l•••", "བ•••@x•••.example"),
        List.of("tenzin@mail.example.com.np", "a@localhost", "བོད@xn--a.example").stream()
            .map(address -> ReportMaker.masked(EmailAddress.of(address)))
            .toList());
  }
}
