package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Seldom seen forms of documents, pages and archives, and harmless files that look like them.
class UnusualFormsTest {
  private static final String SCRIPT = "/OpenAction<</S/JavaScript/JS(1)>>";

  @TestFactory
  Stream<DynamicTest> readsPartsOfAPackageUnderAnyName() {
    return Stream.of(
        tells(
            "program as a picture.docx",
            word(
                "word/media/image1.png",
                new String(SampleFiles.program(), StandardCharsets.ISO_8859_1)),
            "2 [EMBEDDED_FILE]\n2!image1.png [PROGRAM, TYPE_MISMATCH]"),
        tells(
            "text taken in.docx",
            word("word/second.rtf", "{\\rtf1{\\*\\template https://example.org/x}}"),
            "2 [EMBEDDED_FILE]\n2!second.rtf [EXTERNAL_CONTENT]"),
        tells(
            "project that is none.docm",
            word(
                "word/_rels/a.rels",
                "<R><Relationship Type='http://x/vbaProject' Target='v.bin'/></R>"),
            "2 [MACRO]"),
        tells(
            "control under any name.docx",
            word(
                "[content_types].xml",
                "<T><Override ContentType='application/vnd.ms-office.activeX+xml'/></T>"),
            "2 [ACTIVEX]"),
        tells(
            "type without a part.xlsx",
            word(
                "[content_types].xml",
                "<T><Default ContentType='application/vnd.ms-office.vbaProject'/></T>"),
            "2 []"),
        tells("asks when opened.xlsx", connection("refreshOnLoad='1'"), "2 [EXTERNAL_CONTENT]"),
        tells("asks when told to.xlsx", connection(""), "2 []"),
        tells(
            "names last.sxw",
            zip(
                "content.xml",
                "<d/>",
                "META-INF/manifest.xml",
                "<m/>",
                "Basic/A/M.xml",
                "<module>Shell</module>"),
            "2 [MACRO, MACRO_EXECUTES]"),
        tells("book.epub", zip("mimetype", "application/epub+zip", "a.xhtml", "<html/>"), "2 []"),
        tells(
            "program in a formula.ods",
            zip("mimetype", "x", "content.xml", "<d formula='of:=DDE(&quot;a&quot;)'/>"),
            "2 [DDE]"));
  }

