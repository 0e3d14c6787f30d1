package org.inboxaudit.extract.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Extractor.Extracted;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AttachmentReaderTest {

  private static Raw.RawPart part(String name, String mediaType, String encoding, byte[] bytes) {
    Message.Part part = new Message.Part("2", mediaType, name, encoding, bytes.length, true);
    Message message =
        new Message(
            new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "m1"),
            new Message.Locator("INBOX", FolderRole.INBOX, 1, 1),
            "",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            "",
            List.of(),
            List.of(),
            "",
            bytes.length,
            Set.of(),
            new TreeMap<>(),
            List.of(part));
    return new Raw.RawPart(message, part, bytes, true);
  }

  private static List<Observation> read(Raw.RawPart part, ExtractLimits limits) {
    return assertInstanceOf(Extracted.Facts.class, AttachmentReader.read(part, limits))
        .observations();
  }

  private static List<Observation> read(String name, byte[] bytes) {
    return read(part(name, "", "8bit", bytes), ExtractLimits.DEFAULT);
  }

  /// One line for each observation: what file, what traits; what gap, how many.
  private static String told(List<Observation> observations) {
    return observations.stream()
        .map(
            observation ->
                switch (observation) {
                  case Attachment file -> file.ref().part() + " " + new TreeSet<>(file.traits());
                  case Gap gap -> gap.reason() + " " + gap.items();
                  default -> throw new AssertionError("not expected here");
                })
        .collect(Collectors.joining("\n"));
  }

  private static DynamicTest tells(String name, byte[] bytes, String expected) {
    return DynamicTest.dynamicTest(
        name, () -> assertEquals(expected.strip(), told(read(name, bytes))));
  }

  @TestFactory
  Stream<DynamicTest> findsNothingInHonestFiles() {
    return Map.of(
            "minutes.txt", SampleFiles.plainText(),
            "minutes.pdf", SampleFiles.plainPdf(),
            "picture.jpg", SampleFiles.plainJpeg(),
            "minutes.docx", SampleFiles.plainDocx(),
            "minutes.rtf", SampleFiles.plainRtf(),
            "linking.docx", SampleFiles.linkingDocument("https://example.org/"),
            "local.docx", SampleFiles.templateDocument("file:///C:\\Templates\\Normal.dotm"),
            "\u0645\u062d\u0636\u0631 \u200f2026.pdf", SampleFiles.plainPdf())
        .entrySet()
        .stream()
        .map(file -> tells(file.getKey(), file.getValue(), "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> tellsWeaponsByTheirBytes() {
    return Stream.of(
        tells("a.rtf", SampleFiles.rtfWithEquationObject(), "2 [EXPLOIT_OBJECT]"),
        tells("b.doc", SampleFiles.rtfWithHiddenEquationObject(), "2 [EXPLOIT_OBJECT]"),
        tells(
            "c.rtf",
            SampleFiles.rtfWithClassId("4BF0D1BD8B85D111B16A00C0F0283628"),
            "2 [EXPLOIT_OBJECT]"),
        tells(
            "d.docm",
            SampleFiles.macroDocument(),
            "2 [MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES, MACRO_EXECUTES]"),
        tells(
            "e.doc",
            SampleFiles.oldMacroDocument(),
            "2 [MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES, MACRO_EXECUTES]"),
        tells("f.docm", SampleFiles.honestMacroDocument(), "2 [MACRO]"),
        tells("g.xls", SampleFiles.macroSheetWorkbook(), "2 [MACRO_SHEET]"),
        tells(
            "h.docx",
            SampleFiles.templateDocument("https://template.example/x.dotm"),
            "2 [EXTERNAL_CONTENT]"),
        tells(
            "i.docx",
            SampleFiles.templateDocument("\\\\192.0.2.1\\share\\x.dotm"),
            "2 [EXTERNAL_CONTENT]"),
        tells("j", SampleFiles.shortcut(), "2 [PROGRAM, SHORTCUT]"),
        tells("k", SampleFiles.program(), "2 [PROGRAM]"),
        tells("l.pdf", SampleFiles.program(), "2 [PROGRAM, TYPE_MISMATCH]"),
        tells("m.js", SampleFiles.plainText(), "2 [PROGRAM, SCRIPT]"));
  }

  @TestFactory
  Stream<DynamicTest> looksIntoContainers() {
    byte[] program = SampleFiles.program();
    return Stream.of(
        tells(
            "a.zip",
            SampleFiles.zip("in/run.exe", program),
            """
            2 [CONTAINER]
            2!in/run.exe [PROGRAM]
            """),
        tells(
            "b.zip",
            SampleFiles.zip("inner.zip", SampleFiles.zip("run.exe", program)),
            """
            2 [CONTAINER]
            2!inner.zip [CONTAINER]
            2!inner.zip!run.exe [PROGRAM]
            """),
        tells(
            "c.eml",
            SampleFiles.message("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "nested.eml",
            SampleFiles.message("inner.eml", SampleFiles.message("run.exe", program)),
            """
            2 [CONTAINER]
            2!inner.eml [CONTAINER]
            2!inner.eml!run.exe [PROGRAM]
            """),
        tells(
            "forwarded.eml",
            SampleFiles.forward(SampleFiles.message("run.exe", program)),
            """
            2 [CONTAINER]
            2!message.eml [CONTAINER]
            2!message.eml!run.exe [PROGRAM]
            """),
        tells(
            "g.tgz",
            SampleFiles.tarGz("run.exe", program),
            """
            2 [CONTAINER]
            2!g.tar [CONTAINER]
            2!g.tar!run.exe [PROGRAM]
            """),
        tells(
            "h.7z",
            SampleFiles.sevenZip("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "d.msg",
            SampleFiles.outlookMessage("run.exe", program),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """),
        tells(
            "e.doc",
            SampleFiles.documentHolding("run.exe", program),
            """
            2 [CONTAINER]
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
            SampleFiles.lockedZip("run.exe", SampleFiles.program()),
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
            SampleFiles.bomb(),
            """
            2 [CONTAINER]
            2!zeros.bin []
            LIMIT_REACHED -1
            """),
        tells(
            "e.zip",
            Arrays.copyOf(SampleFiles.zip("run.exe", SampleFiles.program()), 60),
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
      bytes = SampleFiles.zip("x.zip", bytes);
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
        told(read(part("a.zip", "", "8bit", SampleFiles.zip(files)), limits)));
  }

  @Test
  void readsOnlyTheHeadOfAFileThatIsTooLarge() {
    ExtractLimits limits = new ExtractLimits(64, 1 << 20, 100, 4, 2, Duration.ofSeconds(1));
    assertEquals(
        """
        2 [PROGRAM]
        LIMIT_REACHED 1""",
        told(read(part("a", "", "8bit", SampleFiles.program()), limits)));
  }

  @Test
  void judgesAHeadByNameAndMagic() {
    Raw.RawPart whole = part("a.docx", "", "8bit", SampleFiles.plainDocx());
    Raw.RawPart head =
        new Raw.RawPart(whole.message(), whole.part(), Arrays.copyOf(whole.bytes(), 64), false);
    assertEquals(
        """
        2 []
        SAMPLED 1""",
        told(read(head, ExtractLimits.DEFAULT)));
  }

  @Test
  void hasNoDigestForAHead() {
    Raw.RawPart whole = part("a.jpg", "", "8bit", SampleFiles.plainJpeg());
    Raw.RawPart head = new Raw.RawPart(whole.message(), whole.part(), whole.bytes(), false);
    Attachment file = (Attachment) read(head, ExtractLimits.DEFAULT).getFirst();
    assertEquals("", file.sha256());
  }

  @Test
  void decodesBase64WithRubbishInIt() {
    String text = Base64.getEncoder().encodeToString(SampleFiles.program());
    String noisy = text.substring(0, 5) + "\r\n !" + text.substring(5) + "==";
    Attachment file =
        (Attachment)
            read(
                    part("a", "", "BASE64", noisy.getBytes(StandardCharsets.US_ASCII)),
                    ExtractLimits.DEFAULT)
                .getFirst();
    assertEquals("application/vnd.microsoft.portable-executable", file.detectedType());
  }

  @Test
  void countsTheDigestOverDecodedBytes() {
    Attachment file =
        (Attachment)
            read(
                    part(
                        "a.txt",
                        "text/plain",
                        "quoted-printable",
                        "a=\r\nb=63".getBytes(StandardCharsets.US_ASCII)),
                    ExtractLimits.DEFAULT)
                .getFirst();
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", file.sha256());
  }

  @Test
  void keepsTwoFilesOfOneNameApart() {
    byte[] first = SampleFiles.zip("a.txt", SampleFiles.plainText());
    byte[] second = SampleFiles.zip("b.txt", SampleFiles.plainText());
    for (int i = 0; i < second.length; i++) {
      if (second[i] == 'b' && second[i + 1] == '.') {
        second[i] = 'a';
      }
    }
    Map<String, byte[]> both = new LinkedHashMap<>();
    both.put("x.zip", first);
    both.put("y/x.zip", second);
    long places =
        read("both.zip", SampleFiles.zip(both)).stream()
            .map(observation -> ((Attachment) observation).ref())
            .distinct()
            .count();
    assertEquals(5, places);
  }

  @Property(tries = 100)
  void neverThrows(@ForAll @Size(max = 300) byte[] tail) {
    for (byte[] sample :
        List.of(
            SampleFiles.rtfWithEquationObject(),
            SampleFiles.zip("a", SampleFiles.plainText()),
            SampleFiles.oldMacroDocument(),
            SampleFiles.macroSheetWorkbook(),
            SampleFiles.documentHolding("a", SampleFiles.program()),
            SampleFiles.macroDocument(),
            SampleFiles.sevenZip("a", SampleFiles.program()),
            SampleFiles.tarGz("a", SampleFiles.program()),
            SampleFiles.message("a", SampleFiles.program()))) {
      byte[] bytes = Arrays.copyOf(sample, sample.length + tail.length);
      int middle = Math.floorMod(Arrays.hashCode(tail), sample.length);
      System.arraycopy(tail, 0, bytes, middle, tail.length);
      assertFalse(read("a.eml", bytes).isEmpty());
    }
  }
}
