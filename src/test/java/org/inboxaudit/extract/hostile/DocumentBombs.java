package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Bytes.ascii;
import static org.inboxaudit.extract.hostile.Bytes.repeat;
import static org.inboxaudit.extract.hostile.Inputs.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// PDF, RTF and the compound files of office programs.
final class DocumentBombs {
  /// Where the header of a compound file keeps its numbers (MS-CFB §2.2).
  private static final int SECTOR_SHIFT = 30;

  private static final int FAT_SECTORS = 44;
  private static final int DIRECTORY_START = 48;
  private static final int DIFAT_START = 68;
  private static final int FIRST_FAT = 76;
  private static final int SECTOR = 512;

  private DocumentBombs() {}

  static List<Bomb> all() {
    return List.of(
        new Bomb("signed message of open elements", () -> file("a.p7m", openElements())),
        new Bomb("signed message of 500,000 elements", () -> file("a.p7m", manyElements())),
        new Bomb("document whose pieces lie over each other", () -> file("a.doc", pieces())),
        new Bomb(
            "pdf whose pages are their own kids", () -> pdf("<</Kids[1 0 R 1 0 R]/Parent 1 0 R>>")),
        new Bomb("pdf object that is itself", () -> pdf("1 0 R")),
        new Bomb(
            "pdf stream of a giant length", () -> pdf(stream("/Length 2147483647", new byte[9]))),
        new Bomb("pdf stream of zeros", () -> pdf(flate("/FlateDecode", ZipBytes.zeros(64)))),
        new Bomb(
            "pdf stream with fifty filters",
            () -> pdf(flate("/FlateDecode".repeat(50), ZipBytes.zeros(1)))),
        new Bomb(
            "pdf of run lengths",
            () -> pdf(stream("/Filter/RunLengthDecode", repeat("\u0081a", 400_000)))),
        new Bomb("pdf whose page draws itself without end", () -> file("a.pdf", drawn())),
        new Bomb("pdf whose font maps all codes again and again", () -> file("a.pdf", mapped())),
        new Bomb("pdf of deep arrays", () -> pdf("[".repeat(300_000))),
        new Bomb("pdf of deep dictionaries", () -> pdf("<</A ".repeat(150_000))),
        new Bomb(
            "pdf whose object streams extend themselves",
            () ->
                pdf(
                    flate(
                        "/FlateDecode]/Type/ObjStm/N 99999999/First 9/Extends 1 0 R/X[",
                        ZipBytes.zeros(4)))),
        new Bomb("pdf whose tables of objects go round", () -> file("a.pdf", xrefLoop())),
        new Bomb("pdf with a table of 2^31 objects", () -> file("a.pdf", xrefCount())),
        new Bomb("pdf of 60,000 objects", () -> file("a.pdf", manyObjects())),
        new Bomb("pdf of open strings", () -> pdf("(".repeat(900_000))),
        new Bomb("rtf of deep groups", () -> file("a.rtf", repeat("{\\rtf1", 150_000))),
        new Bomb(
            "rtf with four gigabytes of binary",
            () -> file("a.rtf", ascii("{\\rtf1\\bin4294967295 "))),
        new Bomb(
            "rtf with negative binary", () -> file("a.rtf", repeat("{\\rtf1\\bin-1 ", 70_000))),
        new Bomb(
            "rtf of 40,000 objects",
            () -> file("a.rtf", ascii("{\\rtf1" + "{\\object{\\*\\objdata 0105".repeat(40_000)))),
        new Bomb(
            "rtf of hex digits and noise",
            () ->
                file(
                    "a.rtf",
                    ascii("{\\rtf1{\\object{\\*\\objdata " + "0{\\*\\x}1 ".repeat(100_000)))),
        new Bomb("compound whose sectors go round", () -> ole(o -> o.putInt(fat(o), 0))),
        new Bomb(
            "compound with 2^31 tables", () -> ole(o -> o.putInt(FAT_SECTORS, Integer.MAX_VALUE))),
        new Bomb("compound whose list of tables goes round", () -> ole(DocumentBombs::difatLoop)),
        new Bomb(
            "compound of sectors of 2^31", () -> ole(o -> o.putShort(SECTOR_SHIFT, (short) 31))),
        new Bomb("compound whose folders go round", () -> ole(DocumentBombs::siblingLoop)),
        new Bomb("compound with a stream of 2^31", () -> ole(DocumentBombs::longStream)),
        new Bomb(
            "compound of 3,000 streams", () -> file("a.doc", compound(DocumentBombs::streams))),
        new Bomb("compound a thousand deep", () -> file("a.doc", compound(DocumentBombs::folders))),
        new Bomb(
            "macro that unpacks to 400 megabytes",
            () -> file("a.doc", compound(DocumentBombs::vba))),
        new Bomb(
            "workbook of endless records", () -> file("a.xls", compound(DocumentBombs::records))),
        new Bomb(
            "outlook message with 1,500 files",
            () -> file("a.msg", compound(DocumentBombs::outlook))));
  }

