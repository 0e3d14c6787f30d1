package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.util.Map;

/// Things within things, and two files in one.
final class MixedShapes {
  private static final byte[] PROGRAM = SampleFiles.program();

  private static final byte[] ZIP = SampleContainers.zip("a.exe", PROGRAM);

  private static final byte[] LAUNCH = SamplePdfs.pdf("/OpenAction<</S/Launch/F(calc.exe)>>", "");

  private MixedShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    within(shapes);
    joined(shapes);
    return shapes.all();
  }

  private static void within(Shapes shapes) {
    byte[] iso = SampleImages.iso("a.lnk", SampleFiles.shortcut(), true);
    shapes
        .add("image in an archive.zip", SampleContainers.zip("a.iso", iso))
        .add("archive in an image.iso", SampleImages.iso("a.zip", ZIP, false))
        .add("archive in a letter.eml", SampleContainers.message("a.zip", ZIP))
        .add(
            "letter in a letter.eml",
            SampleContainers.forward(SampleContainers.message("a.exe", PROGRAM)))
        .add(
            "letter in an archive.zip",
            SampleContainers.zip("a.eml", SampleContainers.message("a.exe", PROGRAM)))
        .add(
            "message in an archive.zip",
            SampleContainers.zip("a.msg", SampleContainers.outlookMessage("a.exe", PROGRAM)))
        .add(
            "note in an archive.zip",
            SampleContainers.zip("a.one", SampleArchives.oneNote(PROGRAM)))
        .add(
            "winmail in a letter.eml",
            SampleContainers.message("winmail.dat", SampleArchives.tnef("a.exe", PROGRAM)))
        .add(
            "locked within.zip",
            SampleContainers.zip("b.zip", SampleContainers.lockedZip("a.txt", new byte[9])))
        .add(
            "locked within a letter.eml",
            SampleContainers.message("b.zip", SampleContainers.lockedZip("a.txt", new byte[9])))
        .add("packed twice.gz.gz", Shapes.gzip(Shapes.gzip(PROGRAM)))
        .add("seven in gzip.gz", Shapes.gzip(SampleContainers.sevenZip("a.exe", PROGRAM)))
        .add(
            "cabinet in tar.tgz",
            SampleContainers.tarGz(
                "a.cab", SampleArchives.cabinet("a.exe", PROGRAM, "b.txt", PROGRAM)))
        .add("page in an archive.zip", SampleContainers.zip("a.html", ascii("<script>1</script>")))
        .add(
            "query in an archive.zip",
            SampleContainers.zip("a.iqy", ascii("WEB\n1\nhttp://192.0.2.1/")))
        .add(
            "script in a note.one",
            SampleArchives.oneNote(ascii("x = 1")),
            Shapes.joined(
                new Layout().little32(20).done(), Shapes.wide("invoice.vbs"), new byte[4]))
        .add("shortcut in a note.one", SampleArchives.oneNote(SampleFiles.shortcut()))
        .add(
            "document in a note.onepkg",
            SampleArchives.cabinet(
                "a.one", SampleArchives.oneNote(PROGRAM), "b.onetoc2", new byte[9]));
  }

  private static void joined(Shapes shapes) {
    byte[] gif = ascii("GIF89a\1\0\1\0\0\0\0;");
    byte[] png =
        new Layout()
            .hex(
                "89504e470d0a1a0a 0000000d49484452 00000001000000010802000000 907753de 0000000049454e44ae426082")
            .done();
    byte[] jpeg = SampleFiles.plainJpeg();
    byte[] rar = SampleArchives.rar4("a.exe", new byte[9], false);
    shapes
        .add("and an archive.gif", gif, ZIP)
        .add("and an archive.png", png, ZIP)
        .add("and an archive.jpg", jpeg, ZIP)
        .add("and another.gif", gif, rar)
        .add("and another.png", png, rar)
        .add("and another.jpg", jpeg, rar)
        .add("and a third.jpg", jpeg, SampleContainers.sevenZip("a.exe", PROGRAM))
        .add("and a program.png", png, PROGRAM, ascii("!This program cannot be run in DOS mode."))
        .add("and a page.gif", gif, ascii("<html><script>1</script></html>"))
        .add("and an application.gif", gif, ascii("<hta:application id=x><script>1</script>"))
        .add("and a script.jpg", jpeg, ascii("<?php system('x'); ?>"))
        .add(
            "comment is a script.gif",
            ascii("GIF89a=1;WScript.CreateObject('WScript.Shell').Run('calc')//"))
        .add("and a book.jpg", jpeg, SampleFiles.oldMacroDocument())
        .add("and a pdf.jpg", jpeg, LAUNCH)
        .add("and an archive.bmp", new Layout().hex("424d3a000000").to(58).done(), ZIP)
        .add("and another.bmp", new Layout().hex("424d3a000000").to(58).done(), rar)
        .add(
            "and an archive.wav", new Layout().hex("52494646 24000000 57415645").to(44).done(), ZIP)
        .add("and another.webp", new Layout().hex("52494646 04000000 57454250").done(), rar)
        .add("and an archive.mp4", new Layout().hex("00000018 667479706d703432").to(40).done(), ZIP)
        .add("and an archive.rtf", ascii("{\\rtf1 x}"), ZIP)
        .add("and another.rtf", ascii("{\\rtf1 x}"), rar)
        .add("and an archive.doc", SampleFiles.oldMacroDocument(), ZIP)
        .add("tar and zip.tar", ContainerShapes.tar("a.txt", "", '0'), ZIP)
        .add("archive and pdf.zip", SampleContainers.zip("a.txt", LAUNCH));
  }
}
