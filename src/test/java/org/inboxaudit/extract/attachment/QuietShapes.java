package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.inboxaudit.extract.attachment.Shapes.leads;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// Odd files that honest people send, near to dangerous ones in form.
public final class QuietShapes {
  private QuietShapes() {}

  public static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    texts(shapes);
    pages(shapes);
    documents(shapes);
    binaries(shapes);
    return shapes.all();
  }

  private static void texts(Shapes shapes) {
    shapes
        .text(
            "README",
            "Install\n=======\nRun ./configure && make, or fetch it by curl http://example.org/x | tar x\n")
        .text("notes", "Start with the minutes - then the budget.\nSh was not there.\n")
        .text(
            "LICENSE",
            "Permission is hereby granted, free of charge, to any person\nThis software eval( nothing\n")
        .text("how to open.txt", "powershell -enc is what the attackers used. cmd /c too.\n")
        .text("report.md", "# How they came in\n\n    powershell -nop -w hidden -enc SQBF\n")
        .text(
            "keys.txt",
            "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENB\n-----END PGP PUBLIC KEY BLOCK-----\n")
        .text("sums.sha256", (HexFormat.of().formatHex(new byte[32]) + "  photo.jpg\n").repeat(4))
        .text("sum.md5", HexFormat.of().formatHex(new byte[64]))
        .text("colours.txt", "ff0000 00ff00 0000ff ".repeat(20))
        .text("letters.csv", "a,b\n".repeat(100))
        .text("prices.csv", "name;price\n+49 30 1234|x;-5\n=SUM(A1:A2);@home\n")
        .text("list.m3u", "#EXTM3U\n#EXTINF:1,x\nsongs/x.mp3\nhttp://example.org/x.mp3\n")
        .text(
            "desktop.ini",
            "[.ShellClassInfo]\r\nIconResource=C:\\Windows\\System32\\shell32.dll,4\r\n")
        .text("settings.ini", "; settings\n[Version]\nSignature=x\n[Autorun]\nno=1\n")
        .text(
            "list.plist",
            "<?xml version='1.0'?><plist version='1.0'><dict><key>name</key><string>x</string></dict></plist>")
        .text(
            "feed.xml",
            "<?xml version='1.0'?><rss><channel><item><title>Exec Command</title></item></channel></rss>")
        .text(
            "build.xml",
            "<project name='x'><target name='y'><javac srcdir='.'/></target></project>")
        .text(
            "form.xfdf",
            "<?xml version='1.0'?><xfdf xmlns='http://ns.adobe.com/xfdf/'><f href='x.pdf'/></xfdf>")
        .text("beginning.txt", "begin 5 minutes earlier\nend\n")
        .text("story.txt", "Dear all,\n\nbegin 644 times you say\nand end never.\n")
        .text("drawing.eps", "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\nshowpage\n")
        .text("genome.fasta", ">x\n" + "ACGT".repeat(100) + "\n")
        .text("blood.txt", "a b c d e f ".repeat(50))
        .text("sequence", "acdbeef0123456789 ".repeat(3))
        .text(
            "contact.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nURL:https://example.org\r\nEND:VCARD\r\n")
        .text(
            "letter.rtf",
            "{\\rtf1{\\*\\template Normal.dotm}{\\*\\mailmerge{\\mmdatasource C:\\\\list.xls}} hello}")
        .text("names.rtf", "{\\rtf1{\\fonttbl{\\f0\\fid5 Arial;}}hello}");
  }

  private static void pages(Shapes shapes) {
    shapes
        .text(
            "page.html",
            "<html><img src='file:///C:/x/y.png'><img src='https://example.org/x.png'></html>")
        .text(
            "declared.svg",
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg xmlns='http://www.w3.org/2000/svg'/>")
        .text("moved.html", "<html><p>hello</p><img src='pictures/x.png'></html>")
        .text(
            "film.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/><animate to='10'/></svg>")
        .text(
            "russian.html",
            "<html><meta charset=windows-1251><p>+A and utf-7 are words</p></html>");
  }

  private static void documents(Shapes shapes) {
    byte[] pdf = SampleFiles.plainPdf();
    shapes
        .office(
            "pane.docx",
            "word/webextensions/webextension1.xml",
            "<we:webextension xmlns:we='w'><we:reference id='x' store='en-US' storeType='OMEX'/></we:webextension>")
        .office("ribbon.xlsx", "customUI/customUI.xml", "<customUI/>")
        .office(
            "show.pptx",
            "ppt/slides/slide1.xml",
            "<p:sld xmlns:p='p' xmlns:a='a'><a:hlinkClick action='ppaction://hlinksldjump'/><a:hlinkHover action='ppaction://hlinkshowjump?jump=nextslide'/></p:sld>")
        .office(
            "linked.docx",
            "word/_rels/document.xml.rels",
            leads("hyperlink", "https://example.org/"))
        .office(
            "own template.docx",
            "word/_rels/settings.xml.rels",
            leads("attachedTemplate", "file:///C:\\Users\\x\\Templates\\x.dotm"))
        .office(
            "named.docx",
            "word/document.xml",
            "<d xmlns:w='w'><w:fldSimple w:instr='SET a hello'/><w:fldSimple w:instr='REF a'/></d>")
        .add(
            "book.epub",
            Shapes.zip("mimetype", "application/epub+zip", "a.xhtml", "<html><p>script</p></html>"))
        .add(
            "template.odt",
            Shapes.zip(
                "mimetype", "x", "meta.xml", "<m xmlns:x='x'><template x:href='../x.ott'/></m>"))
        .add("updated.pdf", pdf, pdf)
        .add("two marks.pdf", pdf, ascii("\n%%EOF\n"))
        .add(
            "named place.pdf",
            SamplePdfs.pdf(
                "/OpenAction[3 0 R/Fit]",
                "/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org/)>>>>]"))
        .add("letter.msg", SampleContainers.outlookMessage("a.txt", ascii("hello")));
  }

  private static void binaries(Shapes shapes) {
    byte[] jpeg = SampleFiles.plainJpeg();
    shapes
        .add("photo.jpg", jpeg, ascii("Samsung trailer"), jpeg)
        .add("moving photo.jpg", jpeg, new Layout().hex("00000018 667479706d703432").to(200).done())
        .add("picture.bmp", new Layout().hex("424d3a000000").to(500).done())
        .add("song.mp3", new Layout().text("ID3").to(500).done())
        .add(
            "drawing.wmf",
            new Layout()
                .hex("d7cdc69a 0000 0000000040004000 6000 00000000 aa55")
                .hex("0100 0900 0003 20000000 0000 20000000 0000")
                .hex("05000000 2606 0f00 0400")
                .zeros(40)
                .done())
        .hex("cursor.ani", 120, "52494646 70000000 41434f4e 616e6968 24000000")
        .add("fonts.ttf", new Layout().hex("00010000000c0080").to(300).done())
        .add("data.bin", pseudorandom(5_000))
        .add("more data.dat", pseudorandom(70_000))
        .add("words.dat", "\u0f56\u0f7c\u0f51".repeat(100).getBytes(StandardCharsets.UTF_8))
        .add("words.txt", "\u4e2d\u6587".repeat(100).getBytes(StandardCharsets.UTF_16LE))
        .add("photos.zip", SampleContainers.zip("a.jpg", jpeg))
        .add("folder.tgz", SampleContainers.tarGz("a/b.txt", ascii("x")))
        .add(
            "signature.asc",
            ascii("-----BEGIN PGP SIGNATURE-----\n\niQE\n-----END PGP SIGNATURE-----\n"))
        .hex("key.gpg.bin", 300, "99010d0401020304");
  }

  private static byte[] pseudorandom(int length) {
    byte[] octets = new byte[length];
    new java.util.Random(7).nextBytes(octets);
    return octets;
  }
}
