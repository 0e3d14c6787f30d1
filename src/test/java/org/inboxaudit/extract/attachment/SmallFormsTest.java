package org.inboxaudit.extract.attachment;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Small files that do more than they seem to, beside honest ones of the same form.
class SmallFormsTest {
  @TestFactory
  Stream<DynamicTest> readsCardsOfContacts() {
    return Stream.of(
        tells("share.vcf", card("URL:file://files.example.org/a.txt"), "2 [POINTER]"),
        tells("unc.vcf", card("URL:\\\\files.example.org\\a"), "2 [POINTER]"),
        tells("beside.vcf", card("item1.URL;type=pref:http.\\\\a.cpl"), "2 [POINTER]"),
        tells(
            "a.contact",
            ascii("<?xml version='1.0'?><c:contact><c:Url><c:Value>b.\\a.cpl</c:Value></c:Url>"),
            "2 [POINTER]"),
        tells("page.vcf", card("URL:https://example.org/a.html"), "2 []"),
        tells("old.vcf", card("URL:http\\://www.example.org/"), "2 []"),
        tells("bare.vcf", card("URL:www.example.com"), "2 []"),
        tells("chat.vcf", card("IMPP:xmpp:a@example.org"), "2 []"));
  }

  private static byte[] card(String line) {
    return ascii("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n" + line + "\r\nEND:VCARD\r\n");
  }

  @TestFactory
  Stream<DynamicTest> readsAlarmsOfCalendars() {
    return Stream.of(
        tells("starts.ics", alarm("ACTION:PROCEDURE\r\nATTACH:a"), "2 [DOCUMENT_ACTION]"),
        tells(
            "share.ics",
            alarm("ACTION:AUDIO\r\nATTACH:file://files.example.org/a.wav"),
            "2 [EXTERNAL_CONTENT]"),
        tells("sound.ics", alarm("ACTION:AUDIO\r\nATTACH;VALUE=URI:Basso"), "2 []"),
        tells(
            "own sound.ics",
            alarm("ACTION:AUDIO\r\nATTACH;VALUE=URI:file:///System/Library/Sounds/Basso.aiff"),
            "2 []"),
        tells("agenda.ics", alarm("ATTACH:https://example.org/agenda.pdf"), "2 []"));
  }

  private static byte[] alarm(String lines) {
    return ascii(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VALARM\r\n"
            + lines
            + "\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  }

  @TestFactory
  Stream<DynamicTest> readsPages() {
    String picture =
        "<svg xmlns='http://www.w3.org/2000/svg'>%s<!--" + "x".repeat(3000) + "--></svg>";
    return Stream.of(
        tells("frame.html", ascii("<iframe src='https://example.org/'></iframe>"), "2 [POINTER]"),
        tells(
            "article.html",
            ascii("<p>A film about trees.</p><iframe src='https://example.org/film'></iframe>"),
            "2 []"),
        tells(
            "entity.svg",
            ascii(
                "<!DOCTYPE svg [<!ENTITY a '&#60;script&#62;1&#60;/script&#62;'>]><svg>&a;</svg>"),
            "2 [DOCUMENT_SCRIPT]"),
        tells(
            "names.svg",
            ascii("<!DOCTYPE svg [<!ENTITY ns 'http://www.w3.org/2000/svg'>]><svg xmlns='&ns;'/>"),
            "2 []"),
        tells(
            "picture.html",
            embedded(picture.formatted("<script>1</script>")),
            "2 []\n2!payload-1 [DOCUMENT_SCRIPT]"),
        tells("drawing.html", embedded(picture.formatted("<path/>")), "2 []"));
  }

  private static byte[] embedded(String picture) {
    String encoded = Base64.getEncoder().encodeToString(ascii(picture));
    return ascii("<p>x</p><embed src='data:image/svg+xml;base64," + encoded + "'>");
  }

  @TestFactory
  Stream<DynamicTest> readsTablesAndDatabases() {
    String database = "\0\1\0\0Standard %s DB\0" + "\0".repeat(4000);
    return Stream.of(
        tells("sum.csv", ascii("a\r\n\"@SUM(1+1)*cmd|'/c a'!A0\"\r\n"), "2 [DDE]"),
        tells("pipes.csv", ascii("a|b\r\n-1|=2|x!y\r\n(+1)*2|'a'\r\n"), "2 []"),
        tells(
            "macros.xls",
            new Layout().hex("09081000 0005 4000").zeros(12).hex("0a000000").done(),
            "2 [MACRO_SHEET]"),
        tells(
            "table.xls",
            new Layout().hex("09081000 0005 1000").zeros(12).hex("0a000000").done(),
            "2 []"),
        tells("data.mdb", ascii(database.formatted("Jet")), "2 []\nUNREADABLE 1"),
        tells(
            "project.accdb",
            new Layout()
                .text(database.formatted("ACE"))
                .bytes("_VBA_PROJECT".getBytes(UTF_16LE))
                .done(),
            "2 [MACRO]\nUNREADABLE 1"),
        tells(
            "starts.mdb",
            ascii(database.formatted("Jet") + "AutoExec"),
            "2 [MACRO, MACRO_RUNS_BY_ITSELF]\nUNREADABLE 1"));
  }

  @TestFactory
  Stream<DynamicTest> readsFieldsAndActions() {
    return Stream.of(
        tells(
            "quoted.docx",
            document(
                field("begin")
                    + field("begin")
                    + code("QUOTE 68 68 69 65 85 84 79 32")
                    + field("end")
                    + code("a \"/c b\"")
                    + field("end")),
            "2 [DDE]"),
        tells(
            "letters.docx",
            document(field("begin") + code("QUOTE 65 66 \"and so on\"") + field("end")),
            "2 []"),
        tells(
            "thread.pdf",
            SamplePdfs.pdf("/OpenAction<</S/Thread/F(other.pdf)/D 0>>", ""),
            "2 [DOCUMENT_ACTION]"),
        tells("own thread.pdf", SamplePdfs.pdf("/OpenAction<</S/Thread/D 0>>", ""), "2 []"));
  }

  private static String field(String kind) {
    return "<w:fldChar w:fldCharType='" + kind + "'/>";
  }

  private static String code(String text) {
    return "<w:instrText>" + text.replace("\"", "&quot;") + "</w:instrText>";
  }

  private static byte[] document(String body) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", ascii("<Types/>"));
    parts.put("word/document.xml", ascii("<w:document xmlns:w='a'>" + body + "</w:document>"));
    return SampleContainers.zip(parts);
  }

  @TestFactory
  Stream<DynamicTest> knowsWhatInstallsByItsName() {
    return Stream.of("a.mobileconfig", "a.terminal", "a.flatpakref", "a.air", "a.snap", "a.accda")
        .map(name -> tells(name, ascii("x"), "2 [PROGRAM]"));
  }
}
