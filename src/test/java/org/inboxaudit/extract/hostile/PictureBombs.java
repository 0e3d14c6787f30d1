package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Inputs.file;

import java.util.List;

/// Pictures of giant sizes, and pictures that hold something else that is giant.
final class PictureBombs {
  private static final long GIANT = 0x7fff_ffffL;

  private PictureBombs() {}

  static List<Bomb> all() {
    return List.of(
        new Bomb("png of 2^31 by 2^31", () -> file("a.png", "image/png", png())),
        new Bomb("gif of 65,535 by 65,535", () -> file("a.gif", "image/gif", gif())),
        new Bomb("jpeg of 65,535 by 65,535", () -> file("a.jpg", "image/jpeg", jpeg())),
        new Bomb("tiff whose directories go round", () -> file("a.tif", "image/tiff", tiff())),
        new Bomb("bmp of 2^31 by 2^31", () -> file("a.bmp", "image/bmp", bmp())),
        new Bomb(
            "svg of 20,000 groups that use each other",
            () -> file("a.svg", "image/svg+xml", squares())));
  }

  private static byte[] png() {
    byte[] size = new Bytes().text("IHDR").b4(GIANT).b4(GIANT).hex("1006000000").done();
    byte[] text = new Bytes().text("zTXtnote\0\0").hex("789c").add(ZipBytes.zeros(32)).done();
    return new Bytes()
        .hex("89504e470d0a1a0a")
        .b4(13)
        .add(size)
        .b4(ZipBytes.crc(size))
        .b4(text.length - 4)
        .add(text)
        .b4(ZipBytes.crc(text))
        .b4(GIANT)
        .text("IDAT")
        .done();
  }

  private static byte[] gif() {
    Bytes gif = new Bytes().text("GIF89a").u2(65_535).u2(65_535).hex("f70000").zeros(768);
    for (int i = 0; i < 20_000; i++) {
      gif.hex("2c").u2(0).u2(0).u2(65_535).u2(65_535).hex("00 08 ff").zeros(1);
    }
    return gif.done();
  }

  private static byte[] jpeg() {
    return new Bytes()
        .hex("ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000")
        .hex("ffc0 0011 08 ffff ffff 03 011100 021101 031101")
        .add(Bytes.repeat("\u00ff\u00e1\0\u0002", 100_000))
        .done();
  }

  /// TIFF 6.0 §2: a directory that comes after itself, with 65,535 fields of 2^31 values.
  private static byte[] tiff() {
    Bytes tiff = new Bytes().text("II*\0").u4(8).u2(5_000);
    for (int i = 0; i < 5_000; i++) {
      tiff.u2(256 + i).u2(4).u4(GIANT).u4(8);
    }
    return tiff.u4(8).done();
  }

  private static byte[] bmp() {
    return new Bytes()
        .text("BM")
        .u4(GIANT)
        .u4(0)
        .u4(54)
        .u4(40)
        .u4(GIANT)
        .u4(GIANT)
        .u2(1)
        .u2(32)
        .zeros(24)
        .done();
  }

  private static byte[] squares() {
    return new Bytes()
        .text("<svg xmlns='http://www.w3.org/2000/svg'><defs><g id='a0'><rect/></g>")
        .add(Bytes.repeat("<g id='b'><use href='#a0'/><use href='#b'/></g>", 20_000))
        .text("</defs></svg>")
        .done();
  }
}
