package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.Shapes.compound;
import static org.inboxaudit.extract.attachment.Shapes.stream;

import java.io.IOException;
import java.util.Map;
import org.apache.poi.hpsf.ClassID;
import org.apache.poi.poifs.filesystem.DirectoryEntry;

/// Compounds (MS-CFB) of many programs.
final class OldOfficeShapes {
  private OldOfficeShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    projects(shapes);
    sheets(shapes);
    words(shapes);
    return shapes.all();
  }

  private static byte[] with(String name, byte[] content) {
    return compound(root -> stream(root, name, content));
  }

  /// The storage of a project whose source was taken out.
  private static void stomped(DirectoryEntry at) throws IOException {
    DirectoryEntry vba = at.createDirectory("VBA");
    stream(vba, "dir", new byte[0]);
    stream(vba, "ThisDocument", new byte[64]);
    stream(vba, "_VBA_PROJECT", new byte[32]);
  }

  private static void projects(Shapes shapes) {
    shapes
        .add("stomped.doc", compound(root -> stomped(root.createDirectory("Macros"))))
        .add("stomped.xls", compound(root -> stomped(root.createDirectory("_VBA_PROJECT_CUR"))))
        .add("stomped.ppt", compound(root -> stomped(root.createDirectory("x"))))
        .add(
            "drawing.vsd",
            compound(
                root -> {
                  stream(root, "VisioDocument", new byte[64]);
                  stomped(root.createDirectory("VBA project"));
                }))
        .add(
            "paper.pub",
            compound(
                root -> {
                  stream(root.createDirectory("Quill"), "CONTENTS", new byte[64]);
                  stomped(root.createDirectory("VBA"));
                }))
        .add(
            "plan.mpp",
            compound(root -> stomped(root.createDirectory("   1").createDirectory("_VBA_PROJECT"))))
        .add("macro.swp", compound(root -> stomped(root)))
        .add(
            "deep.doc",
            compound(
                root ->
                    stomped(root.createDirectory("a").createDirectory("b").createDirectory("c"))))
        .add("add-in.xla", SampleFiles.oldMacroDocument())
        .add("add-in.ppa", SampleFiles.oldMacroDocument())
        .add("macro.rtf", SampleFiles.oldMacroDocument())
        .add("macro without a name", SampleFiles.oldMacroDocument())
        .add(
            "installer.dat",
            compound(
                root ->
                    root.setStorageClsid(new ClassID("{000C1084-0000-0000-C000-000000000046}"))))
        .add(
            "installer without a class.dat",
            compound(
                root -> stream(root, "\u4840\u3f3f\u4577\u446c\u3e6a\u44b2\u482f", new byte[64])))
        .add(
            "installer and archive.jar",
            compound(
                root ->
                    root.setStorageClsid(new ClassID("{000C1084-0000-0000-C000-000000000046}"))),
            Shapes.zip("META-INF/MANIFEST.MF", "x", "A.class", "x"));
  }

  private static byte[] record(int type, String hex) {
    byte[] data = new Layout().hex(hex).done();
    return new Layout().little16(type).little16(data.length).bytes(data).done();
  }

  private static byte[] sheet(String kind) {
    return Shapes.joined(
        record(0x0809, "0006050000000000"),
        record(0x0085, "00000000" + kind + "010041"),
        record(0x000a, ""));
  }

  private static void sheets(Shapes shapes) {
    shapes
        .add("very hidden macros.xls", with("Workbook", sheet("0201")))
        .add(
            "macros of the other book.xls",
            compound(
                root -> {
                  stream(root, "Workbook", sheet("0000"));
                  stream(root, "Book", sheet("0001"));
                }))
        .add(
            "macros behind the end.xls",
            with(
                "Workbook",
                Shapes.joined(
                    sheet("0000"), record(0x0809, "0006400000000000"), record(0x000a, ""))))
        .add("macros in a small book.xls", with("workbook", sheet("0001")))
        .add("a basic module.xls", with("Workbook", sheet("0006")))
        .add(
            "locked by its own word.xls",
            with(
                "Workbook",
                Shapes.joined(record(0x0809, "0006050000000000"), record(0x002f, "00000000"))))
        .add(
            "controls.xls",
            compound(
                root -> {
                  stream(root, "Workbook", sheet("0000"));
                  stream(root, "Ctls", new byte[8]);
                }))
        .add("records alone.xls", record(0x0809, "0006400000000000"), record(0x000a, ""))
        .add("records of another version.xls", record(0x0009, "02004000"), record(0x000a, ""))
        .add("workspace.xlw", record(0x0409, "000040000000"), record(0x000a, ""))
        .add(
            "object in a book.xls",
            compound(
                root -> {
                  stream(root, "Workbook", sheet("0000"));
                  stream(
                      root.createDirectory("MBD0001"),
                      "\u0001Ole10Native",
                      new Layout().little32(8).text("cmd /c x").done());
                }));
  }

  private static byte[] word(int magic, int flags, String text) {
    return new Layout().little16(magic).to(10).little16(flags).to(512).text(text).done();
  }

  private static void words(Shapes shapes) {
    shapes
        .add("locked.doc", with("WordDocument", word(0xa5ec, 0x0100, "")))
        .add("scrambled.doc", with("WordDocument", word(0xa5ec, 0x8100, "")))
        .add("locked of old.doc", with("WordDocument", word(0xa5dc, 0x0100, "")))
        .add(
            "before compounds.doc",
            new Layout().hex("dba52d00").to(10).little16(0x0100).to(600).done())
        .add(
            "link.doc",
            with(
                "WordDocument",
                word(0xa5ec, 0, "\u0013 LINK Excel.Sheet.8 \"\\\\\\\\192.0.2.1\\\\x.xls\" \u0014")))
        .add("field.doc", with("WordDocument", word(0xa5ec, 0, "\u0013ddeauto c:\\x \u0014")))
        .add(
            "control.doc",
            compound(
                root -> {
                  stream(root, "WordDocument", word(0xa5ec, 0, ""));
                  stream(
                      root.createDirectory("ObjectPool").createDirectory("_1"),
                      "\u0003OCXNAME",
                      Shapes.wide("Button1"));
                }))
        .add(
            "template elsewhere.doc",
            compound(
                root -> {
                  stream(
                      root,
                      "WordDocument",
                      new Layout()
                          .little16(0xa5ec)
                          .to(10)
                          .little16(0x0200)
                          .to(410)
                          .little32(0)
                          .little32(63)
                          .to(600)
                          .done());
                  stream(
                      root,
                      "1Table",
                      new Layout()
                          .hex("ffff 1200 0000 0000")
                          .little16(23)
                          .wide("http://192.0.2.1/x.dotm")
                          .zeros(9)
                          .done());
                }))
        .add("macros of Word 6.doc", with("WordDocument", word6()));
  }

  /// A template (fDot) whose tables of commands name macros.
  private static byte[] word6() {
    return new Layout()
        .little16(0xa5dc)
        .to(10)
        .little16(1)
        .to(0x118)
        .little32(0x400)
        .little32(24)
        .to(0x400)
        .hex("ff01 0100 55 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 40")
        .done();
  }
}
