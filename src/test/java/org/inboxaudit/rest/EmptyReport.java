package org.inboxaudit.rest;

import java.time.Instant;
import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.ReportMaker;

/// A report of an audit with no check at all.
public final class EmptyReport {
  private EmptyReport() {}

  public static Report of(String audit) {
    return ReportMaker.make(
        new ReportMaker.Cover(
            audit,
            EmailAddress.of("owner@example.org"),
            Instant.parse("2026-03-01T10:00:00Z"),
            Instant.parse("2026-03-02T10:00:00Z"),
            false,
            "none",
            "0"),
        List.of());
  }
}
