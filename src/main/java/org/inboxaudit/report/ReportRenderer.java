package org.inboxaudit.report;

import java.io.IOException;
import java.io.OutputStream;

/// Turns the report model into one form of document.
public interface ReportRenderer {
  String mediaType();

  void render(Report report, Texts texts, OutputStream out) throws IOException;
}
