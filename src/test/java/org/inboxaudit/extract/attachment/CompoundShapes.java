package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;
import static org.inboxaudit.extract.attachment.Shapes.compound;
import static org.inboxaudit.extract.attachment.Shapes.stream;

import java.util.Map;

/// Compounds of other programs than Word and Excel, and messages that Outlook saved.
final class CompoundShapes {
  private CompoundShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    others(shapes);
    messages(shapes);
    return shapes.all();
  }

  private static byte[] with(String name, byte[] content) {
    return compound(root -> stream(root, name, content));
  }

  private static void others(Shapes shapes) {
    shapes
        .add("scrap.shs", compound(root -> stream(root, "\u0001Ole10Native", new byte[20])))
        .add(
            "korean.hwp",
            compound(
                root -> {
                  stream(root, "FileHeader", ascii("HWP Document File" + "\0".repeat(15)));
                  stream(
                      root.createDirectory("BinData"),
                      "BIN0001.OLE",
                      SamplePdfs.deflated(new byte[64]));
                }))
        .add(
            "korean drawing.hwp",
            compound(
                root -> {
                  stream(root, "FileHeader", ascii("HWP Document File" + "\0".repeat(15)));
                  stream(
                      root.createDirectory("BinData"),
                      "BIN0001.eps",
                      SamplePdfs.deflated(new byte[64]));
                }))
        .add(
            "locked.hwp",
            compound(
                root ->
                    stream(
                        root,
                        "FileHeader",
                        new Layout().text("HWP Document File").to(36).octet(3).to(256).done())))
        .add(
            "locked.accdb",
            new Layout()
                .hex("00010000")
                .text("Standard ACE DB")
                .to(700)
                .text("<encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\"")
                .to(4096)
                .done())
        .add("rights.xls", with("\tDRMContent", new byte[9]))
        .add(
            "package.doc",
            compound(
                root -> {
                  stream(root, "WordDocument", new Layout().little16(0xa5ec).to(600).done());
                  stream(
                      root.createDirectory("ObjectPool").createDirectory("_1"),
                      "Package",
                      SampleContainers.zip("a.exe", SampleFiles.program()));
                }))
        .add("cut.doc", java.util.Arrays.copyOf(SampleFiles.oldMacroDocument(), 900))
        .add("broken.xls", new Layout().hex("d0cf11e0a1b11ae1").to(2000).done())
        .add("contents.bin", with("CONTENTS", SampleFiles.program()))
        .add(
            "locked show.ppt",
            compound(
                root -> {
                  stream(root, "PowerPoint Document", new byte[64]);
                  stream(root, "EncryptedSummary", new byte[8]);
                }))
        .add(
            "action.ppt",
            with("PowerPoint Document", record32(0x0ff3, "0000000000000000 02 000000 00000000")))
        .add("link.ppt", with("PowerPoint Document", record32(0x0fce, "00000000")))
        .hex("database.mdb", 4096, "00010000 5374616e64617264204a657420444200");
  }

  private static byte[] record32(int type, String hex) {
    byte[] data = new Layout().hex(hex).done();
    return new Layout().little16(0).little16(type).little32(data.length).bytes(data).done();
  }

  private static void messages(Shapes shapes) {
    shapes
        .add(
            "object in a message.msg",
            message(
                at ->
                    at.createDirectory("__substg1.0_3701000D")
                        .createDocument(
                            "\u0001Ole10Native", new java.io.ByteArrayInputStream(new byte[9]))))
        .add(
            "by a share.msg",
            message(
                at -> stream(at, "__substg1.0_370D001F", Shapes.wide("\\\\192.0.2.1\\x\\y.docx"))))
        .add(
            "wrapped.msg",
            message(
                at -> {
                  stream(at, "__substg1.0_3707001F", Shapes.wide("smime.p7m"));
                  stream(
                      at,
                      "__substg1.0_37010102",
                      ascii("Content-Type: a/b; name=a.js\n\nWScript.Quit();"));
                }))
        .add(
            "template.oft",
            message(
                at -> {
                  stream(at, "__substg1.0_3707001F", Shapes.wide("a.js"));
                  stream(at, "__substg1.0_37010102", ascii("x"));
                }));
  }

  private static byte[] message(SampleFiles.Filling attachment) {
    return compound(
        root -> {
          stream(root, "__properties_version1.0", new byte[32]);
          attachment.into(root.createDirectory("__attach_version1.0_#00000000"));
        });
  }
}
