package org.inboxaudit.extract.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;

/// The content of a file of the lzip format: members one behind the other, each an LZMA stream with
/// fixed properties between a header of six octets and a trailer of twenty.
final class LzipStream extends StretchStream {
  private static final int HEADER = 6;
  private static final int TRAILER = 20;
  private static final byte PROPERTIES = 0x5d;

  private final byte[] bytes;
  private final int largestDictionary;
  private final ByteArrayInputStream file;
  private InputStream member;

  LzipStream(byte[] bytes, int largestDictionary) throws IOException {
    this.bytes = bytes;
    this.largestDictionary = largestDictionary;
    this.file = new ByteArrayInputStream(bytes);
    this.member = member();
  }

  private InputStream member() throws IOException {
    int at = bytes.length - file.available();
    if (!Signatures.isAt(bytes, at, "LZIP\1") || file.skip(HEADER) < HEADER) {
      return InputStream.nullInputStream(); // what else follows is not for us
    }
    int base = 1 << (bytes[at + 5] & 0x1f);
    int dictionary = base - base / 16 * ((bytes[at + 5] >> 5) & 7);
    if (dictionary < 4096 || dictionary > largestDictionary) {
      throw new MalformedFile("not a size of a dictionary");
    }
    return new LZMAInputStream(file, -1, PROPERTIES, dictionary);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = member.read(buffer, offset, length);
    while (read < 0 && file.skip(TRAILER) == TRAILER && file.available() > HEADER) {
      member = member();
      read = member.read(buffer, offset, length);
      if (read < 0 && !(member instanceof LZMAInputStream)) {
        return -1;
      }
    }
    return read;
  }
}
