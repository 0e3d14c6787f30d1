package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Forms of the office formats before 2007 that are seldom seen and still open.
class OldOfficeFormsTest {

  @TestFactory
  Stream<DynamicTest> readsSheetsThatStandAlone() {
    return Stream.of(
        tells("macros of Excel 4.xls", records(0x0409, 6, 0x40), "2 [MACRO_SHEET]"),
        tells("macros of Excel 2.xls", records(0x0009, 4, 0x40), "2 [MACRO_SHEET]"),
        tells("values.xls", records(0x0409, 6, 0x10), "2 []"),
        tells(
            "macros behind values.xlw",
            joined(records(0x0409, 6, 0x10), records(0x0409, 6, 0x40)),
            "2 [MACRO_SHEET]"),
        tells(
            "locked.xls",
            joined(records(0x0209, 6, 0x10), record(0x002f, new byte[4])),
            "2 [ENCRYPTED]\nUNREADABLE 1"),
        tells(
            "field of another program.xls",
            joined(
                records(0x0409, 6, 0x10),
                record(0x0017, ascii("\6cmd\3/c")),
                record(0x0223, new byte[4])),
            "2 [DDE]"),
        tells(
            "name on another sheet.xls",
            joined(
                records(0x0409, 6, 0x10),
                record(0x0017, ascii("\6\3Sheet")),
                record(0x0223, new byte[4])),
            "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> readsWhatStandsInACompound() {
    byte[] module = joined(record(0x0809, new byte[] {0, 5, 5, 0}), sheet(6));
    byte[] sheet = joined(record(0x0809, new byte[] {0, 5, 5, 0}), sheet(0));
    return Stream.of(
        tells("module of Excel 5.xls", compound("Book", module), "2 [MACRO]"),
        tells("sheet of Excel 5.xls", compound("Book", sheet), "2 []"),
        tells("for whom a server lets.doc", compound("\tDRMContent", new byte[9]), LOCKED),
        tells("object.bin", compound("\u0001Ole10Native", new byte[9]), "2 [EMBEDDED_OBJECT]"),
        tells(
            "formula.bin",
            compound("Equation Native", formula(3)),
            "2 [EXPLOIT_OBJECT, EMBEDDED_OBJECT]"),
        tells(
            "formula of MathType.bin",
            compound("Equation Native", formula(5)),
            "2 [EMBEDDED_OBJECT]"));
  }

  @TestFactory
  Stream<DynamicTest> readsFieldsThatFetch() {
    return Stream.of(
        tells(
            "a.doc",
            field("INCLUDEPICTURE \"\\\\\\\\192.0.2.1\\\\x.png\" "),
            "2 [EXTERNAL_CONTENT]"),
        tells("b.doc", field("INCLUDETEXT \"http://192.0.2.1/x.docx\" "), "2 [EXTERNAL_CONTENT]"),
        tells("c.doc", field("INCLUDEPICTURE \"http://www.example.org/x.png\" "), "2 []"),
        tells("d.doc", field("LINK Excel.Sheet.8 \"C:\\\\data\\\\x.xls\" "), "2 []"),
        tells(
            "e.rtf",
            ascii("{\\rtf1{\\*\\template \\\\\\\\192.0.2.1\\\\x.dotm}}"),
            "2 [EXTERNAL_CONTENT]"),
        tells(
            "f.rtf",
            ascii("\r\n {\\rtf1{\\*\\template https://example.org/x}}"),
            "2 [EXTERNAL_CONTENT]"));
  }

  @TestFactory
  Stream<DynamicTest> readsMessagesThatOutlookSaved() {
    return Stream.of(
        tells(
            "sound on a share.msg",
            message(root -> text(root, "8001", "\\\\192.0.2.1\\x.wav")),
            "2 [EXTERNAL_CONTENT]"),
        tells("sound beside.msg", message(root -> text(root, "8001", "x.wav")), "2 []"),
        tells(
            "letter about a share.msg",
            message(root -> text(root, "1000", "\\\\server\\share")),
            "2 []"),
        tells(
            "message in a message.msg",
            message(
                root -> {
                  DirectoryEntry inner =
                      root.createDirectory("__attach_version1.0_#00000000")
                          .createDirectory("__substg1.0_3701000D");
                  properties(inner);
                  DirectoryEntry file = inner.createDirectory("__attach_version1.0_#00000000");
                  stream(file, "__substg1.0_37010102", SampleFiles.program());
                  text(file, "3707", "run.exe");
                }),
            """
            2 [CONTAINER]
            2!run.exe [PROGRAM]
            """));
  }

  private static final String LOCKED = "2 [ENCRYPTED]\nUNREADABLE 1";

  private static byte[] records(int begin, int length, int kind) {
    ByteBuffer data = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0).putShort((short) kind);
    return joined(record(begin, data.array()), record(0x000a, new byte[0]));
  }

  private static byte[] sheet(int kind) {
    return record(0x0085, new byte[] {0, 0, 0, 0, 0, (byte) kind, 1, 'A'});
  }

  private static byte[] record(int type, byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(4 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return record.putShort((short) type).putShort((short) data.length).put(data).array();
  }

  private static byte[] joined(byte[]... parts) {
    int length = Stream.of(parts).mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(length);
    Stream.of(parts).forEach(all::put);
    return all.array();
  }

  /// A formula with the name of a font that does not fit, in one of the languages of formulas.
  private static byte[] formula(int language) {
    byte[] formula = ascii("\0".repeat(28) + "\3\1\1\3\n\b\1\1" + "A".repeat(60) + "\0");
    formula[28] = (byte) language;
    return formula;
  }

  private static byte[] field(String code) {
    return compound("WordDocument", ascii("\0".repeat(512) + "\u0013 " + code + "\u0014x\u0015"));
  }

  private static byte[] compound(String name, byte[] content) {
    return SampleFiles.compound(root -> stream(root, name, content));
  }

  private static byte[] message(SampleFiles.Filling filling) {
    return SampleFiles.compound(
        root -> {
          properties(root);
          filling.into(root);
        });
  }

  private static void properties(DirectoryEntry message) throws IOException {
    stream(message, "__properties_version1.0", new byte[32]);
  }

  private static void text(DirectoryEntry at, String property, String text) throws IOException {
    stream(at, "__substg1.0_" + property + "001F", text.getBytes(StandardCharsets.UTF_16LE));
  }

  private static void stream(DirectoryEntry at, String name, byte[] content) throws IOException {
    at.createDocument(name, new ByteArrayInputStream(content));
  }
}
