package org.inboxaudit.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.inboxaudit.corpus.LabelFile.Row;
import org.junit.jupiter.api.Test;

class LabelFileTest {

  private static List<String> paths(String table) {
    return LabelFile.parse(table).stream().map(row -> row.get("path")).toList();
  }

  @Test
  void readsCommasQuotesAndLineEndsInQuotedFields() {
    assertEquals(
        List.of("a:2,", "b \"c\"", "d\ne"),
        paths("path,label\r\n\"a:2,\",x\r\n\"b \"\"c\"\"\",y\n\"d\ne\",z"));
  }

  @Test
  void takesShortRowsEmptyLinesAndAByteOrderMark() {
    List<Row> rows = LabelFile.parse("\ufeffPath,label\na\n\nb,x,more\n");
    assertEquals(List.of("a", "b"), rows.stream().map(row -> row.get("path")).toList());
    assertEquals("", rows.getFirst().get("label"));
    assertEquals("", rows.getFirst().get("no such column"));
  }

  @Test
  void readsATableThatHasNoRows() {
    assertEquals(List.of(), paths(""));
    assertEquals(List.of(), paths("path,label\n"));
  }
}
