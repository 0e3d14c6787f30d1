package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.Reading.told;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.inboxaudit.extract.attachment.SamplePdfs.deflated;
import static org.inboxaudit.extract.attachment.SamplePdfs.pdf;
import static org.inboxaudit.extract.attachment.SamplePdfs.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Link;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PdfDocumentTest {
  private static final String LINK_PAGE =
      "/Annots[<</Subtype/Link/Rect[%s]/A<</S/URI/URI(https://Login.EXAMPLE.org/a)>>>>]";

  @TestFactory
  Stream<DynamicTest> tellsWhatADocumentCouldDo() {
    return Stream.of(
        tells(
            "script when opened.pdf",
            pdf("/OpenAction<</S/JavaScript/JS(app.alert)>>", ""),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "name with escapes.pdf",
            pdf("/OpenAction<</S/J#61vaScr#69pt/#4aS(app.alert)>>", ""),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "script of the document.pdf",
            pdf("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(1)>>]>>>>", ""),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "script of a page.pdf",
            pdf("", "/AA<</O<</S/JavaScript/JS(1)>>>>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "starts a program.pdf",
            pdf("/OpenAction<</S/Launch/F(run.exe)>>", ""),
            "2 [DOCUMENT_ACTION]"),
        tells(
            "opens another file.pdf",
            pdf("/OpenAction<</S/GoToR/F(\\\\\\\\192.0.2.1\\\\x.pdf)/D[0/Fit]>>", ""),
            "2 [DOCUMENT_ACTION]"),
        tells(
            "sends a form.pdf",
            pdf("", "/AA<</O<</S/SubmitForm/F(https://example.org/)>>>>"),
            "2 [DOCUMENT_ACTION]"));
  }

  @TestFactory
  Stream<DynamicTest> leavesHonestDocumentsAlone() {
    return Stream.of(
        tells("outline.pdf", pdf("/OpenAction[3 0 R/Fit]", ""), "2 []"),
        tells("goto.pdf", pdf("/OpenAction<</S/GoTo/D[3 0 R/Fit]>>", ""), "2 []"),
        tells("links.pdf", pdf("", LINK_PAGE.formatted("0 0 90 12")), "2 []"),
        tells(
            "form.pdf",
            pdf("/AcroForm<</Fields[<</FT/Tx/T(name)/V(Launch, JavaScript)>>]>>", ""),
            "2 []"));
  }

  @Test
  void findsTheScriptOfAForm() {
    byte[] form = stream(9, "", ascii("<script contentType='application/x-javascript'>1</script>"));
    assertEquals(
        "2 [DOCUMENT_SCRIPT]", told(read("a.pdf", pdf("/AcroForm<</XFA 9 0 R>>", "", form))));
  }

  @Test
  void opensTheFilesInIt() {
    byte[] program = stream(9, "/Type/EmbeddedFile", SampleFiles.program());
    String names =
        "/Names<</EmbeddedFiles<</Names[(a)<</Type/Filespec/UF(run.exe)/EF<</F 9 0 R>>>>]>>>>";
    assertEquals(
        """
        2 [EMBEDDED_FILE]
        2!run.exe [PROGRAM]""",
        told(read("a.pdf", pdf(names, "", program))));
  }

  @Test
  void looksIntoObjectStreams() {
    byte[] objects = ascii("8 0 <</S/JavaScript/JS(app.alert)>>");
    byte[] packed = deflated(objects);
    byte[] stream = stream(9, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", packed);
    assertEquals("2 [DOCUMENT_SCRIPT]", told(read("a.pdf", pdf("/OpenAction 8 0 R", "", stream))));
  }

  @Test
  void doesNotHoldAStreamOfObjectsThatNobodyWouldSend() {
    byte[] bomb = deflated(new byte[80 << 20]);
    byte[] stream = stream(9, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode", bomb);
    assertEquals(
        """
        2 []
        LIMIT_REACHED 1""",
        told(read("a.pdf", pdf("/OpenAction 8 0 R", "", stream))));
  }

  @Test
  void saysWhatIsLocked() throws IOException {
    assertEquals(
        """
        2 [ENCRYPTED]
        UNREADABLE 1""",
        told(read("a.pdf", locked("user"))));
    assertEquals("2 [ENCRYPTED]", told(read("a.pdf", locked(""))));
  }

  @Test
  void readsTheNamesOfWhatNoParserUnderstands() {
    assertEquals(
        """
        2 [DOCUMENT_SCRIPT, MALFORMED]
        UNREADABLE 1""",
        told(read("a.pdf", ascii("%PDF-1.7\n<</OpenAction<</S/JavaScript/JS(app.alert)>>"))));
  }

  @Test
  void tellsWhereItLeads() {
    Attachment file =
        (Attachment) read("a.pdf", pdf("", LINK_PAGE.formatted("0 0 90 12"))).getFirst();
    assertEquals(List.of("login.example.org"), file.links().stream().map(Link::host).toList());
  }

  @Test
  void tellsADocumentThatIsLittleMoreThanAButton() {
    byte[] picture = stream(9, "", ascii("/Im0 Do BT (Open the document) Tj ET"));
    String page = "/Contents 9 0 R" + LINK_PAGE.formatted("100 100 400 300");
    assertEquals("2 [SINGLE_LINK]", told(read("a.pdf", pdf("", page, picture))));
    byte[] letter = stream(9, "", ascii("/Im0 Do BT (" + "Dear friend, ".repeat(90) + ") Tj ET"));
    assertEquals("2 []", told(read("a.pdf", pdf("", page, letter))));
  }

  private static byte[] locked(String userPassword) throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }
}
