package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Inputs.file;

import java.util.List;

/// Disk images, shortcuts, notebooks and what else Windows opens.
final class ImageBombs {
  private static final long HUGE = 0xffff_ffffL;
  private static final int SECTOR = 2048;

  private ImageBombs() {}

  static List<Bomb> all() {
    return List.of(
        new Bomb("shortcut of giant counts", () -> file("a.lnk", shortcut())),
        new Bomb("shortcut of endless extra data", () -> file("a.lnk", extraData())),
        new Bomb("iso whose folders go round", () -> file("a.iso", iso(SECTOR))),
        new Bomb("iso with a folder of four gigabytes", () -> file("a.iso", iso(HUGE))),
        new Bomb("iso of 100,000 empty records", () -> file("a.iso", isoRecords())),
        new Bomb("udf of endless volumes", () -> file("a.img", udf())),
        new Bomb("vhd with four billion blocks", () -> file("a.vhd", vhd())),
        new Bomb("vhdx with regions that go round", () -> file("a.vhdx", vhdx())),
        new Bomb("tnef with attributes of two gigabytes", () -> file("winmail.dat", tnef())),
        new Bomb("tnef of 100,000 attributes", () -> file("winmail.dat", manyTnef())),
        new Bomb("notebook with files of 2^63", () -> file("a.one", notebook())),
        new Bomb("help file of giant counts", () -> file("a.chm", help())),
        new Bomb("program of 65,535 sections", () -> file("a.exe", program())),
        new Bomb("ace with a giant header", () -> file("a.ace", ace())),
        new Bomb("arj with giant headers", () -> file("a.arj", arj())));
  }

  /// All flags set, and every length as large as it can be (MS-SHLLINK §2.1).
  private static byte[] shortcut() {
    return header(HUGE).u2(65_535).add(Bytes.repeat("\u00ff\u00ff", 200_000)).done();
  }

  private static Bytes header(long flags) {
    return new Bytes().hex("4c000000 0114020000000000c000000000000046").u4(flags).to(76);
  }

  private static byte[] extraData() {
    Bytes link = header(0);
    for (int i = 0; i < 100_000; i++) {
      link.u4(8).u4(0xa000_0001L);
    }
    return link.done();
  }

  /// A volume whose root holds itself (ECMA-119 §8.4, §9.1).
  private static byte[] iso(long length) {
    return new Bytes()
        .to(16 * SECTOR)
        .text("\1CD001\1")
        .to(16 * SECTOR + 80)
        .both4(HUGE)
        .to(16 * SECTOR + 128)
        .hex("0008 0800")
        .to(16 * SECTOR + 156)
        .add(record(length, "\0"))
        .to(17 * SECTOR)
        .hex("ff 4344303031 01")
        .to(20 * SECTOR)
        .add(record(length, "\0"))
        .add(record(length, "\1"))
        .add(record(length, "A"))
        .add(record(length, "B"))
        .to(21 * SECTOR)
        .done();
  }

  /// A volume with one folder, for a fuzzer to begin with.
  static byte[] small() {
    return iso(SECTOR);
  }

  private static byte[] record(long length, String name) {
    return new Bytes()
        .hex("2400")
        .both4(20)
        .both4(length)
        .zeros(7)
        .hex("02 00 00 0100 0001")
        .hex("01")
        .text(name)
        .to(36)
        .done();
  }

  private static byte[] isoRecords() {
    Bytes image = new Bytes().add(iso(900_000)).to(20 * SECTOR);
    return image.zeros(900_000).done();
  }

  private static byte[] udf() {
    Bytes image = new Bytes().to(16 * SECTOR);
    for (int i = 0; i < 400; i++) {
      image.text("\0BEA01\1").to((17 + i) * SECTOR);
    }
    return image.done();
  }

  private static byte[] vhd() {
    return new Bytes()
        .text("conectix")
        .to(512)
        .text("cxsparse")
        .u8(-1)
        .u8(0)
        .b4(0x10000)
        .b4(HUGE)
        .b4(1)
        .to(4096)
        .done();
  }

  private static byte[] vhdx() {
    Bytes image = new Bytes().text("vhdxfile").to(64 << 10).text("head").to(192 << 10);
    image.text("regi").u4(0).u4(HUGE).u4(0);
    for (int i = 0; i < 2_047; i++) {
      image.zeros(16).u8(192 << 10).u4(HUGE).u4(1);
    }
    return image.to(512 << 10).done();
  }

  private static byte[] tnef() {
    return new Bytes().hex("789f3e22 0100 02").u4(0x0006_9002).u4(0x7fff_ffff).zeros(64).done();
  }

  private static byte[] manyTnef() {
    Bytes tnef = new Bytes().hex("789f3e22 0100");
    for (int i = 0; i < 60_000; i++) {
      tnef.hex("02").u4(0x0006_9002).u4(0).u2(0);
    }
    return tnef.done();
  }

  /// FileDataStoreObject (MS-ONESTORE §2.6.13) with lengths that cannot be.
  private static byte[] notebook() {
    Bytes notebook = new Bytes().hex("e4525c7b8cd8a74daeb15378d02996d3").to(1024);
    for (int i = 0; i < 20_000; i++) {
      notebook.hex("e716e3bd65261145a4c48d4d0b7a9eac").u8(Long.MAX_VALUE);
    }
    return notebook.done();
  }

  private static byte[] help() {
    return new Bytes()
        .text("ITSF")
        .u4(3)
        .u4(96)
        .u4(1)
        .to(56)
        .u8(96)
        .u8(Long.MAX_VALUE)
        .u8(120)
        .u8(Long.MAX_VALUE)
        .to(120)
        .text("ITSP")
        .u4(1)
        .u4(84)
        .u4(10)
        .u4(HUGE)
        .u4(2)
        .u4(HUGE)
        .to(8192)
        .done();
  }

  private static byte[] program() {
    return new Bytes()
        .text("MZ")
        .to(60)
        .u4(64)
        .text("PE\0\0")
        .u2(0x14c)
        .u2(65_535)
        .zeros(300)
        .add(Bytes.repeat("\u00ff", 200_000))
        .done();
  }

  private static byte[] ace() {
    return new Bytes()
        .u4(HUGE)
        .hex("000000")
        .text("**ACE**")
        .add(Bytes.repeat("\u00ff", 999))
        .done();
  }

  private static byte[] arj() {
    Bytes archive = new Bytes();
    for (int i = 0; i < 50_000; i++) {
      archive.hex("60ea 0a00 1e1e0b0100").u4(HUGE);
    }
    return archive.done();
  }
}
