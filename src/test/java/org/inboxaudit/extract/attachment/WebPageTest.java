package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Reading.read;
import static org.inboxaudit.extract.attachment.Reading.tells;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Link;
import org.inboxaudit.evidence.LinkTrait;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WebPageTest {
  private static final String PROGRAM =
      Base64.getEncoder().encodeToString(new Layout().bytes(SampleFiles.program()).to(400).done());

  private static Attachment page(String name, String text) {
    return (Attachment) read(name, SampleFiles.ascii(text)).getFirst();
  }

  private static DynamicTest shows(String name, String text, String traits) {
    return tells(name, SampleFiles.ascii(text), "2 " + traits);
  }

  @TestFactory
  Stream<DynamicTest> tellsPagesApart() {
    return Stream.of(
        shows("a.html", "<p>Hello <a href='https://example.org/'>there</a>", "[]"),
        shows("b.html", "<script type='application/ld+json'>{}</script>", "[]"),
        shows("c.html", "<a href='javascript:void(0)'>mark</a>", "[]"),
        shows("d.html", "<script>document.title = 1</script>", "[DOCUMENT_SCRIPT]"),
        shows("e.html", "<body onload='go()'>", "[DOCUMENT_SCRIPT]"),
        shows("f.html", "<form><input type=password></form>", "[PASSWORD_FORM]"),
        shows(
            "g.html", "<meta http-equiv=refresh content='0; url=https://a.example/'>", "[POINTER]"),
        shows(
            "h.html", "<iframe src='search-ms:query=x&crumb=location:\\\\a.example'>", "[POINTER]"),
        shows("i.svg", "<svg><script>go()</script></svg>", "[DOCUMENT_SCRIPT]"),
        shows("j.svg", "<svg onload='go()'/>", "[DOCUMENT_SCRIPT]"),
        shows("k.svg", "<svg><foreignObject><p>label</p></foreignObject></svg>", "[]"));
  }

  @TestFactory
  Stream<DynamicTest> seesAFileThatThePageBuilds() {
    return Stream.of(
        tells(
            "blob.html",
            SampleFiles.ascii(
                """
                <script>var b = new Blob([atob("aGVsbG8=")]);
                a.href = URL.createObjectURL(b); a.download = "x"; a.click()</script>
                """),
            "2 [DOCUMENT_SCRIPT, SMUGGLED_FILE]"),
        tells(
            "payload.html",
            SampleFiles.ascii("<script>var p = '" + PROGRAM + "'</script>"),
            "2 [DOCUMENT_SCRIPT, SMUGGLED_FILE]\n2!payload-1 [PROGRAM]"),
        tells(
            "saving.html",
            SampleFiles.ascii(
                """
                <script>var b = new Blob([area.value]);
                a.href = URL.createObjectURL(b); a.download = "x"; a.click()</script>
                """),
            "2 [DOCUMENT_SCRIPT]"));
  }

  @Test
  void looksAtWhatAPageWritesIntoItself() {
    String form = "<form action='https://take.example/'><input type=password></form>";
    StringBuilder written = new StringBuilder();
    form.chars().forEach(c -> written.append("%%%02X".formatted(c)));
    assertEquals(
        "2 [DOCUMENT_SCRIPT]\n2!written-1.html [PASSWORD_FORM]",
        Reading.told(
            read(
                "a.html",
                SampleFiles.ascii(
                    "<script>document.write(unescape('" + written + "'))</script>"))));
  }

  @Test
  void tellsWhereAFormSendsThePassword() {
    List<Link> links = page("a.html", "<form action='https://Take.example/x'><input>").links();
    assertEquals(List.of("take.example"), links.stream().map(Link::host).toList());
    assertEquals(List.of(LinkTrait.FORM_TARGET), List.copyOf(links.getFirst().traits()));
  }

  @TestFactory
  Stream<DynamicTest> tellsWhereAPointerLeads() {
    return Stream.of(
            List.of("a.url", "[InternetShortcut]\r\nURL=https://a.example/x\r\n", "a.example"),
            List.of("b.url", "[InternetShortcut]\nURL=file://\\\\b.example\\s\\x\n", "b.example"),
            List.of(
                "c.rdp", "screen mode id:i:2\r\nfull address:s:c.example:3389\r\n", "c.example"),
            List.of("d.iqy", "WEB\r\n1\r\nhttp://d.example/q\r\n", "d.example"),
            List.of(
                "e.library-ms",
                "<libraryDescription xmlns=\"http://schemas.microsoft.com/windows/2009/library\">"
                    + "<url>\\\\e.example@SSL\\share</url></libraryDescription>",
                "e.example"),
            List.of("f.ics", "BEGIN:VCALENDAR\r\nURL:https://f.exa\r\n mple/x\r\n", "f.example"))
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getFirst(),
                    () ->
                        assertEquals(
                            List.of(row.getLast()),
                            page(row.getFirst(), row.get(1)).links().stream()
                                .map(Link::host)
                                .distinct()
                                .toList())));
  }

  @TestFactory
  Stream<DynamicTest> readsWhatAShortcutStarts() {
    return Stream.of(
        tells(
            "a",
            SampleArchives.shortcut("C:\\Windows\\System32\\cmd.exe", "/c run.bat"),
            "2 [PROGRAM, SHORTCUT, SCRIPT]"),
        tells(
            "b",
            SampleArchives.shortcut("\\\\b.example\\share\\x.exe", ""),
            "2 [PROGRAM, SHORTCUT, EXTERNAL_CONTENT]"),
        tells(
            "c", SampleArchives.shortcut("C:\\Programs\\Editor.exe", ""), "2 [PROGRAM, SHORTCUT]"));
  }
}
