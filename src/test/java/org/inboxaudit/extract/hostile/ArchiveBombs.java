package org.inboxaudit.extract.hostile;

import static org.inboxaudit.extract.hostile.Inputs.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.inboxaudit.extract.hostile.ZipBytes.Said;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Archives and compressed files.
final class ArchiveBombs {
  private static final byte[] SMALL = Bytes.ascii("harmless");
  private static final long HUGE = 0xffff_fff0L;

  private ArchiveBombs() {}

  static List<Bomb> all() {
    return List.of(
        new Bomb("zip of zeros", () -> file("a.zip", ZipBytes.of("zeros", new byte[64 << 20]))),
        new Bomb("zip in zip, 16 each, five deep", () -> file("a.zip", tree(5))),
        new Bomb("zip in zip, a hundred deep", () -> file("a.zip", nested(100))),
        new Bomb("zip with 20,000 names for one file", () -> file("a.zip", overlapping(20_000, 2))),
        new Bomb("document with overlapping parts", () -> file("a.docx", overlappingDocument())),
        new Bomb("zip with 100,000 empty files", () -> file("a.zip", manyEntries(100_000))),
        new Bomb("zip that declares four gigabytes", () -> file("a.zip", declared(0))),
        new Bomb("deflated zip that declares four gigabytes", () -> file("a.zip", declared(8))),
        new Bomb("zip directory of 65,535 that holds one", () -> file("a.zip", counted())),
        new Bomb("zip without a directory", () -> file("a.zip", headless())),
        new Bomb("zip of many small bombs", () -> file("a.zip", manyBombs())),
        new Bomb("7z of zeros", () -> file("a.7z", sevenZip(64))),
        new Bomb("7z with a header of two exabytes", () -> file("a.7z", sevenZipHeader())),
        new Bomb("gzip of zeros", () -> file("a.gz", gzip(new byte[64 << 20]))),
        new Bomb("gzip in gzip, fifty deep", () -> file("a.gz", gzips(50))),
        new Bomb("gzip of 100,000 members", () -> file("a.gz", gzipMembers(100_000))),
        new Bomb("bzip2 of zeros", () -> file("a.bz2", bzip2(64))),
        new Bomb("xz of zeros", () -> file("a.xz", xz(64))),
        new Bomb("xz that wants a dictionary of four gigabytes", () -> file("a.xz", xzHeader())),
        new Bomb("lzma that wants four gigabytes", () -> file("a.lzma", lzma())),
        new Bomb("compress with endless codes", () -> file("a.Z", lzw())),
        new Bomb("tar of zeros in gzip", () -> file("a.tgz", gzip(tar("0", 64 << 20)))),
        new Bomb(
            "tar with a size of eight gigabytes", () -> file("a.tar", tarHeader('0', 8L << 30))),
        new Bomb("sparse tar", () -> file("a.tar", tarHeader('S', 8L << 30))),
        new Bomb(
            "tar with a long name of a gigabyte", () -> file("a.tar", tarHeader('L', 1L << 30))),
        new Bomb("tar with a long name of zeros", () -> file("a.tgz", gzip(tar("L", 64 << 20)))),
        new Bomb(
            "tar with a pax header of a gigabyte", () -> file("a.tar", tarHeader('x', 1L << 30))),
        new Bomb("tar with a pax header of zeros", () -> file("a.tgz", gzip(tar("x", 64 << 20)))),
        new Bomb("tar of 20,000 files", () -> file("a.tar", tars(20_000))),
        new Bomb("rar with a giant header", () -> file("a.rar", rar())),
        new Bomb("cabinet of 65,535 folders and files", () -> file("a.cab", cabinet())),
        new Bomb("cabinet with files beyond its end", () -> file("a.cab", cabinetBeyond())));
  }

