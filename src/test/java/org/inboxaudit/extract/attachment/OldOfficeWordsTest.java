package org.inboxaudit.extract.attachment;

import static org.inboxaudit.evidence.SensitiveContent.CREDENTIAL;
import static org.inboxaudit.extract.attachment.Reading.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.SensitiveContent;
import org.junit.jupiter.api.Test;

/// Words in documents and workbooks whose text lies in records: Word and Excel before 2007, and
/// Excel's binary format.
class OldOfficeWordsTest {
  private static final int TEXT = 0x400;

  private static Set<SensitiveContent> kinds(String name, byte[] bytes) {
    return ((Attachment) read(name, bytes).getFirst()).sensitive();
  }

  /// A document of Word 97 (MS-DOC §2.5) in two pieces, the first of which is narrow.
  private static byte[] document(String narrow, String wide) {
    byte[] stream =
        new Layout().hex("eca5 c100").to(0x1a2).little32(0).to(TEXT).text(narrow).wide(wide).done();
    long compressed = 0x4000_0000L | 2 * TEXT;
    byte[] table =
        new Layout()
            .octet(2)
            .little32(3 * 4 + 2 * 8)
            .little32(0)
            .little32(narrow.length())
            .little32(narrow.length() + wide.length())
            .little16(0)
            .little32(compressed)
            .little16(0)
            .little16(0)
            .little32(TEXT + narrow.length())
            .little16(0)
            .done();
    return SampleFiles.compound(
        root -> {
          root.createDocument("WordDocument", new ByteArrayInputStream(stream));
          root.createDocument("0Table", new ByteArrayInputStream(table));
        });
  }

  @Test
  void putsTheTextOfADocumentTogetherFromItsPieces() {
    assertEquals(Set.of(CREDENTIAL), kinds("a.doc", document("Pass", "word: hunter22\r")));
  }

  @Test
  void takesTheCodeOfAFieldForNoWord() {
    assertEquals(Set.of(), kinds("a.doc", document("\u0013Pass", "word: hunter22\u0015\r")));
    assertEquals(
        Set.of(CREDENTIAL),
        kinds("a.doc", document("\u0013 PAGE \u0014Pass", "word: hunter22\u0015\r")));
  }

  @Test
  void readsADocumentOfWord95() {
    String text = "Password: hunter22\r";
    byte[] stream =
        new Layout()
            .hex("dca5 6800")
            .to(0x18)
            .little32(TEXT)
            .little32(TEXT + text.length())
            .to(TEXT)
            .text(text)
            .done();
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "a.doc",
            SampleFiles.compound(
                root -> root.createDocument("WordDocument", new ByteArrayInputStream(stream)))));
  }

  @Test
  void tellsWhatItCouldReadOfADocumentWhoseTableIsNone() {
    byte[] stream = new Layout().hex("eca5 c100").to(0x600).done();
    assertEquals(
        "2 []",
        Reading.told(
            read(
                "a.doc",
                SampleFiles.compound(
                    root -> {
                      root.createDocument("WordDocument", new ByteArrayInputStream(stream));
                      root.createDocument("0Table", new ByteArrayInputStream(new byte[20]));
                    }))));
  }

  private static byte[] workbook(String stream, byte[] records) {
    return SampleFiles.compound(
        root -> root.createDocument(stream, new ByteArrayInputStream(records)));
  }

  @Test
  void readsTheTextsThatSheetsShare() {
    byte[] records =
        new Layout()
            .hex("09081000 0006 0500")
            .zeros(12)
            .hex("fc00")
            .little16(8 + 3 + 2 + 4)
            .little32(1)
            .little32(1)
            .little16(18) // letters
            .octet(8) // with one run of a format behind them
            .little16(1)
            .text("Pass")
            .hex("3c00") // goes on in a wider form
            .little16(1 + 2 * 14 + 4)
            .octet(1)
            .wide("word: hunter22")
            .zeros(4)
            .hex("0a000000")
            .done();
    assertEquals(Set.of(CREDENTIAL), kinds("a.xls", workbook("Workbook", records)));
  }

  @Test
  void readsTheTextsThatOldSheetsHoldThemselves() {
    String text = "Password: hunter22";
    byte[] records =
        new Layout()
            .hex("09080800 0005 0500 00000000")
            .hex("0a000000")
            .hex("09080800 0005 1000 00000000")
            .hex("0402")
            .little16(8 + text.length())
            .zeros(6)
            .little16(text.length())
            .text(text)
            .hex("0a000000")
            .done();
    assertEquals(Set.of(CREDENTIAL), kinds("a.xls", workbook("Book", records)));
    assertEquals(Set.of(CREDENTIAL), kinds("b.xls", records));
  }

  @Test
  void readsNothingOfAWorkbookThatIsLocked() {
    byte[] records =
        new Layout().hex("09081000 0006 0500").zeros(12).hex("2f000200 0000").zeros(40).done();
    assertEquals(Set.of(), kinds("a.xls", workbook("Workbook", records)));
  }

  @Test
  void readsTheTextsOfABinaryWorkbook() {
    String text = "Password: hunter22";
    byte[] part =
        new Layout()
            .hex("9f01 08 0100000001000000") // BrtBeginSst
            .octet(19)
            .variable(5 + 2 * text.length())
            .octet(0)
            .little32(text.length())
            .wide(text)
            .hex("a001 00")
            .done();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", SampleFiles.ascii("<Types/>"));
    parts.put("xl/sharedStrings.bin", part);
    assertEquals(Set.of(CREDENTIAL), kinds("a.xlsb", SampleContainers.zip(parts)));
  }
}
