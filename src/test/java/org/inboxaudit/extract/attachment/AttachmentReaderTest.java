package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.part;
import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.extract.ExtractLimits;
import org.inboxaudit.extract.Raw;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AttachmentReaderTest {

  @TestFactory
  Stream<DynamicTest> findsNothingInHonestFiles() {
    return Map.of(
            "minutes.txt", SampleFiles.plainText(),
            "minutes.pdf", SampleFiles.plainPdf(),
            "picture.jpg", SampleFiles.plainJpeg(),
            "minutes.docx", SampleFiles.plainDocx(),
            "minutes.rtf", SampleFiles.plainRtf(),
            "linking.docx", SampleFiles.linkingDocument("https://example.org/"),
            "\u0645\u062d\u0636\u0631 \u200f2026.pdf", SampleFiles.plainPdf())
        .entrySet()
        .stream()
        .map(file -> tells(file.getKey(), file.getValue(), "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> tellsWeaponsByTheirBytes() {
    return Stream.of(
        tells("a.rtf", SampleFiles.rtfWithEquationObject(), "2 [EXPLOIT_OBJECT, EMBEDDED_OBJECT]"),
        tells(
            "b.doc",
            SampleFiles.rtfWithHiddenEquationObject(),
            "2 [EXPLOIT_OBJECT, EMBEDDED_OBJECT]"),
        tells(
            "c.rtf",
            SampleFiles.rtfWithClassId("4BF0D1BD8B85D111B16A00C0F0283628"),
            """
            2 [EXPLOIT_OBJECT]
            UNREADABLE 1
            """),
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
            "local.docx",
            SampleFiles.templateDocument("file:///C:\\Templates\\Normal.dotm"),
            "2 [LINKED_FILE]"),
        tells(
            "i.docx",
            SampleFiles.templateDocument("\\\\192.0.2.1\\share\\x.dotm"),
            "2 [EXTERNAL_CONTENT]"),
        tells("j", SampleFiles.shortcut(), "2 [PROGRAM, SHORTCUT]"),
        tells("k", SampleFiles.program(), "2 [PROGRAM]"),
        tells("l.pdf", SampleFiles.program(), "2 [PROGRAM, TYPE_MISMATCH]"),
        tells("m.js", SampleFiles.plainText(), "2 [PROGRAM, SCRIPT]"));
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

  @Property(tries = 100)
  void neverThrows(@ForAll @Size(max = 300) byte[] tail) {
    for (byte[] sample :
        List.of(
            SampleFiles.rtfWithEquationObject(),
            SampleContainers.zip("a", SampleFiles.plainText()),
            SampleFiles.oldMacroDocument(),
            SampleFiles.macroSheetWorkbook(),
            SampleFiles.documentHolding("a", SampleFiles.program()),
            SampleFiles.macroDocument(),
            SampleContainers.sevenZip("a", SampleFiles.program()),
            SampleContainers.tarGz("a", SampleFiles.program()),
            SampleContainers.message("a", SampleFiles.program()))) {
      byte[] bytes = Arrays.copyOf(sample, sample.length + tail.length);
      int middle = Math.floorMod(Arrays.hashCode(tail), sample.length);
      System.arraycopy(tail, 0, bytes, middle, tail.length);
      assertFalse(read("a.eml", bytes).isEmpty());
    }
  }
}
