package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Bytes.ascii;
import static org.inboxaudit.extract.hostile.Bytes.repeat;
import static org.inboxaudit.extract.hostile.Inputs.file;
import static org.inboxaudit.extract.hostile.Inputs.rules;
import static org.inboxaudit.extract.hostile.Inputs.script;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inboxaudit.extract.attachment.SampleContainers;

/// XML, JSON, HTML, scripts and plain nonsense.
final class TextBombs {
  private TextBombs() {}

  static List<Bomb> all() {
    return List.of(
        new Bomb("billion laughs in a document", () -> file("a.docx", document(laughs()))),
        new Bomb("quadratic blow-up in a document", () -> file("a.docx", document(quadratic()))),
        new Bomb("deep XML in a document", () -> file("a.docx", document(deep("<a>", "")))),
        new Bomb("100,000 relationships", () -> file("a.docx", document(relationships()))),
        new Bomb("an attribute of ten megabytes", () -> file("a.docx", document(attribute()))),
        new Bomb("billion laughs in OpenDocument", () -> file("a.odt", openDocument(laughs()))),
        new Bomb("deep XML in OpenDocument", () -> file("a.odt", openDocument(deep("<a>", "")))),
        new Bomb("billion laughs in SVG", () -> file("a.svg", "image/svg+xml", ascii(laughs()))),
        new Bomb("deep SVG", () -> file("a.svg", "image/svg+xml", ascii(deep("<g>", "<svg>")))),
        new Bomb("billion laughs in Gmail's rules", () -> rules(ascii(laughs()))),
        new Bomb("deep XML in Gmail's rules", () -> rules(ascii(deep("<entry>", "<feed>")))),
        new Bomb("deep JSON in Outlook's rules", () -> rules(repeat("[", 500_000))),
        new Bomb("deep objects in Outlook's rules", () -> rules(repeat("{\"a\":", 200_000))),
        new Bomb("a number of a million digits", () -> rules(ascii("[" + "9".repeat(1_000_000)))),
        new Bomb("deep JSON in a file", () -> file("a.json", repeat("[{\"a\":", 150_000))),
        new Bomb("html of a million tags", () -> file("a.html", "text/html", html("<b>"))),
        new Bomb("deep html tables", () -> file("a.html", "text/html", html("<table><tr><td>"))),
        new Bomb("html of open quotes", () -> file("a.html", "text/html", html("<a href=\"'<!--"))),
        new Bomb("a script of joined letters", () -> file("a.html", "text/html", joined())),
        new Bomb("calendar of folded lines", () -> file("a.ics", "text/calendar", folded())),
        new Bomb("UTF-16 nonsense", () -> file("a.txt", wide("UTF-16LE"))),
        new Bomb("UTF-32 nonsense", () -> file("a.html", wide("UTF-32BE"))),
        new Bomb("invisible signs and changes of direction", () -> file("a.txt", invisible())),
        new Bomb(
            "a shortcut file of a megabyte", () -> file("a.url", repeat("URL=file://\n", 90_000))),
        new Bomb("sieve nested by blocks", () -> script(repeat("if true { ", 10_000))),
        new Bomb("sieve nested by tests", () -> script(ascii("if " + "anyof(not ".repeat(10_000)))),
        new Bomb("sieve of 60,000 redirects", () -> script(repeat("redirect \"a@b.c\";", 60_000))),
        new Bomb(
            "sieve string without an end",
            () -> script(ascii("redirect \"" + "\\".repeat(999_999)))),
        new Bomb("sieve of encoded characters", () -> script(encodedCharacters())),
        new Bomb("sieve variables that double", () -> script(doubling())));
  }

  private static byte[] document(String relationships) {
    return new ZipBytes()
        .entry(said("[Content_Types].xml", "<Types/>"), packed("<Types/>"))
        .entry(said("word/document.xml", relationships), packed(relationships))
        .entry(said("word/_rels/document.xml.rels", relationships), packed(relationships))
        .entry(said("word/_rels/settings.xml.rels", relationships), packed(relationships))
        .done();
  }

  private static byte[] openDocument(String content) {
    return new ZipBytes()
        .entry(said("mimetype", "application/vnd.oasis.opendocument.text"), packed("x"))
        .entry(said("content.xml", content), packed(content))
        .entry(said("META-INF/manifest.xml", content), packed(content))
        .done();
  }

  private static ZipBytes.Said said(String name, String text) {
    byte[] bytes = ascii(text);
    return new ZipBytes.Said(name, 8, packed(text).length, bytes.length, ZipBytes.crc(bytes));
  }

  private static byte[] packed(String text) {
    return ZipBytes.deflated(ascii(text));
  }

  private static String laughs() {
    StringBuilder xml = new StringBuilder("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 20; i++) {
      xml.append("<!ENTITY l").append(i).append(" '");
      xml.append(("&l" + (i - 1) + ";").repeat(10)).append("'>");
    }
    return xml.append("]><feed><a b='&l19;'>&l19;</a></feed>").toString();
  }

  private static String quadratic() {
    return "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY l '"
        + "x".repeat(100_000)
        + "'>]><a>"
        + "&l;".repeat(100_000)
        + "</a>";
  }

  private static String deep(String tag, String before) {
    return before + tag.repeat(200_000);
  }

  private static String relationships() {
    return "<Relationships>"
        + ("<Relationship TargetMode='External' Target='https://example.org/a'"
                + " Type='http://x/attachedTemplate'/>")
            .repeat(100_000)
        + "</Relationships>";
  }

  private static String attribute() {
    return "<Relationships><Relationship Target='" + "a".repeat(10 << 20) + "'/></Relationships>";
  }

  private static byte[] html(String tag) {
    return new Bytes().text("<html><body>").add(repeat(tag, 1_000_000 / tag.length() * 3)).done();
  }

  private static byte[] joined() {
    return new Bytes()
        .text("<html><script>var a=")
        .add(repeat("'\\x41'+", 140_000))
        .text("''</script>")
        .done();
  }

  private static byte[] folded() {
    return new Bytes().text("BEGIN:VCALENDAR\r\nURL:https:").add(repeat("\r\n /", 250_000)).done();
  }

  private static byte[] wide(String charset) {
    StringBuilder text = new StringBuilder("\ufeff<html");
    for (int i = 0; i < 120_000; i++) {
      text.append((char) (0xd800 + i % 0x7ff)).append('<');
    }
    return text.toString().getBytes(Charset.forName(charset));
  }

  private static byte[] invisible() {
    return "\u202e\u200b\u2066\ufeff".repeat(90_000).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encodedCharacters() {
    return ascii(
        "require \"encoded-character\"; redirect \"" + "${hex: 41}".repeat(90_000) + "\";");
  }

  private static byte[] doubling() {
    return new Bytes()
        .text("require \"variables\"; set \"a\" \"xxxxxxxxxx\";")
        .add(repeat("set \"a\" \"${a}${a}${a}${a}\";", 10_000))
        .text("redirect \"${a}\";")
        .done();
  }

  /// Files as they should be, between the bombs.
  static byte[] harmless() {
    return SampleContainers.zip("a.txt", ascii("minutes"));
  }
}
