package org.inboxaudit.audit.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads tables with a header (RFC 4180, also with tabs or semicolons): Citizen Lab's `iocs.csv`,
/// `targetedthreats.csv`, exports of MISP. Columns go by their names, in any order.
final class TableIndicators {
  private static final List<String> TYPE = List.of("type", "indicator_type", "ioc_type", "kind");
  private static final List<String> VALUE =
      List.of("value", "ioc", "indicator", "indicator_value", "observable");
  private static final List<String> DATE =
      List.of("date", "first_seen", "attribute_date", "published", "event_date");
  private static final List<String> CAMPAIGN =
      List.of("family", "campaign", "malware", "threat", "actor", "event_info");
  private static final List<String> FOR_DETECTION = List.of("to_ids");

  private TableIndicators() {}

  /// @return whether its first row names the columns of indicators
  static boolean read(String text, Intake intake) {
    int end = text.indexOf('\n');
    String first = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
    char separator = first.indexOf(',') >= 0 ? ',' : first.indexOf(';') >= 0 ? ';' : '\t';
    TableRows rows = new TableRows(text, separator);
    List<String> header =
        rows.next().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    int type = column(header, TYPE);
    int value = column(header, VALUE);
    if (type < 0 || value < 0) {
      return false;
    }
    int date = column(header, DATE);
    int campaign = column(header, CAMPAIGN);
    int forDetection = column(header, FOR_DETECTION);
    for (List<String> row = rows.next(); !row.isEmpty(); row = rows.next()) {
      if (isNo(cell(row, forDetection))) {
        intake.setAside();
      } else if (row.size() > 1 || !row.getFirst().isBlank()) {
        intake.take(
            cell(row, type), cell(row, value), Days.parse(cell(row, date)), cell(row, campaign));
      }
    }
    return true;
  }

  private static int column(List<String> header, List<String> names) {
    return names.stream().map(header::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }

  private static String cell(List<String> row, int column) {
    return column < 0 || column >= row.size() ? "" : row.get(column).strip();
  }

  private static boolean isNo(String cell) {
    return cell.equals("0") || cell.equalsIgnoreCase("false") || cell.equalsIgnoreCase("no");
  }

  /// The rows of a table, one after the other. A quoted cell may hold line ends.
  private static final class TableRows {
    private final String text;
    private final char separator;
    private int at;

    TableRows(String text, char separator) {
      this.text = text;
      this.separator = separator;
    }

    /// @return empty at the end
    List<String> next() {
      List<String> row = new ArrayList<>();
      StringBuilder cell = new StringBuilder();
      boolean quoted = false;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (quoted && c == '"' && at < text.length() && text.charAt(at) == '"') {
          cell.append(c);
          at++;
        } else if (c == '"' && (quoted || cell.toString().isBlank())) {
          quoted = !quoted;
        } else if (!quoted && c == separator) {
          row.add(cell.toString());
          cell.setLength(0);
        } else if (!quoted && c == '\n') {
          row.add(cell.toString());
          return row;
        } else if (c != '\r') {
          cell.append(c);
        }
      }
      if (!row.isEmpty() || !cell.isEmpty()) {
        row.add(cell.toString());
      }
      return row;
    }
  }
}
