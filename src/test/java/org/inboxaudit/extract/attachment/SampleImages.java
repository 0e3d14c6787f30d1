package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;

/// Images of discs and disks with one file each.
final class SampleImages {
  private static final int SECTOR = 2048;

  private SampleImages() {}

  /// @param wide whether the names are those of Joliet
  static byte[] iso(String name, byte[] content, boolean wide) {
    byte[] named = name.getBytes(wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    Layout image = new Layout().to(16 * SECTOR);
    image.bytes(volume(1, "", 19));
    if (wide) {
      image.bytes(volume(2, "%/E", 20));
    }
    return image
        .hex("ff")
        .text("CD001")
        .to(20 * SECTOR - (wide ? 0 : SECTOR))
        .bytes(record(20, SECTOR, 2, new byte[] {0}))
        .bytes(record(20, SECTOR, 2, new byte[] {1}))
        .bytes(record(21, content.length, 0, named))
        .to(21 * SECTOR)
        .bytes(content)
        .to(22 * SECTOR)
        .done();
  }

  private static byte[] volume(int kind, String escape, int root) {
    return new Layout()
        .octet(kind)
        .text("CD001")
        .to(88)
        .text(escape)
        .to(156)
        .bytes(record(root, SECTOR, 2, new byte[] {0}))
        .to(SECTOR)
        .done();
  }

  private static byte[] record(int sector, int size, int flags, byte[] name) {
    int length = (33 + name.length + 1) / 2 * 2;
    return new Layout()
        .octet(length)
        .octet(0)
        .little32(sector)
        .zeros(4)
        .little32(size)
        .zeros(11)
        .octet(flags)
        .zeros(6)
        .octet(name.length)
        .bytes(name)
        .to(length)
        .done();
  }

  /// An image of the Universal Disk Format alone.
  static byte[] udf(String name, byte[] content) {
    int partition = 270;
    byte[] identifier =
        new Layout()
            .little16(257)
            .to(19)
            .octet(name.length() + 1)
            .little32(SECTOR)
            .little32(2)
            .to(38)
            .octet(8)
            .text(name)
            .zeros(4)
            .done();
    return new Layout()
        .to(16 * SECTOR)
        .octet(0)
        .text("BEA01")
        .to(17 * SECTOR)
        .octet(0)
        .text("NSR02")
        .to(256 * SECTOR)
        .little16(2)
        .to(256 * SECTOR + 20)
        .little32(257)
        .to(257 * SECTOR)
        .little16(5)
        .to(257 * SECTOR + 188)
        .little32(partition)
        .to(258 * SECTOR)
        .little16(6)
        .to(258 * SECTOR + 212)
        .little32(SECTOR)
        .to(258 * SECTOR + 252)
        .little32(0)
        .to(partition * SECTOR)
        .little16(256)
        .to(partition * SECTOR + 404)
        .little32(1)
        .to((partition + 1) * SECTOR)
        .bytes(udfEntry(4, 3, identifier.length, identifier))
        .to((partition + 2) * SECTOR)
        .bytes(
            udfEntry(
                5, 0, content.length, new Layout().little32(content.length).little32(3).done()))
        .to((partition + 3) * SECTOR)
        .bytes(content)
        .to((partition + 4) * SECTOR)
        .done();
  }

  private static byte[] udfEntry(int kind, int allocation, int size, byte[] allocated) {
    return new Layout()
        .little16(261)
        .to(27)
        .octet(kind)
        .to(34)
        .octet(allocation)
        .to(56)
        .little64(size)
        .to(168)
        .little32(0)
        .little32(allocated.length)
        .bytes(allocated)
        .done();
  }

  /// A FAT12 volume of 64 sectors; the file has a long name and lies in a chain of two clusters.
  static byte[] fat(String name, byte[] content) {
    Layout longName = new Layout().octet(0x41);
    for (int i = 0; i < 13; i++) {
      if (i == 5) {
        longName.hex("0f0000");
      }
      if (i == 11) {
        longName.zeros(2);
      }
      longName.little16(i < name.length() ? name.charAt(i) : i == name.length() ? 0 : 0xffff);
    }
    return new Layout()
        .hex("eb3c90")
        .text("LAYOUT  ")
        .little16(512)
        .octet(1)
        .little16(1)
        .octet(1)
        .little16(16)
        .little16(64)
        .octet(0xf8)
        .little16(1)
        .to(510)
        .hex("55aa")
        .hex("f8ffff 03f0ff") // cluster 2 goes on in 3, which is the last
        .to(2 * 512)
        .bytes(longName.done())
        .text("LONGNA~1EXE")
        .octet(0x20)
        .zeros(14)
        .little16(2)
        .little32(content.length)
        .to(3 * 512)
        .bytes(content)
        .to(64 * 512)
        .done();
  }
}