  private static org.inboxaudit.extract.Raw pdf(String object) {
    return file("a.pdf", ascii("%PDF-1.7\n1 0 obj" + object + "\nendobj\ntrailer<</Root 1 0 R>>"));
  }

  private static String stream(String about, byte[] content) {
    return "<<"
        + about
        + ">>stream\n"
        + new String(content, java.nio.charset.StandardCharsets.ISO_8859_1)
        + "\nendstream";
  }

  private static String flate(String filters, byte[] packed) {
    byte[] zlib = new Bytes().hex("78da").add(packed).done();
    return stream("/Length " + zlib.length + "/Filter[" + filters + "]", zlib);
  }

  /// A page that draws, a hundred thousand times, what unfolds to much and then to nothing.
  private static byte[] drawn() {
    return page(
        "/XObject<</X 4 0 R>>",
        "/X Do ".repeat(100_000),
        flate("/FlateDecode/RunLengthDecode", ZipBytes.zeros(1))
            .replace("<</Length", "<</Subtype/Form/Length"));
  }

  /// Fonts whose maps to Unicode name a million codes in each few octets.
  private static byte[] mapped() {
    StringBuilder fonts = new StringBuilder("/Font<<");
    StringBuilder content = new StringBuilder("BT ");
    for (int i = 0; i < 2_000; i++) {
      fonts.append("/F%d<</Subtype/Type0/ToUnicode 4 0 R/N %d>>".formatted(i, i));
      content.append("/F%d 1 Tf <0001> Tj ".formatted(i));
    }
    String map = "1 beginbfrange <0000><ffffff><0041> endbfrange\n".repeat(3_000);
    return page(fonts + ">>", content + "ET", stream("/Length " + map.length(), ascii(map)));
  }

