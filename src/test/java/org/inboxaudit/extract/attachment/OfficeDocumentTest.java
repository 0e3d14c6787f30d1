package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Link;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OfficeDocumentTest {
  private static final String EQUATION = "{0002CE02-0000-0000-C000-000000000046}";
  private static final String SHEET = "{00020820-0000-0000-C000-000000000046}";

  @TestFactory
  Stream<DynamicTest> tellsWhereAPackageFetchesFrom() {
    return Stream.of(
        tells("a.docx", external("oleObject", "https://example.org/x"), "2 [EXTERNAL_CONTENT]"),
        tells("b.docx", external("frame", "\\\\192.0.2.1\\x"), "2 [EXTERNAL_CONTENT]"),
        tells("c.docx", external("subDocument", "file://server/x"), "2 [EXTERNAL_CONTENT]"),
        tells("d.docx", external("image", "file://server/x.png"), "2 [EXTERNAL_CONTENT]"),
        tells("e.xlsx", external("externalLinkPath", "prices.xlsx"), "2 [LINKED_FILE]"),
        tells("f.xlsx", external("externalLinkPath", "\\\\server\\prices.xlsx"), "2 [LINKED_FILE]"),
        tells("g.docx", external("image", "https://example.org/x.png"), "2 []"),
        tells("h.docx", external("hyperlink", "https://example.org/"), "2 []"),
        tells("i.docx", external("audio", "file:///C:\\song.mp3"), "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhatThePartsOfAPackageShow() {
    String runs =
        """
        <w:document xmlns:w="w"><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>
        <w:r><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>EAUTO c:\\x</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:document>""";
    String page =
        """
        <w:document xmlns:w="w"><w:p><w:fldSimple w:instr=" PAGE "/>
        <w:r><w:t>DDEAUTO is only a word here</w:t></w:r></w:p></w:document>""";
    String verb =
        """
        <p:sld xmlns:p="p"><p:cmd type="verb" cmd="0"/></p:sld>""";
    String click =
        """
        <p:sld xmlns:p="p" xmlns:a="a"><a:hlinkClick action="ppaction://program"/></p:sld>""";
    String ribbon =
        """
        <customUI onLoad="https://example.org/x.dotm!Run"/>""";
    return Stream.of(
        tells("a.docx", word("word/document.xml", runs), "2 [DDE]"),
        tells("b.docx", word("word/document.xml", page), "2 []"),
        tells("c.pptx", word("ppt/slides/slide1.xml", verb), "2 [AUTOPLAY]"),
        tells("d.pptx", word("ppt/slides/slide1.xml", click), "2 [DOCUMENT_ACTION]"),
        tells("e.docx", word("customUI/customUI.xml", ribbon), "2 [EXTERNAL_CONTENT]"),
        tells("f.xlsx", word("xl/externalLinks/e1.xml", "<x><ddeLink/></x>"), "2 [DDE]"),
        tells("g.docx", word("word/activeX/activeX1.xml", "<ocx/>"), "2 [ACTIVEX]"),
        tells(
            "h.docx",
            word(
                "[Content_Types].xml",
                """
                <Types><Override PartName="/word/document.xml"
                 ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""),
            "2 [TYPE_MISMATCH]"),
        tells("i.docx", word("word/document.xml", "<document>"), "2 []\nUNREADABLE 1"));
  }

  @Test
  void readsDocumentsWithFoldersOfAnyName() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("x/y.xml", ascii("<d><instrText>DDE a b</instrText></d>"));
    assertEquals("2 [DDE]", told(read("a.docx", SampleContainers.zip(parts))));
  }

  @Test
  void opensWhatLiesInAPackage() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("word/embeddings/book.xlsm", SampleFiles.macroDocument());
    assertEquals(
        """
        2 [EMBEDDED_FILE]
        2!book.xlsm [MACRO, MACRO_RUNS_BY_ITSELF, MACRO_WRITES, MACRO_EXECUTES]""",
        told(read("a.docx", SampleContainers.zip(parts))));
  }

  @Test
  void tellsHonestFormulasFromWeapons() {
    byte[] formula = new byte[100];
    assertEquals("2 [EMBEDDED_OBJECT]", told(read("a.doc", withFormula(formula))));
    for (int i = 40; i < 90; i++) {
      formula[i] = i == 40 ? 8 : (byte) 'A';
    }
    assertEquals("2 [EXPLOIT_OBJECT, EMBEDDED_OBJECT]", told(read("a.doc", withFormula(formula))));
  }

  @Test
  void tellsObjectsThatFetchFromObjectsThatDoNot() {
    byte[] moniker = HexFormat.of().parseHex("0100000209000000e0c9ea79f9bace118c8200aa004ba90b");
    assertEquals(
        "2 [EXPLOIT_OBJECT, EMBEDDED_OBJECT]", told(read("a.doc", withObject(SHEET, moniker))));
    assertEquals("2 [EMBEDDED_OBJECT]", told(read("a.doc", withObject(SHEET, new byte[20]))));
  }

  @TestFactory
  Stream<DynamicTest> readsFieldsOfOldDocuments() {
    return Stream.of(
        tells("a.doc", oldDocument("\u0013 DDEAUTO c:\\x \u0014"), "2 [DDE]"),
        tells("b.doc", oldDocument("\u0013\0 \0D\0D\0E\0 \0c\0\u0014\0"), "2 [DDE]"),
        tells("c.doc", oldDocument("\u0013 DATE \u0014 DDEAUTO is a word"), "2 []"));
  }

  @Test
  void tellsALinkToAProgramFromALinkToAWorkbook() {
    assertEquals("2 [DDE]", told(read("a.xls", workbook("cmd\u0003/c x"))));
    assertEquals("2 []", told(read("a.xls", workbook("\u0001prices.xls"))));
  }

  @Test
  void readsTheStoragesOfAPresentation() {
    byte[] object =
        SampleFiles.compound(
            root -> root.createDocument("Workbook", new ByteArrayInputStream(new byte[64])));
    ByteBuffer records = ByteBuffer.allocate(object.length + 64).order(ByteOrder.LITTLE_ENDIAN);
    // A record that looks like a container and is none, inside one that is.
    records.putShort((short) 0x0f).putShort((short) 0x3e8).putInt(16);
    records.putShort((short) 0x0f).putShort((short) 0x428).putInt(8).putLong(-1);
    records.putShort((short) 0).putShort((short) 0x1011).putInt(object.length).put(object);
    byte[] presentation =
        SampleFiles.compound(
            root ->
                root.createDocument(
                    "PowerPoint Document", new ByteArrayInputStream(records.array())));
    assertEquals("2 [EMBEDDED_OBJECT]", told(read("a.ppt", presentation)));
  }

  @TestFactory
  Stream<DynamicTest> readsOpenDocuments() {
    String listener =
        """
        <d xmlns:script="s" xmlns:xlink="x"><script:event-listener script:event-name="dom:load"
         xlink:href="vnd.sun.star.script:Standard.Module1.Run"/></d>""";
    return Stream.of(
        tells(
            "a.odt",
            openDocument("Basic/Standard/Module1.xml", "<module>Shell</module>"),
            "2 [MACRO, MACRO_EXECUTES]"),
        tells("b.odt", openDocument("Basic/Standard/script-lb.xml", "<library/>"), "2 []"),
        tells("c.odt", openDocument("content.xml", listener), "2 [MACRO, MACRO_RUNS_BY_ITSELF]"),
        tells(
            "d.ods",
            openDocument("META-INF/manifest.xml", "<m><encryption-data/></m>"),
            "2 [ENCRYPTED]\nUNREADABLE 1"),
        tells("e.ods", openDocument("content.xml", "<d><dde-source/></d>"), "2 [DDE]"),
        tells(
            "f.odt",
            openDocument("content.xml", "<d><object href='https://example.org/x'/></d>"),
            "2 [EXTERNAL_CONTENT]"),
        tells(
            "g.odt",
            openDocument("content.xml", "<d><a href='https://example.org/'/></d>"),
            "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> readsDocumentsThatAreText() {
    String word = "http://schemas.microsoft.com/office/word/2003/wordml";
    return Stream.of(
        tells("a.csv", ascii("name,=cmd|'/c x'!A0\n"), "2 [DDE]"),
        tells("b.csv", ascii("name, = C m d |  '/c x' ! A\n"), "2 [DDE]"),
        tells("c.csv", ascii("a,-1\nsum|total,=A1+B1\nhurrah!,x\n"), "2 []"),
        tells(
            "d.xml",
            ascii("<w:d xmlns:w='" + word + "'><w:instrText>DDE a b</w:instrText></w:d>"),
            "2 [DDE]"),
        tells(
            "e.fodt",
            ascii(
                "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>"
                    + "<office:dde-source/></office:document>"),
            "2 [DDE]"));
  }

  @Test
  void tellsWhereADocumentLeads() {
    Attachment file =
        (Attachment)
            read("a.docx", external("hyperlink", "https://user@\u00e4.Example.org:8443/x"))
                .getFirst();
    assertEquals(List.of("xn--4ca.example.org"), file.links().stream().map(Link::host).toList());
  }

  private static byte[] external(String type, String target) {
    return word(
        "word/_rels/document.xml.rels",
        """
        <Relationships><Relationship Type="http://x/%s" Target="%s" TargetMode="External"/>
        </Relationships>"""
            .formatted(type, target));
  }

  private static byte[] word(String part, String xml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("word/styles.xml", ascii("<styles/>"));
    parts.put(part, xml.getBytes(StandardCharsets.UTF_8));
    return SampleContainers.zip(parts);
  }

  private static byte[] openDocument(String part, String xml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", ascii("application/vnd.oasis.opendocument.text"));
    parts.put(part, ascii(xml));
    return SampleContainers.zip(parts);
  }

  private static byte[] oldDocument(String text) {
    byte[] stream = new byte[600];
    System.arraycopy(ascii(text), 0, stream, 512, text.length());
    return SampleFiles.compound(
        root -> root.createDocument("WordDocument", new ByteArrayInputStream(stream)));
  }

  private static byte[] withFormula(byte[] formula) {
    return SampleFiles.compound(
        root ->
            object(root, EQUATION)
                .createDocument("Equation Native", new ByteArrayInputStream(formula)));
  }

  private static byte[] withObject(String classId, byte[] link) {
    return SampleFiles.compound(
        root -> object(root, classId).createDocument("\u0001Ole", new ByteArrayInputStream(link)));
  }

  private static DirectoryEntry object(DirectoryEntry root, String classId) throws IOException {
    root.createDocument("WordDocument", new ByteArrayInputStream(new byte[64]));
    DirectoryEntry object = root.createDirectory("ObjectPool").createDirectory("_1");
    object.setStorageClsid(new ClassID(classId));
    return object;
  }

  private static byte[] workbook(String link) {
    ByteBuffer records = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    records.putShort((short) 0x01ae).putShort((short) (5 + link.length()));
    records.putShort((short) 1).putShort((short) link.length()).put((byte) 0).put(ascii(link));
    records.putShort((short) 0x0023).putShort((short) 6).put(new byte[6]);
    records.putShort((short) 0x000a).putShort((short) 0);
    return SampleFiles.compound(
        root -> root.createDocument("Workbook", new ByteArrayInputStream(records.array())));
  }
}
