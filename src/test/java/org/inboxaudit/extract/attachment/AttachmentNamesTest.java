package org.inboxaudit.extract.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AttachmentNamesTest {
  private static final String TABLE =
      """
      minutes.pdf                    | []
      minutes                        | []
      photo.2026.03.01.jpg           | []
      list.tar.gz                    | [CONTAINER]
      run.exe                        | [PROGRAM]
      RUN.EXE. .                     | [PROGRAM]
      folder.exe/minutes.pdf         | []
      minutes.pdf.exe                | [PROGRAM, DOUBLE_EXTENSION]
      minutes.PDF.Js                 | [PROGRAM, SCRIPT, DOUBLE_EXTENSION]
      minutes.docx.iso               | [DOUBLE_EXTENSION, CONTAINER, DISK_IMAGE]
      minutes.pdf.zip                | [CONTAINER]
      minutes.pdf%SPACES%.lnk        | [PROGRAM, SHORTCUT, DOUBLE_EXTENSION, PADDED_NAME]
      minutes%SPACES%final           | []
      minutes%RLO%fdp.scr            | [PROGRAM, BIDI_CONTROL]
      run.e%RLO%xe                   | [PROGRAM, BIDI_CONTROL]
      call %LRE%+41 00%PDF%.vcf      | []
      meeting.url                    | [POINTER]
      Meeting.Library-MS             | [POINTER]
      table.slk                      | [UNGUARDED_TYPE]
      minutes%ZWSP%.pdf              | [INVISIBLE_CHARACTER]
      \u06a9\u062a\u0627\u0628%ZWNJ%\u0647\u0627.pdf       | []
      run.pdf%ZWSP%.exe              | [PROGRAM, DOUBLE_EXTENSION, INVISIBLE_CHARACTER]
      list.tar.zst                   | [CONTAINER]
      """;

  @TestFactory
  Stream<DynamicTest> readsWhatANameShows() {
    return TABLE
        .lines()
        .map(line -> line.split("\\|", -1))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0].strip(),
                    () ->
                        assertEquals(
                            row[1].strip(),
                            new TreeSet<>(AttachmentNames.traits(name(row[0].strip())))
                                .toString())));
  }

  private static String name(String cell) {
    return cell.replace("%SPACES%", " ".repeat(40))
        .replace("%ZWSP%", "\u200b")
        .replace("%ZWNJ%", "\u200c")
        .replace("%RLO%", "\u202e")
        .replace("%LRE%", "\u202a")
        .replace("%PDF%", "\u202c");
  }
}
