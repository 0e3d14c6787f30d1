package org.inboxaudit.extract.attachment;

import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/// Takes the words out of the XML of an office program, while its reader walks it for something
/// else: of WordprocessingML, SpreadsheetML and PresentationML (ECMA-376 part 1), of what they were
/// in 2003, and of OpenDocument.
///
/// A row of a table is one line, for that is how a list of people is known.
final class MarkupWords {
  private static final Set<String> OFFICE = Set.of("t", "Data");
  private static final Set<String> OPEN_DOCUMENT = Set.of("p", "h");
  private static final Set<String> LINES = Set.of("p", "h", "si", "is", "br");
  private static final Set<String> CELLS = Set.of("tc", "table-cell", "Cell", "tab");
  private static final Set<String> ROWS = Set.of("tr", "table-row", "Row");

  private final FileWords words;
  private final Set<String> holders;
  private int rows;
  private int depth;

  private MarkupWords(FileWords words, Set<String> holders) {
    this.words = words;
    this.holders = holders;
  }

  /// For the formats in which each run of text has an element of its own.
  static MarkupWords office(FileWords words) {
    return new MarkupWords(words, OFFICE);
  }

  /// For the format in which text stands in its paragraph.
  static MarkupWords openDocument(FileWords words) {
    return new MarkupWords(words, OPEN_DOCUMENT);
  }

  void visit(XMLStreamReader reader) {
    if (reader.isCharacters()) {
      if (depth > 0) {
        words.add(reader.getText());
      }
      return;
    }
    String name = reader.getLocalName();
    if (reader.isStartElement()) {
      depth += holders.contains(name) ? 1 : 0;
      rows += ROWS.contains(name) ? 1 : 0;
      return;
    }
    depth -= holders.contains(name) ? 1 : 0;
    if (ROWS.contains(name)) {
      rows--;
      words.end('\n');
    } else if (CELLS.contains(name)) {
      words.end('\t');
    } else if (LINES.contains(name)) {
      words.end(rows > 0 ? ' ' : '\n');
    }
  }
}
