package org.inboxaudit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Checkpoints.ErasedException;
import org.inboxaudit.audit.SampleAudit;
import org.inboxaudit.consent.SampleConsent;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.risk.Exposure;
import org.inboxaudit.risk.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlReportsTest {
  private static final AuditId ID = new AuditId("aud_1");

  /// What holds on both databases.
  abstract static class Contract {
    abstract Databases databases();

    private SqlReports reports() {
      return new SqlReports(databases().database());
    }

    private SqlAudits audits() {
      return new SqlAudits(databases().database());
    }

    @BeforeEach
    final void addAnAudit() {
      new SqlGrants(databases().database()).add(SampleConsent.of(SampleAudit.CONSENT.value()));
      audits().add(SampleAudit.of("aud_1"));
    }

    @AfterEach
    final void close() {
      databases().close();
    }

    @Test
    void findsWhatWasSaved() {
      reports().save(ID, report(3));

      assertEquals(Optional.of(report(3)), reports().find(ID));
    }

    @Test
    void findsNothingBeforeAReportWasSaved() {
      assertEquals(Optional.empty(), reports().find(ID));
    }

    @Test
    void replacesAnEarlierReport() {
      reports().save(ID, report(3));
      reports().save(ID, report(4));

      assertEquals(Optional.of(report(4)), reports().find(ID));
    }

    @Test
    void keepsALargeReport() {
      reports().save(ID, report(20_000));

      assertEquals(Optional.of(report(20_000)), reports().find(ID));
    }

    @Test
    void findsAnAuditByTheHashOfItsCaseCode() {
      reports().keepCaseCode(ID, "a1");

      assertEquals(Optional.of(ID), reports().byCaseCode("a1"));
      assertEquals(Optional.empty(), reports().byCaseCode("a2"));
    }

    @Test
    void knowsOnlyTheLatestCaseCode() {
      reports().keepCaseCode(ID, "a1");
      reports().keepCaseCode(ID, "a2");

      assertEquals(Optional.empty(), reports().byCaseCode("a1"));
      assertEquals(Optional.of(ID), reports().byCaseCode("a2"));
    }

    @Test
    void erasesReportAndCaseCodeWithTheAudit() {
      reports().save(ID, report(3));
      reports().keepCaseCode(ID, "a1");

      audits().erase(ID);

      assertEquals(Optional.empty(), reports().find(ID));
      assertEquals(Optional.empty(), reports().byCaseCode("a1"));
    }

    @Test
    void savesNoReportOfAnErasedAudit() {
      audits().erase(ID);

      assertThrows(ErasedException.class, () -> reports().save(ID, report(3)));
    }

    private static Report report(int results) {
      CheckResult result =
          new CheckResult(
              new CheckId("rule-external-forward"),
              CheckFamily.RULE,
              List.of("T1114.003"),
              List.of("S01"),
              new Outcome.Clear(12));
      return new Report(
          Report.VERSION,
          "aud_1",
          "o\u0000བ…@example.org",
          Instant.parse("2026-03-01T09:40:00.123456789Z"),
          Instant.parse("2026-03-02T09:40:00Z"),
          false,
          new Verdict(Verdict.Level.NOTHING_SEEN, List.of(), 1, 1),
          Exposure.NOT_COUNTED,
          Collections.nCopies(results, result),
          List.of(),
          "packs 1",
          "0.1.0");
    }
  }

  @Nested
  final class OnH2 extends Contract {
    private final Databases databases;

    OnH2(@TempDir Path folder) {
      databases = Databases.h2(folder);
    }

    @Override
    Databases databases() {
      return databases;
    }
  }

  @Nested
  final class OnPostgresql extends Contract {
    private final Databases databases = Databases.postgresql();

    @Override
    Databases databases() {
      return databases;
    }
  }
}
