package org.inboxaudit.extract.attachment;

import static org.inboxaudit.extract.attachment.SampleFiles.ascii;

import java.util.Arrays;
import java.util.Map;

/// Archives, disk images and locked files; things within things; two files in one.
final class ContainerShapes {
  private static final byte[] PROGRAM = SampleFiles.program();
  private static final byte[] ZIP = SampleContainers.zip("a.exe", PROGRAM);

  private ContainerShapes() {}

  static Map<String, byte[]> all() {
    Shapes shapes = new Shapes();
    archives(shapes);
    images(shapes);
    locked(shapes);
    programs(shapes);
    return shapes.all();
  }

  private static void archives(Shapes shapes) {
    shapes
        .hex("arc.dat", 60, "1a08612e65786500000000000000")
        .hex("zoo.dat", 60, "5a4f4f20322e313020417263686976652e1a0000dca7c4fd")
        .hex("stuffit.dat", 120, "53495421000100000000724c6175")
        .add(
            "stuffit of later.dat",
            new Layout().text("StuffIt (c)1997-2002 Aladdin Systems").to(200).done())
        .add("stuffit x.dat", new Layout().text("StuffIt!").to(200).done())
        .hex("compressed by Windows.ex_", 40, "535a444488f0273341005a000000")
        .hex("compressed by Windows again.dat", 40, "4b57414a88f027d10300")
        .hex("zpaq.bin", 60, "37 6b 53 74 a0 31 83 d3 8c b2 28 b0 d3 7a 50 51")
        .hex("snappy.dat", 40, "ff060000734e61507059")
        .hex("lrzip.dat", 40, "4c525a490006")
        .hex("shield.dat", 60, "49536328")
        .hex("squash.dat", 200, "68737173")
        .hex("zstandard.dat", 40, "28b52ffd")
        .hex("skipped frame.zst", 40, "502a4d1804000000")
        .hex(
            "bundle of Electron.dat",
            60,
            "04000000 20000000 1c000000 16000000 7b2266696c6573223a7b7d7d")
        .hex("package of a Mac.dat", 60, "78617221001c0001")
        .add("installer.xar", xar("Distribution", ascii("<installer-gui-script/>")))
        .add("application.xar", xar("a.exe", PROGRAM))
        .hex("red hat.dat", 200, "edabeedb03000001")
        .add(
            "debian.dat",
            new Layout()
                .text("!<arch>\ndebian-binary   0           0     0     100644  4         `\n2.0\n")
                .done())
        .hex("outlook express.dbx", 60, "cfad12fec5fd746f")
        .hex("notes.nsf", 60, "1a0000040000")
        .hex("old mail store.pst", 60, "2142444e")
        .add("volume.r00", Arrays.copyOf(SampleArchives.rar4("a.exe", new byte[300], false), 100))
        .add("volume.z01", Arrays.copyOf(ZIP, 60))
        .add("volume.zip.001", Arrays.copyOf(ZIP, 60))
        .add("volume.7z.001", Arrays.copyOf(SampleContainers.sevenZip("a.exe", PROGRAM), 50))
        .add("volume.part1.rar", SampleArchives.rar5("a.exe", PROGRAM, false))
        .add("cut.rar", Arrays.copyOf(SampleArchives.rar4("a.exe", new byte[300], false), 40))
        .add("cut.cab", new Layout().text("MSCF").to(40).done())
        .add("cut.gz", Arrays.copyOf(Shapes.gzip(PROGRAM), 20))
        .add("cut.zip", Arrays.copyOf(ZIP, 80))
        .add("empty.zip", new Layout().hex("504b0506").to(22).done())
        .add("junk.zip", ascii("junk"), ZIP)
        .add(
            "junk.rar", ascii("junk".repeat(100)), SampleArchives.rar4("a.exe", new byte[9], false))
        .add("junk.7z", ascii("junk".repeat(100)), SampleContainers.sevenZip("a.exe", PROGRAM))
        .add("junk.cab", ascii("junk"), SampleArchives.cabinet("a.exe", PROGRAM, "b.txt", PROGRAM))
        .add("junk.gz", ascii("junk"), Shapes.gzip(PROGRAM))
        .hex(
            "imploded.zip",
            60,
            "504b0304 1400 0000 0600 00000000 00000000 0a000000 14000000 0500 0000 612e657865")
        .add("hard link.tar", tar("x", "../../x", '1'))
        .add("out of the folder.tar", tar("../../x.exe", "", '0'));
  }

