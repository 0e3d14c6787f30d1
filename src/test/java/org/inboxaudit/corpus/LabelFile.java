package org.inboxaudit.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads a table of labels: comma-separated values with a header line (RFC 4180).
///
/// Fields may be quoted and then hold commas, line ends and doubled quotes; lines may end in a bare
/// line feed; a row may be shorter than the header.
final class LabelFile {

  /// One row, by column.
  record Row(Map<String, String> fields) {
    Row {
      fields = Map.copyOf(fields);
    }

    /// Empty if the table has no such column, or the row is too short.
    String get(String column) {
      return fields.getOrDefault(column, "");
    }
  }

  private final String text;
  private int at;

  private LabelFile(String text) {
    this.text = text;
  }

  static List<Row> read(Path file) throws IOException {
    // Octets that are no UTF-8 become U+FFFD; one odd path must not hide all the other rows.
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static List<Row> parse(String text) {
    LabelFile table = new LabelFile(text.startsWith("\ufeff") ? text.substring(1) : text);
    List<Row> rows = new ArrayList<>();
    List<String> header = table.line();
    while (table.at < table.text.length()) {
      List<String> values = table.line();
      if (values.equals(List.of(""))) {
        continue;
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < Math.min(header.size(), values.size()); i++) {
        fields.put(header.get(i).strip().toLowerCase(Locale.ROOT), values.get(i));
      }
      rows.add(new Row(fields));
    }
    return rows;
  }

  private List<String> line() {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          field.append(text.charAt(at++));
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
