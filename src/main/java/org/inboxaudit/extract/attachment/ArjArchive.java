package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into ARJ archives: the names of the files, and those that are stored as they are.
///
/// Each file has a header: a mark, a length, fields of which the first states how many there are,
/// the name, a checksum, and further headers of which nothing is needed.
final class ArjArchive {
  private static final int MARK = 0xea60;
  private static final int FIELDS = 30;
  private static final int LONGEST_HEADER = 2600;
  private static final int CHECKSUM = 4;

  /// Flag "garbled": locked with a password.
  private static final int LOCKED = 0x01;

  private static final int COMMENT = 2;
  private static final int DIRECTORY = 3;

  private ArjArchive() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    boolean more = true;
    long next = 0;
    while (more) {
      int at = Octets.place(bytes, next);
      if (Octets.little16(bytes, at) != MARK) {
        throw new MalformedFile("no header");
      }
      int length = Octets.little16(bytes, at + 2);
      if (length == 0) {
        return;
      }
      if (length < FIELDS || length > LONGEST_HEADER) {
        throw new MalformedFile("no length");
      }
      int fields = at + 4;
      boolean entry = bytes[fields + 6] != COMMENT;
      long data = behindFurtherHeaders(bytes, (long) fields + length + CHECKSUM);
      long packed = entry ? Octets.little32(bytes, fields + 12) : 0;
      if ((bytes[fields + 4] & LOCKED) != 0) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
      }
      if (entry && bytes[fields + 6] != DIRECTORY) {
        more = entry(file, fields, data, packed, inspection);
      }
      next = data + packed;
    }
  }

  private static boolean entry(
      Examined file, int fields, long data, long packed, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    int name = fields + (bytes[fields] & 0xff);
    String path =
        Octets.text(bytes, Octets.place(bytes, name), LONGEST_HEADER, StandardCharsets.ISO_8859_1);
    EntryNames.judge(path, file);
    boolean stored = bytes[fields + 5] == 0 && (bytes[fields + 4] & LOCKED) == 0;
    return stored
        ? inspection.entry(file, path, inspection.stretch(bytes, data, packed), packed)
        : inspection.named(file, path, Octets.little32(bytes, fields + 16));
  }

  /// Each is a length, what it says, and a checksum; a length of nothing ends them.
  private static long behindFurtherHeaders(byte[] bytes, long from) {
    long at = from;
    int length = Octets.little16(bytes, Octets.place(bytes, at));
    while (length > 0) {
      at += 2L + length + CHECKSUM;
      length = Octets.little16(bytes, Octets.place(bytes, at));
    }
    return at + 2;
  }
}
