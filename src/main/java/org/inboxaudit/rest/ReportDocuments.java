package org.inboxaudit.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.inboxaudit.report.HtmlReportRenderer;
import org.inboxaudit.report.JsonReportRenderer;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.ReportRenderer;
import org.inboxaudit.report.Texts;

/// Puts a report into an answer, in one of the forms there are.
public final class ReportDocuments {
  private static final ReportRenderer JSON = new JsonReportRenderer();
  private static final ReportRenderer HTML = new HtmlReportRenderer();

  private ReportDocuments() {}

  /// The report as a page.
  public static Response page(Report report, Texts texts) {
    return answer(report, HTML, texts);
  }

  /// The report for programs.
  static Response json(Report report, Texts texts) {
    return answer(report, JSON, texts);
  }

  /// The whole is rendered before the first octet is sent: half a report must not pass for one.
  private static Response answer(Report report, ReportRenderer renderer, Texts texts) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    try {
      renderer.render(report, texts, document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.ok(document.toByteArray(), renderer.mediaType() + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
        .header(HttpHeaders.VARY, String.join(", ", List.of("Accept", "Accept-Language")))
        .build();
  }
}
