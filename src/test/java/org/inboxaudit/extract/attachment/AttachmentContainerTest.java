package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.part;
import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.extract.ExtractLimits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AttachmentContainerTest {

  @TestFactory
  Stream<DynamicTest> looksIntoContainers() {
    byte[] program = SampleFiles.program();
    return Stream.of(
        tells(
            "a.zip",
            SampleContainers.zip("in/run.exe", program),
            """
            2 [CONTAINER]
            2!in/run.exe [PROGRAM]
            """),
        tells(
            "b.zip",
            SampleContainers.zip("inner.zip", SampleContainers.zip("run.exe", program)),
            """
            2 [CONTAINER]
            2!inner.zip [CONTAINER]
            2!inner.zip!run.exe [PROGRAM]
            """),
        tells(
            "c.eml",
            SampleContainers.message("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "nested.eml",
            SampleContainers.message("inner.eml", SampleContainers.message("run.exe", program)),
            """
            2 [CONTAINER]
            2!inner.eml [CONTAINER]
            2!inner.eml!run.exe [PROGRAM]
            """),
        tells(
            "forwarded.eml",
            SampleContainers.forward(SampleContainers.message("run.exe", program)),
            """
            2 [CONTAINER]
            2!message.eml [CONTAINER]
            2!message.eml!run.exe [PROGRAM]
            """),
        tells(
            "g.tgz",
            SampleContainers.tarGz("run.exe", program),
            """
            2 [CONTAINER]
            2!g.tar [CONTAINER]
            2!g.tar!run.exe [PROGRAM]
            """),
        tells(
            "h.7z",
            SampleContainers.sevenZip("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "d.msg",
            SampleContainers.outlookMessage("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "e.doc",
            SampleFiles.documentHolding("run.exe", program),
            """
            2 [EMBEDDED_FILE, CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "f.zip",
            SampleFiles.macroDocument(),
            """
            2 [CONTAINER]
            2![Content_Types].xml []
            2!_rels/.rels []
            2!word/document.xml []
            2!word/vbaProject.bin [MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES, MACRO_EXECUTES]
            """));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatItCouldNotOpen() {
    return Stream.of(
        tells(
            "a.zip",
            SampleContainers.lockedZip("run.exe", SampleFiles.program()),
            """
            2 [CONTAINER, ENCRYPTED]
            2!run.exe [PROGRAM]
            UNREADABLE 1
            """),
        tells(
            "b.docx",
            SampleFiles.lockedDocument(),
            """
            2 [ENCRYPTED]
            UNREADABLE 1
            """),
        tells(
            "c.iso",
            SampleFiles.diskImage(),
            """
            2 [CONTAINER, DISK_IMAGE]
            UNREADABLE 1
            """),
        tells(
            "d.zip",
            SampleContainers.bomb(),
            """
            2 [CONTAINER]
            2!zeros.bin []
            LIMIT_REACHED -1
            """),
        tells(
            "e.zip",
            Arrays.copyOf(SampleContainers.zip("run.exe", SampleFiles.program()), 60),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            UNREADABLE 1
            """),
        tells(
            "f.docm",
            Arrays.copyOf(SampleFiles.oldMacroDocument(), 1000),
            """
            2 []
            UNREADABLE 1
            """));
  }

  @Test
  void stopsAtTheDepthLimit() {
    byte[] bytes = SampleFiles.program();
    for (int i = 0; i < 6; i++) {
      bytes = SampleContainers.zip("x.zip", bytes);
    }
    List<Observation> observations = read("x.zip", bytes);
    assertEquals("LIMIT_REACHED -1", told(observations.subList(5, observations.size())));
  }

  @Test
  void stopsAtTheNumberOfFiles() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 4; i++) {
      files.put(i + ".txt", SampleFiles.plainText());
    }
    ExtractLimits limits = new ExtractLimits(1 << 20, 1 << 20, 100, 4, 2, Duration.ofSeconds(1));
    assertEquals(
        """
        2 [CONTAINER]
        2!0.txt []
        2!1.txt []
        LIMIT_REACHED -1""",
        told(read(part("a.zip", "", "8bit", SampleContainers.zip(files)), limits)));
  }

  @Test
  void keepsTwoFilesOfOneNameApart() {
    byte[] first = SampleContainers.zip("a.txt", SampleFiles.plainText());
    byte[] second = SampleContainers.zip("b.txt", SampleFiles.plainText());
    for (int i = 0; i < second.length; i++) {
      if (second[i] == 'b' && second[i + 1] == '.') {
        second[i] = 'a';
      }
    }
    Map<String, byte[]> both = new LinkedHashMap<>();
    both.put("x.zip", first);
    both.put("y/x.zip", second);
    long places =
        read("both.zip", SampleContainers.zip(both)).stream()
            .map(observation -> ((Attachment) observation).ref())
            .distinct()
            .count();
    assertEquals(5, places);
  }
}