  private static byte[] tree(int depth) {
    byte[] inner = ZipBytes.of("zeros", new byte[4 << 20]);
    for (int i = 0; i < depth; i++) {
      ZipBytes zip = new ZipBytes();
      byte[] packed = ZipBytes.deflated(inner);
      for (int n = 0; n < 16; n++) {
        zip.entry(
            new Said(n + ".zip", 8, packed.length, inner.length, ZipBytes.crc(inner)), packed);
      }
      inner = zip.done();
    }
    return inner;
  }

  private static byte[] nested(int depth) {
    byte[] inner = SMALL;
    for (int i = 0; i < depth; i++) {
      inner = ZipBytes.of("a.zip", inner);
    }
    return inner;
  }

  private static byte[] overlapping(int names, int megabytes) {
    byte[] packed = ZipBytes.zeros(megabytes);
    long size = (long) megabytes << 20;
    ZipBytes zip = new ZipBytes().entry(new Said("0", 8, packed.length, size, 0), packed);
    for (int i = 1; i < names; i++) {
      zip.pointTo(new Said(Integer.toString(i), 8, packed.length, size, 0), 0);
    }
    return zip.done();
  }

  private static byte[] overlappingDocument() {
    byte[] types = ZipBytes.deflated(Bytes.ascii("<Types/>"));
    byte[] packed = ZipBytes.zeros(32);
    ZipBytes zip =
        new ZipBytes().entry(new Said("[Content_Types].xml", 8, types.length, 8, 0), types);
    int at = 30 + "[Content_Types].xml".length() + types.length;
    zip.entry(new Said("word/document.xml", 8, packed.length, 32 << 20, 0), packed);
    for (int i = 0; i < 9_000; i++) {
      String name = i % 2 == 0 ? "word/_rels/" + i + ".rels" : "word/" + i + ".xml";
      zip.pointTo(new Said(name, 8, packed.length, 32 << 20, 0), at);
    }
    return zip.done();
  }

  private static byte[] manyEntries(int count) {
    ZipBytes zip = new ZipBytes();
    for (int i = 0; i < count; i++) {
      zip.entry(new Said(Integer.toHexString(i), 0, 0, 0, 0), new byte[0]);
    }
    return zip.done();
  }

  private static byte[] declared(int method) {
    return new ZipBytes().entry(new Said("a.exe", method, HUGE, HUGE, 0), SMALL).done();
  }

  private static byte[] counted() {
    return new ZipBytes().entry(new Said("a", 0, 8, 8, 0), SMALL).done(65_535);
  }

  private static byte[] headless() {
    byte[] whole = overlapping(1, 48);
    return Arrays.copyOf(whole, whole.length - 30);
  }

  private static byte[] manyBombs() {
    ZipBytes zip = new ZipBytes();
    byte[] packed = ZipBytes.zeros(1);
    for (int i = 0; i < 600; i++) {
      zip.entry(new Said(i + ".bin", 8, packed.length, 1 << 20, 0), packed);
    }
    return zip.done();
  }

  private static byte[] sevenZip(int megabytes) throws IOException {
    try (SeekableInMemoryByteChannel bytes = new SeekableInMemoryByteChannel()) {
      try (SevenZOutputFile archive = new SevenZOutputFile(bytes)) {
        SevenZArchiveEntry entry = new SevenZArchiveEntry();
        entry.setName("zeros");
        archive.putArchiveEntry(entry);
        for (int i = 0; i < megabytes; i++) {
          archive.write(new byte[1 << 20]);
        }
        archive.closeArchiveEntry();
      }
      return Arrays.copyOf(bytes.array(), (int) bytes.size());
    }
  }

  /// The start header of 7zFormat.txt, with an end header that cannot be.
  private static byte[] sevenZipHeader() {
    byte[] start = new Bytes().u8(0).u8(Long.MAX_VALUE >> 2).u4(0).done();
    return new Bytes().hex("377abcaf271c0004").u4(ZipBytes.crc(start)).add(start).done();
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzips(int depth) throws IOException {
    byte[] inner = new byte[4 << 20];
    for (int i = 0; i < depth; i++) {
      inner = gzip(inner);
    }
    return inner;
  }

  private static byte[] gzipMembers(int members) throws IOException {
    byte[] one = gzip(new byte[0]);
    Bytes bytes = new Bytes();
    for (int i = 0; i < members; i++) {
      bytes.add(one);
    }
    return bytes.done();
  }

  private static byte[] bzip2(int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new BZip2CompressorOutputStream(bytes)) {
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] xz(int megabytes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new XZOutputStream(bytes, new LZMA2Options(0))) {
      for (int i = 0; i < megabytes; i++) {
        out.write(new byte[1 << 20]);
      }
    }
    return bytes.toByteArray();
  }

