package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into ACE archives: the names of the files, and those that are stored as they are.
///
/// An archive is a row of blocks: a checksum, a length, a kind, flags, and perhaps the size of what
/// follows the block.
final class AceArchive {
  private static final int BEFORE_KIND = 4;
  private static final int FILE = 1;
  private static final int HAS_DATA = 0x0001;
  private static final int LOCKED = 0x4000;

  /// Continues in another volume, or comes from one.
  private static final int SPLIT = 0x3000;

  /// Within the block of a file, counted from its kind.
  private static final int PACKED = 3;

  private static final int ORIGINAL = 7;
  private static final int ATTRIBUTES = 15;
  private static final int METHOD = 23;
  private static final int NAME = 29;
  private static final int DIRECTORY = 0x10;

  private AceArchive() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    boolean more = true;
    long next = 0;
    while (more && next < bytes.length) {
      int at = (int) next;
      int length = Octets.little16(bytes, at + 2);
      if (length < 3) {
        throw new MalformedFile("no block");
      }
      int block = at + BEFORE_KIND;
      int flags = Octets.little16(bytes, block + 1);
      long data = (long) block + length;
      long packed = (flags & HAS_DATA) != 0 ? Octets.little32(bytes, block + PACKED) : 0;
      if (bytes[block] == FILE && (bytes[block + ATTRIBUTES] & DIRECTORY) == 0) {
        more = entry(file, block, flags, data, packed, inspection);
      }
      next = data + packed;
    }
    if (next > bytes.length) {
      throw new IndexOutOfBoundsException("behind the end");
    }
  }

  private static boolean entry(
      Examined file, int block, int flags, long data, long packed, Inspection inspection)
      throws IOException {
    byte[] bytes = file.bytes;
    int length = Octets.little16(bytes, block + NAME);
    Octets.place(bytes, (long) block + NAME + 2 + length);
    String name = new String(bytes, block + NAME + 2, length, StandardCharsets.ISO_8859_1);
    EntryNames.judge(name, file);
    if ((flags & LOCKED) != 0) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
    }
    boolean stored = bytes[block + METHOD] == 0 && (flags & (LOCKED | SPLIT)) == 0;
    return stored
        ? inspection.entry(file, name, inspection.stretch(bytes, data, packed), packed)
        : inspection.named(file, name, Octets.little32(bytes, block + ORIGINAL));
  }
}
