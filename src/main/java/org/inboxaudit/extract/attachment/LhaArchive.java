package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Looks into LHA archives as far as their headers go, of all four levels. A file that was stored
/// is looked at; what was compressed is told by its name.
final class LhaArchive {
  private static final int HEADER = 22;
  private static final int NAME_EXTENSION = 1;
  private static final int FOLDER_EXTENSION = 2;
  private static final Charset NAMES = StandardCharsets.ISO_8859_1;

  private LhaArchive() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    long next = 0;
    boolean more = true;
    while (more && next < bytes.length && bytes[(int) next] != 0) {
      int at = (int) next;
      if (bytes.length - at < HEADER || bytes[at + 2] != '-' || bytes[at + 6] != '-') {
        throw new MalformedFile("no header");
      }
      Header header = header(bytes, at);
      if (header.packed < 0 || header.data <= at) {
        throw new MalformedFile("no length");
      }
      String method = new String(bytes, at + 2, 5, StandardCharsets.US_ASCII);
      EntryNames.judge(header.name, file);
      boolean stored = method.equals("-lh0-") || method.equals("-lz4-");
      if (!method.equals("-lhd-")) {
        more =
            stored
                ? inspection.entry(
                    file,
                    header.name,
                    inspection.stretch(bytes, header.data, header.packed),
                    header.packed)
                : inspection.named(file, header.name, Octets.little32(bytes, at + 11));
      }
      next = header.data + header.packed;
    }
    if (next > bytes.length) {
      throw new IndexOutOfBoundsException("behind the end");
    }
  }

  private record Header(String name, long data, long packed) {}

  private static Header header(byte[] bytes, int at) throws IOException {
    long packed = Octets.little32(bytes, at + 7);
    int level = bytes[at + 20];
    if (level < 2) {
      int length = bytes[at + 21] & 0xff;
      Octets.place(bytes, (long) at + HEADER + length);
      String name = new String(bytes, at + HEADER, length, NAMES);
      long data = at + 2L + (bytes[at] & 0xff);
      if (level == 0) {
        return new Header(folders(name), data, packed);
      }
      Header extended = extensions(bytes, (int) data - 2, 2, name);
      return new Header(extended.name, extended.data, packed - (extended.data - data));
    }
    Header extended = extensions(bytes, at + (level == 2 ? 24 : 28), level == 2 ? 2 : 4, "");
    long size = level == 2 ? Octets.little16(bytes, at) : Octets.little32(bytes, at + 24);
    return new Header(extended.name, at + size, packed);
  }

  /// Extensions are chained: each ends with the size of the next.
  private static Header extensions(byte[] bytes, int from, int sizeOctets, String plainName)
      throws IOException {
    String name = plainName;
    String folder = "";
    long at = from;
    for (long size = size(bytes, at, sizeOctets); size > sizeOctets; ) {
      int extension = Octets.place(bytes, at + sizeOctets);
      int length = (int) Math.min(size - 1 - sizeOctets, bytes.length - extension - 1);
      if (length < 0) {
        throw new MalformedFile("no extension");
      }
      if (bytes[extension] == NAME_EXTENSION) {
        name = new String(bytes, extension + 1, length, NAMES);
      } else if (bytes[extension] == FOLDER_EXTENSION) {
        folder = new String(bytes, extension + 1, length, NAMES);
      }
      at += size;
      size = size(bytes, at, sizeOctets);
    }
    return new Header(folders(folder + name), at + sizeOctets, 0);
  }

  private static long size(byte[] bytes, long at, int octets) {
    int place = Octets.place(bytes, at);
    return octets == 2 ? Octets.little16(bytes, place) : Octets.little32(bytes, place);
  }

  private static String folders(String name) {
    int zero = name.indexOf('\0');
    return (zero < 0 ? name : name.substring(0, zero)).replace('\u00ff', '/');
  }
}