  /// Block header with a dictionary of 4 GiB - 1 (xz file format 1.2 §5.3.1), checksums right.
  private static byte[] xzHeader() {
    byte[] flags = {0, 1};
    byte[] block = new Bytes().hex("02 00 21 01 28 00 00 00").done();
    return new Bytes()
        .hex("fd377a585a00")
        .add(flags)
        .u4(ZipBytes.crc(flags))
        .add(block)
        .u4(ZipBytes.crc(block))
        .hex("e0ffffff ffff 5d")
        .zeros(64)
        .done();
  }

  private static byte[] lzma() {
    return new Bytes().hex("5d ffffffff ffffffffffffffff 00").zeros(4096).done();
  }

  private static byte[] lzw() {
    byte[] codes = new byte[200_000];
    Arrays.fill(codes, (byte) 0xff);
    return new Bytes().hex("1f9d90").add(codes).done();
  }

  /// A file of zeros of one kind in a tar archive (POSIX ustar).
  private static byte[] tar(String kind, int size) {
    return new Bytes().add(tarHeader(kind.charAt(0), size)).zeros(size).done();
  }

  private static byte[] tars(int count) {
    Bytes bytes = new Bytes();
    for (int i = 0; i < count; i++) {
      bytes.add(tarHeader('0', 0));
    }
    return bytes.done();
  }

  private static byte[] tarHeader(char kind, long size) {
    byte[] header =
        new Bytes()
            .text("a.bin")
            .to(100)
            .text("0000644\0000000000\0000000000\0")
            .text(octal(size))
            .text("00000000000\0        " + kind)
            .to(257)
            .text(kind == 'S' ? "ustar  \0" : "ustar\00000")
            .to(kind == 'S' ? 386 : 512)
            .text(kind == 'S' ? "00000000000\000000000001\0" : "")
            .to(kind == 'S' ? 483 : 512)
            .text(kind == 'S' ? octal(size) : "")
            .to(512)
            .done();
    int sum = 0;
    for (byte octet : header) {
      sum += Byte.toUnsignedInt(octet);
    }
    byte[] checksum = Bytes.ascii("%06o\0 ".formatted(sum));
    System.arraycopy(checksum, 0, header, 148, checksum.length);
    return header;
  }

  private static String octal(long size) {
    return size < 1L << 33 ? "%011o\0".formatted(size) : "77777777777\0";
  }

  private static byte[] rar() {
    return new Bytes().text("Rar!\u001a\7\1\0").hex("00000000 ffffffffff7f 01").zeros(64).done();
  }

  /// CFHEADER (MS-CAB §2.1) and nothing behind it but the smallest folders and files.
  private static byte[] cabinet() {
    return new Bytes()
        .text("MSCF\0\0\0\0")
        .u4(HUGE)
        .u4(0)
        .u4(44)
        .u4(0)
        .hex("0301")
        .u2(65_535)
        .u2(65_535)
        .u4(0)
        .u4(0)
        .zeros(700_000)
        .done();
  }

  private static byte[] cabinetBeyond() {
    Bytes bytes =
        new Bytes().text("MSCF\0\0\0\0").u4(HUGE).u4(0).u4(44).u4(0).hex("0301").u2(1).u2(1000);
    bytes.u4(0).u4(0).u4(52).u2(65_535).u2(1);
    for (int i = 0; i < 1000; i++) {
      bytes.u4(HUGE).u4(HUGE).u2(0).u4(0).u2(32).text("a.exe\0");
    }
    return bytes.done();
  }
}