  private static byte[] xar(String name, byte[] content) {
    byte[] table =
        SamplePdfs.deflated(
            ascii(
                "<xar><toc><file id='1'><data><length>"
                    + content.length
                    + "</length><offset>0</offset><encoding style='application/octet-stream'/></data><type>file</type><name>"
                    + name
                    + "</name></file></toc></xar>"));
    return new Layout()
        .text("xar!")
        .hex("001c0001 00000000")
        .hex("%08x".formatted(table.length))
        .to(28)
        .bytes(table)
        .bytes(content)
        .done();
  }

  /// A tar archive of one entry, which may be a link.
  static byte[] tar(String name, String target, char kind) {
    Layout header = new Layout().text(name).to(100).text("0000644\0").to(124).text("00000000000\0");
    byte[] head =
        header
            .to(148)
            .text("        ")
            .text("" + kind)
            .text(target)
            .to(257)
            .text("ustar\00000")
            .to(512)
            .done();
    int sum = 0;
    for (byte octet : head) {
      sum += octet & 0xff;
    }
    byte[] digits = ascii("%06o\0 ".formatted(sum));
    System.arraycopy(digits, 0, head, 148, 8);
    return Shapes.joined(head, new byte[1024]);
  }

  private static void images(Shapes shapes) {
    shapes
        .add("disk.dat", new Layout().to(1024).text("conectix").to(1536).done())
        .hex("dynamic disk.dat", 600, "636f6e6563746978")
        .hex("newer disk.dat", 600, "7668647866696c65")
        .hex("exfat.dat", 1024, "eb7690455846415420202000")
        .add(
            "exfat.img",
            new Layout().hex("eb7690").text("EXFAT   ").to(510).hex("55aa").to(2048).done())
        .add(
            "ntfs.dat",
            new Layout()
                .hex("eb5290")
                .text("NTFS    ")
                .little16(512)
                .octet(8)
                .to(510)
                .hex("55aa")
                .to(4096)
                .done())
        .add("ext.dat", new Layout().to(1080).hex("53ef").to(4096).done())
        .add("mac.dat", new Layout().to(1024).text("H+").little16(0x400).to(4096).done())
        .add("newer mac.dat", new Layout().to(32).text("NXSB").to(4096).done())
        .add(
            "partitions.dat",
            new Layout()
                .to(446)
                .hex("80010100 0c fe3f00 01000000 00100000")
                .to(510)
                .hex("55aa")
                .to(40_000)
                .done())
        .add(
            "partitions of today.dat",
            new Layout()
                .to(446)
                .hex("00000200 ee ffffff 01000000 ffffffff")
                .to(510)
                .hex("55aa")
                .text("EFI PART")
                .to(40_000)
                .done())
        .hex("raw disc.bin", 40_000, "00ffffffffffffffffffff00 00020001")
        .add("nero.nrg", new Layout().to(4000).text("NER5").to(4012).done())
        .hex("compact disc.cso", 64, "4349534f")
        .hex("daa.daa", 64, "44414100")
        .hex("isz.isz", 64, "49735a21")
        .add("universal.img", SampleImages.udf("a.exe", PROGRAM))
        .add("fat.dat", SampleImages.fat("a.exe", PROGRAM))
        .add("disc without an ending", SampleImages.iso("a.lnk", SampleFiles.shortcut(), false))
        .add("disc.pdf", SampleImages.iso("a.exe", PROGRAM, false))
        .add(
            "disc of two.iso",
            SampleFiles.plainPdf(),
            Arrays.copyOfRange(
                SampleImages.iso("a.exe", PROGRAM, false),
                SampleFiles.plainPdf().length,
                22 * 2048))
        .hex("quick.dat", 512, "514649fb00000003")
        .hex("evidence.E01", 64, "455646090d0aff00 01 0100 0000")
        .hex("sparse.img", 64, "3aff26ed01000000")
        .add("butter.img", new Layout().to(0x10040).text("_BHRfS_M").to(70_000).done())
        .hex("flash.ubi", 64, "5542492301000000")
        .add("without a first sector.img", new Layout().to(512).text("EFI PART").to(2048).done())
        .hex("memory.xfs", 600, "5846534200001000")
        .hex("encrypted.dmg", 512, "656e637263647361")
        .add(
            "locked volume.dat",
            new Layout()
                .hex("eb5890")
                .text("-FVE-FS-")
                .little16(512)
                .octet(8)
                .to(510)
                .hex("55aa")
                .to(4096)
                .done());
  }

