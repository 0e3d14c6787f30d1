package org.inboxaudit.extract.attachment;

import java.util.Locale;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into SYLK spreadsheets: a record on each line, fields with semicolons between them. A
/// sheet may say that it is one of Excel 4.0 macros, and a formula may fetch its value from a
/// program.
final class SymbolicLinkSheet {
  private SymbolicLinkSheet() {}

  static void read(Examined file) {
    TextTypes.text(file.bytes, file.bytes.length)
        .toUpperCase(Locale.ROOT)
        .lines()
        .forEach(line -> record(file, line));
  }

  private static void record(Examined file, String line) {
    if (line.startsWith("O;") && (line + ";").contains(";E;")) {
      file.traits.add(AttachmentTrait.MACRO_SHEET);
    }
    int formula = line.startsWith("C;") ? line.indexOf(";E") : -1;
    if (formula < 0) {
      return;
    }
    String expression = line.substring(formula + 2);
    int bar = expression.indexOf('|');
    if (bar > 0 && expression.indexOf('!', bar) > 0) {
      file.traits.add(AttachmentTrait.DDE); // program|topic!item
    }
    if (expression.startsWith("EXEC(") || expression.contains("CALL(")) {
      file.traits.add(AttachmentTrait.MACRO_EXECUTES);
    }
  }
}
