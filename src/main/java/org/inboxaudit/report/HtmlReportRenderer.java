package org.inboxaudit.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The report as a page for a person: works without scripts, prints on paper, and asks no other
/// machine for anything.
///
/// The template escapes by context, so that a subject or a file name is text wherever it stands
/// (T5). It was compiled with the product; nothing is compiled or read from disk at run time.
public final class HtmlReportRenderer implements ReportRenderer {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          HtmlReportRenderer.class.getClassLoader(),
          "org.inboxaudit.template");

  @Override
  public String mediaType() {
    return "text/html";
  }

  @Override
  public void render(Report report, Texts texts, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    engine.render(
        "report.jte",
        Map.of("view", ReportReading.of(report, texts), "texts", texts),
        new WriterOutput(writer));
    writer.flush();
  }
}