  @TestFactory
  Stream<DynamicTest> readsFormsOfPdf() {
    String base64 = Base64.getEncoder().encodeToString(pdf("%PDF-1.7", SCRIPT));
    return Stream.of(
        tells("without head.pdf", pdf("", SCRIPT), "2 [DOCUMENT_SCRIPT, MALFORMED]\nUNREADABLE 1"),
        tells("note.pdf", ascii("Not a PDF, and no object in it."), "2 []"),
        tells(
            "a.fdf",
            ascii("%FDF-1.2\n1 0 obj<</FDF<</JavaScript 2 0 R>>>>endobj"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "a.xdp",
            ascii("<xdp xmlns='http://ns.adobe.com/xdp/'><chunk>" + base64 + "</chunk></xdp>"),
            "2 []\n2!Package [DOCUMENT_SCRIPT]"),
        tells(
            "file that nothing leads to.pdf",
            pdf("%PDF-1.7", ">>endobj\n9 0 obj<</F(a)/EF<</F 8 0 R>>"),
            "2 [EMBEDDED_FILE]"),
        tells(
            "page behind.doc",
            ascii(
                new String(pdf("%PDF-1.7", ""), StandardCharsets.ISO_8859_1)
                    + "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
                    + "--b\r\nContent-Type: text/html\r\n\r\n<script>1</script>\r\n--b--\r\n"),
            """
            2 [MALFORMED]
            2!archive.mht [CONTAINER]
            2!archive.mht!page.html [DOCUMENT_SCRIPT]
            """));
  }

  @TestFactory
  Stream<DynamicTest> readsPagesAndTexts() {
    String inner = Base64.getEncoder().encodeToString(ascii("<script>1</script>"));
    return Stream.of(
        tells(
            "wide.html",
            "<html><script>1</script>".getBytes(StandardCharsets.UTF_16LE),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "page in a page.html",
            ascii("<embed src='data:text/html;base64," + inner + "'>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "picture in a page.html",
            ascii("<img src='data:image/png;base64," + inner + "'>"),
            "2 []"),
        tells(
            "changes.svg",
            ascii("<svg><a><animate values='javascript:1'/></a></svg>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "prefix.svg",
            ascii("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>1</s:script></s:svg>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "page.xml",
            ascii("<x xmlns:h='http://www.w3.org/1999/xhtml'><h:script>1</h:script></x>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "feed.xml",
            ascii("<x xmlns:h='http://www.w3.org/1999/xhtml'><h:p>script</h:p></x>"),
            "2 []"),
        tells(
            "style.xsl",
            ascii("<s xmlns:m='urn:schemas-microsoft-com:xslt'><m:script>1</m:script></s>"),
            "2 [PROGRAM, SCRIPT]"),
        tells("plain.xsl", ascii("<s xmlns:m='http://www.w3.org/1999/XSL/Transform'/>"), "2 []"),
        tells(
            "project.csproj",
            ascii("<Project><U TaskFactory='CodeTaskFactory'/></Project>"),
            "2 [PROGRAM, SCRIPT]"),
        tells("console.xml", ascii("<MMC_ConsoleFile/>"), "2 [PROGRAM, TYPE_MISMATCH]"),
        tells(
            "desktop.ini",
            ascii("[.ShellClassInfo]\nIconFile=\\\\192.0.2.1\\x.ico"),
            "2 [POINTER]"),
        tells("folder.ini", ascii("[.ShellClassInfo]\nIconFile=C:\\x.ico"), "2 []"),
        tells("a.csv", ascii("a;=DDE(\"cmd\";\"/c\";\"x\")\n"), "2 [DDE]"),
        tells("b.csv", ascii("=cmd|/c x!A0\n"), "2 [DDE]"),
        tells("c.csv", ascii("-5|6!,x\n=A1&\"|\"&B1\n"), "2 []"));
  }

  @TestFactory
  Stream<DynamicTest> tellsTypesByTheirFirstOctets() {
    return Stream.of(
        tells("film", joined(ascii("CWS\n"), new byte[20]), "2 [DOCUMENT_SCRIPT]"),
        tells("text", ascii("CWS\n, a text that begins with these letters"), "2 []"),
        tells(
            "compiled",
            joined(HexFormat.of().parseHex("a3484bbe986c4aa9"), new byte[20]),
            "2 [PROGRAM, SCRIPT]"),
        tells(
            "disk",
            joined(ascii("encrcdsa"), new byte[20]),
            "2 [CONTAINER, DISK_IMAGE, ENCRYPTED]\nUNREADABLE 1"),
        tells("mail", joined(ascii("!BDN"), new byte[20]), "2 [CONTAINER]\nUNREADABLE 1"),
        tells(
            "a.wpd",
            joined(ascii("\u00ffWPC"), new byte[8], new byte[] {1, 2}, new byte[9]),
            "2 [ENCRYPTED]\nUNREADABLE 1"),
        tells("b.wpd", joined(ascii("\u00ffWPC"), new byte[20]), "2 []"),
        tells("locked.pages", zip(".iwpv2", "x"), "2 [CONTAINER, ENCRYPTED]\n2!.iwpv2 []"));
  }

  @TestFactory
  Stream<DynamicTest> readsArchivesOfOldPackers() {
    return Stream.of(
        tells("a.ace", ace(0), "2 [CONTAINER]\n2!run.exe [PROGRAM]"),
        tells("b.ace", ace(0x4000), "2 [CONTAINER, ENCRYPTED]\n2!run.exe [PROGRAM]\nUNREADABLE 1"),
        tells("a.arj", arj(0), "2 [CONTAINER]\n2!run.exe [PROGRAM]"),
        tells("b.arj", arj(1), "2 [CONTAINER, ENCRYPTED]\n2!run.exe [PROGRAM]\nUNREADABLE 1"));
  }

  private static byte[] ace(int flags) {
    ByteBuffer bytes = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) 0).putShort((short) 27).put(new byte[3]).put(ascii("**ACE**"));
    bytes.put(new byte[17]);
    bytes.putShort((short) 0).putShort((short) 38).put((byte) 1).putShort((short) (flags | 1));
    bytes.putInt(3).putInt(3).put(new byte[18]).putShort((short) 7).put(ascii("run.exe"));
    bytes.put(ascii("abc"));
    return cut(bytes);
  }

  private static byte[] arj(int flags) {
    ByteBuffer bytes = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) 0xea60).putShort((short) 32).put((byte) 30).put(new byte[5]);
    bytes.put((byte) 2).put(new byte[25]).putInt(0).putShort((short) 0);
    bytes.putShort((short) 0xea60).putShort((short) 39).put((byte) 30).put(new byte[3]);
    bytes.put((byte) flags).put(new byte[7]).putInt(3).putInt(3).put(new byte[10]);
    bytes.put(ascii("run.exe\0\0")).putInt(0).putShort((short) 0).put(ascii("abc"));
    bytes.putShort((short) 0xea60).putShort((short) 0);
    return cut(bytes);
  }

  private static byte[] cut(ByteBuffer bytes) {
    byte[] written = new byte[bytes.position()];
    bytes.get(0, written);
    return written;
  }

  private static byte[] pdf(String head, String catalog) {
    return ascii(
        head
            + "\n1 0 obj<</Type/Catalog/Pages 2 0 R"
            + catalog
            + ">>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
            + "trailer<</Root 1 0 R>>\n%%EOF\n");
  }

  private static byte[] connection(String when) {
    return word(
        "xl/connections.xml",
        "<c><connection " + when + "><webPr url='http://192.0.2.1/x'/></connection></c>");
  }

  private static byte[] word(String part, String content) {
    return part.equalsIgnoreCase("[content_types].xml")
        ? zip(part, content, "word/styles.xml", "<s/>")
        : zip("[Content_Types].xml", "<Types/>", "word/styles.xml", "<s/>", part, content);
  }

  private static byte[] zip(String... namesAndContents) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      parts.put(namesAndContents[i], ascii(namesAndContents[i + 1]));
    }
    return SampleContainers.zip(parts);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Stream.of(parts).mapToInt(part -> part.length).sum());
    Stream.of(parts).forEach(all::put);
    return cut(all);
  }
}
