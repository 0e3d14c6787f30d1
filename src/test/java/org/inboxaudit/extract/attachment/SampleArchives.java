package org.inboxaudit.extract.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/// Archives of formats that nothing on board writes, each with one file, stored unless it says so.
final class SampleArchives {
  private static final int LOCKED = 4;

  private SampleArchives() {}

  static byte[] rar4(String name, byte[] content, boolean locked) {
    return new Layout()
        .hex("526172211a0700 0000 73 0000 0d00 000000000000")
        .hex("0000 74")
        .little16(0x8000 | (locked ? LOCKED : 0))
        .little16(32 + name.length())
        .little32(content.length)
        .little32(content.length)
        .hex("00 00000000 00000000 14 30")
        .little16(name.length())
        .hex("20000000")
        .text(name)
        .bytes(content)
        .hex("0000 7b 0040 0700")
        .done();
  }

  /// With headers that are locked too, so that not even names can be read.
  static byte[] rar4WithLockedHeaders() {
    return new Layout().hex("526172211a0700 0000 73 8000 0d00 000000000000").zeros(64).done();
  }

  static byte[] rar5(String name, byte[] content, boolean locked) {
    byte[] file =
        new Layout()
            .octet(2)
            .octet(locked ? 3 : 2)
            .hex(locked ? "02" : "")
            .variable(content.length)
            .octet(0)
            .variable(content.length)
            .hex("00 00 00")
            .octet(name.length())
            .text(name)
            .hex(locked ? "0101" : "")
            .done();
    return new Layout()
        .hex("526172211a070100")
        .hex("00000000 03 01 00 00")
        .zeros(4)
        .octet(file.length)
        .bytes(file)
        .bytes(content)
        .hex("00000000 03 05 00 00")
        .done();
  }

  static byte[] rar5WithLockedHeaders() {
    return new Layout().hex("526172211a070100 00000000 04 04 00 00 00").zeros(64).done();
  }

  static byte[] lha(String name, byte[] content) {
    return new Layout()
        .octet(22 + name.length())
        .octet(0)
        .text("-lh0-")
        .little32(content.length)
        .little32(content.length)
        .hex("00000000 20 00")
        .octet(name.length())
        .text(name)
        .hex("0000")
        .bytes(content)
        .octet(0)
        .done();
  }

  /// Two files in two blocks of one compressed folder, the second of which points into the first.
  static byte[] cabinet(String first, byte[] one, String second, byte[] other) {
    byte[] all = new Layout().bytes(one).bytes(other).done();
    int half = one.length / 2;
    byte[] left = Arrays.copyOf(all, half);
    byte[] right = Arrays.copyOfRange(all, half, all.length);
    int names = first.length() + second.length() + 2 + 32;
    return new Layout()
        .text("MSCF")
        .zeros(12)
        .little32(44)
        .zeros(4)
        .hex("0301")
        .little16(1)
        .little16(2)
        .zeros(6)
        .little32(44 + names)
        .little16(2)
        .little16(1)
        .bytes(cabinetEntry(first, one.length, 0))
        .bytes(cabinetEntry(second, other.length, one.length))
        .bytes(cabinetBlock(left, new byte[0]))
        .bytes(cabinetBlock(right, left))
        .done();
  }

  private static byte[] cabinetEntry(String name, int size, int offset) {
    return new Layout().little32(size).little32(offset).zeros(8).text(name).octet(0).done();
  }

  private static byte[] cabinetBlock(byte[] content, byte[] before) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    if (before.length > 0) {
      deflater.setDictionary(before);
    }
    deflater.setInput(content);
    deflater.finish();
    byte[] packed = new byte[content.length * 2 + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return new Layout()
        .zeros(4)
        .little16(length + 2)
        .little16(content.length)
        .text("CK")
        .bytes(Arrays.copyOf(packed, length))
        .done();
  }

  static byte[] tnef(String name, byte[] content) {
    byte[] wide = name.getBytes(StandardCharsets.UTF_16LE);
    byte[] properties =
        new Layout()
            .little32(2)
            .hex("0300 0537 01000000") // how it is attached
            .hex("1f00 0737 01000000")
            .little32(wide.length + 2)
            .bytes(wide)
            .zeros(2 + (4 - (wide.length + 2) % 4) % 4)
            .done();
    return new Layout()
        .hex("789f3e22 0100")
        .bytes(tnefAttribute("02900600", new byte[14]))
        .bytes(tnefAttribute("10800100", "SHORT~1.EXE\0".getBytes(StandardCharsets.US_ASCII)))
        .bytes(tnefAttribute("0f800600", content))
        .bytes(tnefAttribute("05900600", properties))
        .done();
  }

  private static byte[] tnefAttribute(String number, byte[] value) {
    return new Layout().octet(2).hex(number).little32(value.length).bytes(value).zeros(2).done();
  }

  static byte[] oneNote(byte[] content) {
    return new Layout()
        .hex("e4525c7b8cd8a74daeb15378d02996d3")
        .to(1024)
        .hex("e716e3bd65261145a4c48d4d0b7a9eac")
        .little64(content.length)
        .zeros(12)
        .bytes(content)
        .zeros(64)
        .done();
  }

  /// A shortcut that starts a program with arguments.
  static byte[] shortcut(String program, String arguments) {
    return new Layout()
        .hex("4c000000 0114020000000000c000000000000046")
        .little32(0x08 | 0x20 | 0x80)
        .to(76)
        .little16(program.length())
        .wide(program)
        .little16(arguments.length())
        .wide(arguments)
        .zeros(4)
        .done();
  }
}