  private static byte[] page(String resources, String content, String fourth) {
    return new Bytes()
        .text("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n")
        .text("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n")
        .text("3 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<<")
        .text(resources + ">>>>endobj\n4 0 obj" + fourth + "endobj\n5 0 obj")
        .text(stream("/Length " + content.length(), ascii(content)))
        .text("endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
        .done();
  }

  private static byte[] xrefLoop() {
    return ascii(
        "%PDF-1.4\nxref\n0 0\ntrailer<</Root 1 0 R/Prev 9/XRefStm 9>>\nstartxref\n9\n%%EOF");
  }

  private static byte[] xrefCount() {
    return ascii(
        "%PDF-1.5\n"
            + "1 0 obj<</Type/XRef/Size 2147483647/W[8 8 8]/Index[0 2147483647]/Length 9/Root 1 0"
            + " R>>stream\n"
            + "123456789\n"
            + "endstream endobj\n"
            + "startxref\n"
            + "9\n"
            + "%%EOF");
  }

  private static byte[] manyObjects() {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    for (int i = 1; i < 60_000; i++) {
      pdf.append(i).append(" 0 obj<</A ").append(i + 1).append(" 0 R>>endobj\n");
    }
    return ascii(pdf + "trailer<</Root 1 0 R/Size 1>>");
  }

  private interface Patch {
    void to(ByteBuffer compound);
  }

  private interface Filling {
    void into(DirectoryEntry root) throws IOException;
  }

  private static byte[] compound(Filling filling) throws IOException {
    try (POIFSFileSystem compound = new POIFSFileSystem()) {
      filling.into(compound.getRoot());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      compound.writeFilesystem(bytes);
      return bytes.toByteArray();
    }
  }

  private static void add(DirectoryEntry folder, String name, byte[] content) throws IOException {
    folder.createDocument(name, new ByteArrayInputStream(content));
  }

  /// A sound document, with something about it changed.
  private static org.inboxaudit.extract.Raw ole(Patch patch) throws IOException {
    byte[] bytes = compound(root -> add(root, "WordDocument", new byte[20_000]));
    patch.to(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    return file("a.doc", bytes);
  }

  private static int sector(int number) {
    return (number + 1) * SECTOR;
  }

  /// Where the first table of sectors lies.
  private static int fat(ByteBuffer compound) {
    return sector(compound.getInt(FIRST_FAT));
  }

  private static void difatLoop(ByteBuffer compound) {
    compound.putInt(DIFAT_START, 0).putInt(DIFAT_START + 4, Integer.MAX_VALUE);
    compound.putInt(sector(0) + SECTOR - 4, 0);
  }

  /// The first stream is its own sibling and its own child (MS-CFB §2.6.1).
  private static void siblingLoop(ByteBuffer compound) {
    int entry = sector(compound.getInt(DIRECTORY_START)) + 128;
    compound.putInt(entry + 68, 1).putInt(entry + 72, 1).putInt(entry + 76, 0);
  }

  private static void longStream(ByteBuffer compound) {
    compound.putInt(sector(compound.getInt(DIRECTORY_START)) + 128 + 120, Integer.MAX_VALUE);
  }

  private static void streams(DirectoryEntry root) throws IOException {
    add(root, "WordDocument", new byte[64]);
    for (int i = 0; i < 3_000; i++) {
      add(root, "s" + i, new byte[1]);
    }
  }

  private static void folders(DirectoryEntry root) throws IOException {
    DirectoryEntry folder = root;
    for (int i = 0; i < 1_000; i++) {
      folder = folder.createDirectory("f");
    }
    add(folder, "\u0001Ole10Native", new byte[64]);
  }

  /// Chunks of one letter and a copy of 4,095 (MS-OVBA §2.4.1.3.19).
  private static void vba(DirectoryEntry root) throws IOException {
    Bytes packed = new Bytes().hex("01");
    for (int i = 0; i < 100_000; i++) {
      packed.hex("03b0 02 61 fc0f");
    }
    add(root, "WordDocument", new byte[64]);
    DirectoryEntry vba = root.createDirectory("Macros").createDirectory("VBA");
    add(vba, "_VBA_PROJECT", new byte[64]);
    add(vba, "dir", packed.done());
    add(vba, "Module1", packed.done());
  }

  private static void records(DirectoryEntry root) throws IOException {
    Bytes records = new Bytes().hex("09080400 00060500");
    for (int i = 0; i < 200_000; i++) {
      records.hex("85000000");
    }
    add(root, "Workbook", records.done());
  }

  private static void outlook(DirectoryEntry root) throws IOException {
    add(root, "__properties_version1.0", new byte[32]);
    for (int i = 0; i < 1_500; i++) {
      add(
          root.createDirectory("__attach_version1.0_#%08X".formatted(i)),
          "__substg1.0_37010102",
          new byte[8]);
    }
  }

  /// X.690 §8.1.3.6: each holds the next, and none says where it ends.
  private static byte[] openElements() {
    Bytes message = new Bytes().hex("3080 06092a864886f70d010702 a080");
    for (int i = 0; i < 200_000; i++) {
      message.hex("3080");
    }
    return message.done();
  }

  private static byte[] manyElements() {
    Bytes message = new Bytes().hex("3080 06092a864886f70d010702 a080 3080");
    for (int i = 0; i < 500_000; i++) {
      message.hex("0500");
    }
    return message.zeros(6).done();
  }

  /// MS-DOC §2.8.35: each piece is the whole of the stream, and holds nothing that is a letter.
  private static byte[] pieces() {
    int count = 50_000;
    Bytes table = new Bytes().hex("02").u4(4 + 12L * count);
    for (long i = 0; i <= count; i++) {
      table.u4(i * 0x10_0000);
    }
    for (int i = 0; i < count; i++) {
      table.hex("0000").u4(0x4000_0000L).hex("0000");
    }
    byte[] stream = new Bytes().hex("eca5c100").to(0x10_0000).done();
    try (POIFSFileSystem compound = new POIFSFileSystem()) {
      compound.createDocument(new ByteArrayInputStream(stream), "WordDocument");
      compound.createDocument(new ByteArrayInputStream(table.done()), "0Table");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      compound.writeFilesystem(bytes);
      return bytes.toByteArray();
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
