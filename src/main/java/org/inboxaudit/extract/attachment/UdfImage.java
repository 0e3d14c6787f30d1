package org.inboxaudit.extract.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.Gap;

/// Looks into images of the Universal Disk Format (ECMA-167, UDF 1.02 to 2.01) with one plain
/// partition, as discs and their imitations have. What lies elsewhere is unreadable.
final class UdfImage {
  private static final int SECTOR = 2048;
  private static final int ANCHOR = 256;
  private static final int DESCRIPTORS = 64;
  private static final int PARTITION = 5;
  private static final int LOGICAL_VOLUME = 6;
  private static final int FILE_SET = 256;
  private static final int NAME = 257;
  private static final int FILE_ENTRY = 261;
  private static final int EXTENDED_FILE_ENTRY = 266;
  private static final int FOLDER = 4;
  private static final int DELETED_OR_PARENT = 0x0c;
  private static final int DEPTH = 20;
  private static final int EXTENTS = 1000;
  private static final int LARGEST_FOLDER = 1 << 20;

  private final Examined file;
  private final Inspection inspection;
  private final byte[] bytes;
  private long partition = -1;
  private long fileSet = -1;
  private int entriesLeft = 3000;

  private UdfImage(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
    this.bytes = file.bytes;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    UdfImage image = new UdfImage(file, inspection);
    image.volume();
    if (image.partition < 0 || image.fileSet < 0) {
      inspection.unreadable(Gap.UNKNOWN);
      return;
    }
    int set = image.block(image.fileSet);
    if (image.tag(set) != FILE_SET) {
      inspection.unreadable(Gap.UNKNOWN);
      return;
    }
    image.entry("", Octets.little32(image.bytes, set + 404), 0);
  }

  private void volume() {
    int anchor = ANCHOR * SECTOR;
    long sequence = Octets.little32(bytes, anchor + 20);
    for (long i = sequence; i < sequence + DESCRIPTORS; i++) {
      int at = Octets.place(bytes, i * SECTOR);
      if (at + SECTOR > bytes.length) {
        return;
      }
      if (tag(at) == PARTITION) {
        partition = Octets.little32(bytes, at + 188);
      } else if (tag(at) == LOGICAL_VOLUME && Octets.little32(bytes, at + 212) == SECTOR) {
        fileSet = Octets.little32(bytes, at + 252);
      }
    }
  }

  private int tag(int at) {
    return Octets.little16(bytes, at);
  }

  private int block(long number) {
    return Octets.place(bytes, (partition + number) * SECTOR);
  }

  /// Reads a file or a folder by its information control block.
  private boolean entry(String name, long block, int depth) throws IOException {
    if (depth > DEPTH || --entriesLeft < 0) {
      return tooLarge();
    }
    int at = block(block);
    int head = tag(at) == FILE_ENTRY ? 176 : tag(at) == EXTENDED_FILE_ENTRY ? 216 : -1;
    if (head < 0) {
      inspection.unreadable(1);
      return true;
    }
    long size = Octets.little64(bytes, at + 56);
    boolean isFolder = bytes[at + 27] == FOLDER;
    byte[] content = content(at, head, isFolder ? Math.min(size, LARGEST_FOLDER) : size);
    if (isFolder) {
      return size > LARGEST_FOLDER ? tooLarge() : folder(content, depth);
    }
    return content.length == size
        ? inspection.entry(file, name, inspection.stretch(content, 0, size), size)
        : inspection.named(file, name, size);
  }

  private boolean tooLarge() {
    inspection.beyondLimit(Gap.UNKNOWN);
    return false;
  }

  private byte[] content(int at, int head, long size) {
    long attributes = Octets.little32(bytes, at + head - 8);
    int length = (int) Octets.little32(bytes, at + head - 4);
    int extents = Octets.place(bytes, at + head + attributes);
    int kind = bytes[at + 34] & 7;
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (kind == 3) { // it lies in the entry itself
      int end = Octets.place(bytes, extents + Math.max(length, 0L));
      content.write(bytes, extents, (int) Math.min(end - extents, Math.max(size, 0)));
      return content.toByteArray();
    }
    int step = kind == 0 ? 8 : 16;
    for (int i = 0; i + step <= length && i / step < EXTENTS; i += step) {
      long extent = Octets.little32(bytes, extents + i);
      long left = Math.min(extent & 0x3fffffff, size - content.size());
      int from = block(Octets.little32(bytes, extents + i + 4));
      // A file is never longer than the image, however often it names the same stretch.
      if (extent >>> 30 != 0 || left <= 0 || content.size() + left > bytes.length) {
        break;
      }
      Octets.place(bytes, from + left);
      content.write(bytes, from, (int) left);
    }
    return content.toByteArray();
  }

  private boolean folder(byte[] names, int depth) throws IOException {
    int at = 0;
    while (at + 38 <= names.length && Octets.little16(names, at) == NAME) {
      int marks = names[at + 18] & 0xff;
      int length = names[at + 19] & 0xff;
      int begin = at + 38 + Octets.little16(names, at + 36);
      Octets.place(names, (long) begin + length);
      if ((marks & DELETED_OR_PARENT) == 0
          && !entry(name(names, begin, length), Octets.little32(names, at + 24), depth + 1)) {
        return false;
      }
      at = (begin + length + 3) / 4 * 4;
    }
    return true;
  }

  /// OSTA compressed Unicode: the first octet says how many bits a character has.
  private static String name(byte[] names, int begin, int length) {
    return length < 1
        ? ""
        : new String(
            names,
            begin + 1,
            length - 1,
            names[begin] == 16 ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
  }
}