  private static void locked(Shapes shapes) {
    shapes
        .hex("salted.dat", 64, "53616c7465645f5f0102030405060708")
        .text("aged.dat", "age-encryption.org/v1\n-> X25519 x\n")
        .text(
            "aged in lines.dat",
            "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSB4Cg==\n-----END AGE ENCRYPTED FILE-----\n")
        .hex("crypt.dat", 64, "41455302000018")
        .hex("axcrypt.dat", 64, "c0b907 2e4f93f146a015792ca1d9e821")
        .hex("rights.rpmsg", 64, "76e804 60c411e386")
        .hex("protected.pfile", 64, "2e7066696c65")
        .hex("for a key.dat", 300, "85010c03 0102030405060708 01 0800")
        .hex("for a phrase.dat", 300, "8c0d040703020102030405060708c9")
        .hex("for a phrase, newer.dat", 300, "c30d040903020102030405060708d2")
        .text("letters.dat", "\n\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n")
        .text(
            "in words.txt",
            "Here it is:\n\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n")
        .hex("passwords.kdbx", 64, "03d9a29a67fb4bb5")
        .add("zip.dat", SampleContainers.lockedZip("a.txt", new byte[9]))
        .add("locked names.rar", SampleArchives.rar5WithLockedHeaders())
        .add("locked names of old.rar", SampleArchives.rar4WithLockedHeaders())
        .add("locked file.rar", SampleArchives.rar5("a.txt", new byte[9], true))
        .add("locked book.pages", Shapes.zip(".iwpv2", "x", "Index.zip", "x"));
  }

  private static void programs(Shapes shapes) {
    shapes
        .add("of Windows.jpg", PROGRAM)
        .add("of Windows.dat", PROGRAM)
        .hex("of Linux", 64, "7f454c460201")
        .hex("of a Mac", 64, "cffaedfe07000001")
        .hex("of a Mac for two", 64, "cafebabe00000002")
        .hex("of Java.dat", 64, "cafebabe00000034")
        .hex("of Android.dat", 64, "6465780a30333500")
        .hex("help.dat", 64, "4954534603000000")
        .hex("old help.dat", 64, "3f5f0300")
        .hex("extension.dat", 64, "4372323403000000")
        .hex("film.dat", 64, "46575309 40000000 78")
        .hex("shell code.bin", 200, "fce88200000060 89e5")
        .hex("shell code by its place.bin", 200, "d9eb9bd97424f4 5b31c9")
        .hex(
            "shell code by a jump.bin",
            64,
            "eb0e 5e 31c0 90909090 90909090 909090 e8edffffff 2f62696e2f7368")
        .hex("shell code by its block.bin", 200, "31c0 648b5030 8b520c 8b5214 8b7228")
        .hex("shell code of 64.bin", 200, "4883ec28 65488b042560000000 488b4018")
        .hex("shell code of Linux.bin", 25, "31c050682f2f7368682f62696e89e3505389e1b00bcd80")
        .hex("shell code of Linux 64.bin", 40, "4831d248bb2f2f62696e2f736848c1eb08534889e7")
        .add("shortcut.dat", SampleFiles.shortcut())
        .add("shortcut.pdf", SampleArchives.shortcut("..\\x.exe", "/c calc"))
        .add("cut.lnk", Arrays.copyOf(SampleFiles.shortcut(), 40))
        .add("add-in.xll", PROGRAM)
        .add("add-in.wll", PROGRAM)
        .add("panel.cpl", PROGRAM)
        .hex(
            "cursor.ani",
            120,
            "52494646 70000000 41434f4e 616e6968 24000000"
                .concat("00".repeat(36))
                .concat("616e6968 40000000"))
        .text("no ending.scr ", "x")
        .text("stream.txt:a.js", "x")
        .text("a.js::$DATA", "x")
        .text("a.exe.", "x")
        .text("letter.pdf                                   .exe", "x");
  }
}
