package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.inboxaudit.evidence.SensitiveContent.CREDENTIAL;
import static org.inboxaudit.evidence.SensitiveContent.IDENTITY_PAPER;
import static org.inboxaudit.evidence.SensitiveContent.MONEY;
import static org.inboxaudit.evidence.SensitiveContent.PEOPLE_LIST;
import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.SamplePdfs.deflated;
import static org.inboxaudit.extract.attachment.SamplePdfs.pdf;
import static org.inboxaudit.extract.attachment.SamplePdfs.stream;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.SensitiveContent;
import org.junit.jupiter.api.Test;

class FileWordsTest {
  private static final String PASSPORT =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  private static Set<SensitiveContent> kinds(String name, byte[] bytes) {
    return ((Attachment) read(name, bytes).getFirst()).sensitive();
  }

  private static Set<SensitiveContent> kinds(String name, String text) {
    return kinds(name, text.getBytes(UTF_8));
  }

  private static byte[] office(String name, String xml) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", "<Types/>".getBytes(UTF_8));
    parts.put(name, xml.getBytes(UTF_8));
    return SampleContainers.zip(parts);
  }

  private static byte[] word(String body) {
    return office("word/document.xml", "<w:document xmlns:w=\"w\">" + body + "</w:document>");
  }

  private static String rows(IntFunction<String> row) {
    return IntStream.range(10, 30).mapToObj(row).collect(Collectors.joining("\n"));
  }

  @Test
  void findsAPasswordInALetterThatIsCutIntoRuns() {
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "a.docx",
            word(
                "<w:p><w:r><w:t>Pass</w:t></w:r><w:r><w:t>word: </w:t></w:r>"
                    + "<w:r><w:t>hunter22</w:t></w:r></w:p>")));
  }

  @Test
  void takesTheCodeOfAFieldForNoWord() {
    assertEquals(
        Set.of(),
        kinds("a.docx", word("<w:p><w:instrText>Password: hunter22</w:instrText></w:p>")));
  }

  @Test
  void takesTwoParagraphsForTwoLines() {
    String zone =
        PASSPORT
            .replace("<", "&lt;")
            .lines()
            .map(line -> "<w:p><w:r><w:t>" + line + "</w:t></w:r></w:p>")
            .collect(Collectors.joining());
    assertEquals(Set.of(IDENTITY_PAPER), kinds("a.docx", word(zone)));
  }

  @Test
  void takesARowOfATableForALine() {
    String table =
        rows(
            n ->
                "<w:tr><w:tc><w:p><w:r><w:t>Member</w:t></w:r></w:p></w:tc>"
                    + "<w:tc><w:p><w:r><w:t>+91 11 5550 12"
                    + n
                    + "</w:t></w:r></w:p></w:tc></w:tr>");
    assertEquals(Set.of(PEOPLE_LIST), kinds("a.docx", word("<w:tbl>" + table + "</w:tbl>")));
  }

  @Test
  void findsWordsInTheCellsOfAWorkbook() {
    assertEquals(
        Set.of(MONEY),
        kinds(
            "a.xlsx",
            office(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"x\"><si><t>GB82 WEST 1234 5698 7654 32</t></si></sst>")));
  }

  @Test
  void findsWordsOnSlidesAndInTheirNotes() {
    String slide =
        "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><a:p><a:t>Password: hunter22</a:t></a:p></p:sld>";
    assertEquals(Set.of(CREDENTIAL), kinds("a.pptx", office("ppt/slides/slide1.xml", slide)));
    assertEquals(
        Set.of(CREDENTIAL), kinds("a.pptx", office("ppt/notesSlides/notesSlide1.xml", slide)));
  }

  @Test
  void findsWordsInAnOpenDocument() {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text".getBytes(UTF_8));
    parts.put(
        "content.xml",
        "<d xmlns:text=\"t\"><text:p>Pass<text:span>word: hunter22</text:span></text:p></d>"
            .getBytes(UTF_8));
    assertEquals(Set.of(CREDENTIAL), kinds("a.odt", SampleContainers.zip(parts)));
  }

  @Test
  void findsWordsInRichTextHoweverTheirLettersAreWritten() {
    assertEquals(
        Set.of(CREDENTIAL),
        kinds("a.rtf", "{\\rtf1\\ansi{\\b Pass}\\'77ord\\u58?  hunter22\\par}"));
  }

  @Test
  void takesWhatRichTextDoesNotShowForNoWord() {
    assertEquals(
        Set.of(),
        kinds(
            "a.rtf",
            "{\\rtf1{\\fonttbl{\\f0 Password: hunter22;}}{\\*\\x Password: hunter22}"
                + "{\\info{\\title Password: hunter22}}Hello\\par}"));
    assertEquals(Set.of(CREDENTIAL), kinds("b.rtf", "{\\rtf1{\\*\\x y}Password: hunter22\\par}"));
  }

  @Test
  void findsAListOfPeopleInATable() {
    assertEquals(
        Set.of(PEOPLE_LIST),
        kinds("a.csv", rows(n -> "Member;member" + n + "@example.org;active")));
  }

  @Test
  void takesATableOfDatesAndAmountsForNoListOfPeople() {
    assertEquals(
        Set.of(),
        kinds("a.csv", rows(n -> "Entry;2024-05-" + n + " 12:30:05;1,234,567.00;31.12.2024;true")));
  }

  @Test
  void findsWordsInAWebPageButNoneInItsScript() {
    assertEquals(Set.of(CREDENTIAL), kinds("a.html", "<html><p>Pass<b>word</b>: hunter22</p>"));
    assertEquals(
        Set.of(), kinds("a.html", "<html><script>var a = 'Password: hunter22'</script></html>"));
  }

  @Test
  void findsAKeyInAFileOfText() {
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "id",
            "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                + "AAAA".repeat(30)
                + "\n-----END OPENSSH PRIVATE KEY-----\n"));
  }

  // PDF

  private static final String FONT = "/Resources<</Font<</F 8 0 R>>>>/Contents 9 0 R";
  private static final String LATIN =
      "8 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n";

  private static Set<SensitiveContent> shown(String font, String content) {
    return kinds(
        "a.pdf",
        pdf(
            "",
            FONT,
            font.getBytes(UTF_8),
            stream(9, "/Filter/FlateDecode", deflated(content.getBytes(UTF_8)))));
  }

  @Test
  void findsWordsOnThePageOfAPdf() {
    assertEquals(
        Set.of(CREDENTIAL), shown(LATIN, "BT /F 12 Tf 50 700 Td (Password: hunter22) Tj ET"));
  }

  @Test
  void findsWordsWhoseFontIsSpelledAnotherWay() {
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "a.pdf",
            pdf(
                "",
                "/Resources<</#46on#74<</F 8 0 R>>>>/Contents 9 0 R",
                LATIN.replace("/Font", "/#46#6f#6e#74").getBytes(UTF_8),
                stream(9, "", "BT /F 12 Tf (Password: hunter22) Tj ET".getBytes(UTF_8)))));
  }

  @Test
  void findsWordsWhoseFontLiesInAStreamOfObjects() {
    String resources = "<</Font<</F 8 0 R>>>> ";
    String font = "<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding>>";
    String places = "7 0 8 %d ".formatted(resources.length());
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "a.pdf",
            pdf(
                "",
                "/Resources 7 0 R/Contents 9 0 R",
                stream(
                    6,
                    "/Type/ObjStm/N 2/First %d/Filter/FlateDecode".formatted(places.length()),
                    deflated((places + resources + font).getBytes(UTF_8))),
                stream(9, "", "BT /F 12 Tf (Password: hunter22) Tj ET".getBytes(UTF_8)))));
  }

  @Test
  void putsLettersTogetherThatAPdfSetsOneByOne() {
    assertEquals(
        Set.of(CREDENTIAL),
        shown(LATIN, "BT /F 12 Tf [(Pas) 20 (swor) -30 (d:) -300 (hunter) 15 (22)] TJ ET"));
    assertEquals(
        Set.of(CREDENTIAL),
        shown(LATIN, "BT /F 10 Tf 1 0 0 1 50 700 Tm (Passw) Tj 25 0 Td (ord: hunter22) Tj ET"));
  }

  @Test
  void takesTwoLinesOfAPdfForTwo() {
    String[] zone = PASSPORT.split("\n", -1);
    assertEquals(
        Set.of(IDENTITY_PAPER),
        shown(LATIN, "BT /F 12 Tf (%s) Tj 0 -14 Td (%s) Tj ET".formatted(zone[0], zone[1])));
  }

  @Test
  void readsCodesByTheMapOfTheirFont() {
    String font =
        "8 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 7 0 R>>endobj\n"
            + new String(
                stream(
                    7,
                    "",
                    """
                    /CIDInit /ProcSet findresource begin begincmap
                    2 beginbfrange <0003><0003><0020> <0024><0067><0041> endbfrange
                    2 beginbfchar <0001><003A> <0002><0066006F006F> endbfchar
                    endcmap
                    """
                        .getBytes(UTF_8)),
                UTF_8);
    StringBuilder codes = new StringBuilder();
    for (char c : "Password: hunterx".toCharArray()) {
      codes.append("%04x".formatted(c == ':' ? 1 : c == ' ' ? 3 : c - 'A' + 0x24));
    }
    assertEquals(Set.of(CREDENTIAL), shown(font, "BT /F 12 Tf <" + codes + "> Tj ET"));
  }

  @Test
  void readsCodesThatAreThoseOfACharset() {
    String font = "8 0 obj<</Type/Font/Subtype/Type0/Encoding/GBK-EUC-H>>endobj\n";
    assertEquals(
        Set.of(CREDENTIAL), shown(font, "BT /F 12 Tf <C3DCC2EBA3BA> Tj <68756E7465723232> Tj ET"));
  }

  @Test
  void saysNothingOfAFontThatDoesNotTellItsCodes() {
    String font = "8 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H>>endobj\n";
    assertEquals(Set.of(), shown(font, "BT /F 12 Tf (Password: hunter22) Tj ET"));
  }

  @Test
  void findsWordsInAFormThatIsDrawnOnThePage() {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(LATIN.getBytes(UTF_8));
    form.writeBytes(
        stream(
            7,
            "/Subtype/Form/Resources<</Font<</F 8 0 R>>>>",
            "BT /F 12 Tf (Password: hunter22) Tj ET".getBytes(UTF_8)));
    assertEquals(
        Set.of(CREDENTIAL),
        kinds(
            "a.pdf",
            pdf(
                "",
                "/Resources<</XObject<</X 7 0 R>>>>/Contents 9 0 R",
                form.toByteArray(),
                stream(9, "", "/X Do".getBytes(UTF_8)))));
  }

  @Test
  void tellsNothingMoreOfAPdfWithoutPages() {
    assertEquals("2 []", Reading.told(read("a.pdf", "%PDF-1.7\ntrailer<<>>".getBytes(UTF_8))));
  }
}
