package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;

/// Reads the headers of RAR archives from version 5 on. Their numbers are of variable length: seven
/// bits in each octet, the eighth says that another follows.
final class Rar5Archive {
  private static final int SIGNATURE = 8;
  private static final int FILE = 2;
  private static final int LOCK = 4;
  private static final int END = 5;
  private static final int EXTRA = 1;
  private static final int DATA = 2;
  private static final int SPLIT = 0x18;
  private static final int DIRECTORY = 1;
  private static final int TIME = 2;
  private static final int CHECKSUM = 4;
  private static final int RECORD_LOCK = 1;

  private final Examined file;
  private final Inspection inspection;
  private final byte[] bytes;
  private int at;

  private Rar5Archive(Examined file, Inspection inspection) {
    this.file = file;
    this.inspection = inspection;
    this.bytes = file.bytes;
  }

  static void read(Examined file, Inspection inspection) throws IOException {
    new Rar5Archive(file, inspection).blocks();
  }

  private void blocks() throws IOException {
    long next = SIGNATURE;
    while (next < bytes.length) {
      at = Octets.place(bytes, next + 4); // behind the checksum
      long size = number();
      int begin = at;
      long end = begin + size;
      long type = number();
      long flags = number();
      long extra = (flags & EXTRA) != 0 ? number() : 0;
      long data = (flags & DATA) != 0 ? number() : 0;
      Octets.place(bytes, end);
      if (size == 0 || data < 0 || extra < 0 || extra > size) {
        throw new MalformedFile("no block");
      }
      if (type == LOCK) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
        inspection.unreadable(Gap.UNKNOWN);
        return;
      }
      if (type == END) {
        return;
      }
      if (type == FILE && !entry((int) end, flags, extra, data)) {
        return;
      }
      next = Math.addExact(end, data);
    }
    if (next > bytes.length) {
      throw new IndexOutOfBoundsException("behind the end");
    }
  }

  private boolean entry(int end, long flags, long extra, long data) throws IOException {
    long kind = number();
    long size = number();
    number(); // attributes
    at += ((kind & TIME) != 0 ? 4 : 0) + ((kind & CHECKSUM) != 0 ? 4 : 0);
    long method = (number() >> 7) & 7;
    number(); // the system it comes from
    long nameLength = number();
    if (nameLength < 0 || nameLength > end - at) {
      throw new MalformedFile("a name behind the end");
    }
    String name = new String(bytes, at, (int) nameLength, StandardCharsets.UTF_8);
    EntryNames.judge(name, file);
    boolean locked = isLocked(end - (int) extra, end);
    if (locked) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
    }
    if ((kind & DIRECTORY) != 0) {
      return true;
    }
    if (locked || method != 0 || (flags & SPLIT) != 0) {
      return inspection.named(file, name, size);
    }
    return inspection.entry(file, name, inspection.stretch(bytes, end, data), data);
  }

  private boolean isLocked(int from, int end) throws IOException {
    at = from;
    while (at < end) {
      long size = number();
      int record = at;
      if (number() == RECORD_LOCK) {
        return true;
      }
      if (size <= 0 || size > end - record) {
        return false;
      }
      at = record + (int) size;
    }
    return false;
  }

  private long number() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int octet = bytes[at++];
      number |= (long) (octet & 0x7f) << shift;
      if (octet >= 0) {
        return number;
      }
    }
    throw new MalformedFile("a number without an end");
  }
}
