package org.inboxaudit.extract.hostile;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A ZIP file whose every number can be a lie (APPNOTE 6.3.10 §4.3).
final class ZipBytes {
  private final Bytes out = new Bytes();
  private final Bytes directory = new Bytes();
  private int entries;

  /// What an entry says of itself.
  record Said(String name, int method, long packed, long size, long crc) {}

  static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    Bytes bytes = new Bytes();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      bytes.add(java.util.Arrays.copyOf(buffer, deflater.deflate(buffer)));
    }
    deflater.end();
    return bytes.done();
  }

  /// Zeros, deflated: a thousandth of their size.
  static byte[] zeros(int megabytes) {
    return deflated(new byte[megabytes << 20]);
  }

  static long crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return crc.getValue();
  }

  /// An archive with one deflated file.
  static byte[] of(String name, byte[] content) {
    byte[] packed = deflated(content);
    return new ZipBytes()
        .entry(new Said(name, 8, packed.length, content.length, crc(content)), packed)
        .done();
  }

  ZipBytes entry(Said said, byte[] packed) {
    int at = out.size();
    local(said);
    out.add(packed);
    return pointTo(said, at);
  }

  private void local(Said said) {
    out.u4(0x04034b50).u2(20).u2(0).u2(said.method()).u4(0).u4(said.crc());
    out.u4(said.packed()).u4(said.size()).u2(said.name().length()).u2(0).text(said.name());
  }

  /// Another name in the directory for what lies at `offset`.
  ZipBytes pointTo(Said said, long offset) {
    directory.u4(0x02014b50).u2(20).u2(20).u2(0).u2(said.method()).u4(0).u4(said.crc());
    directory.u4(said.packed()).u4(said.size()).u2(said.name().length());
    directory.u2(0).u2(0).u2(0).u2(0).u4(0).u4(offset).text(said.name());
    entries++;
    return this;
  }

  byte[] done() {
    return done(entries);
  }

  byte[] done(int count) {
    int at = out.size();
    out.add(directory.done());
    out.u4(0x06054b50).u2(0).u2(0).u2(count).u2(count).u4(directory.size()).u4(at).u2(0);
    return out.done();
  }
}
