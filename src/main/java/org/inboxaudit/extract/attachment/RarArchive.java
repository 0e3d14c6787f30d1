package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.evidence.Gap;

/// Looks into RAR archives as far as their headers go: names, sizes, locks. A file that was stored
/// is looked at; what was compressed is told by its name, for no free library expands it.
///
/// The versions before 5 are read here, the later ones by [Rar5Archive].
final class RarArchive {
  private static final int SIGNATURE = 7;
  private static final int MAIN = 0x73;
  private static final int FILE = 0x74;
  private static final int END = 0x7b;
  private static final int LOCKED_HEADERS = 0x0080;
  private static final int LOCKED = 0x0004;
  private static final int SPLIT = 0x0003;
  private static final int LARGE = 0x0100;
  private static final int WIDE_NAME = 0x0200;
  private static final int DIRECTORY = 0x00e0;
  private static final int HAS_DATA = 0x8000;
  private static final int FILE_HEADER = 32;
  private static final int STORED = 0x30;

  private RarArchive() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    if (file.bytes.length > SIGNATURE && file.bytes[SIGNATURE - 1] == 1) {
      Rar5Archive.read(file, inspection);
      return;
    }
    byte[] bytes = file.bytes;
    long at = SIGNATURE;
    while (at < bytes.length) {
      int block = Octets.place(bytes, at);
      int type = bytes[block + 2] & 0xff;
      int flags = Octets.little16(bytes, block + 3);
      int size = Octets.little16(bytes, block + 5);
      if (type == END) {
        return;
      }
      if (type == MAIN && (flags & LOCKED_HEADERS) != 0) {
        file.traits.add(AttachmentTrait.ENCRYPTED);
        inspection.unreadable(Gap.UNKNOWN);
        return;
      }
      if (size < SIGNATURE || type < 0x72 || type > END) {
        throw new MalformedFile("no block");
      }
      boolean data = type == FILE || (flags & HAS_DATA) != 0;
      long packed = data ? Octets.little32(bytes, block + 7) : 0;
      if (type == FILE && (flags & LARGE) != 0) {
        packed |= Octets.little32(bytes, block + FILE_HEADER) << 32;
      }
      if (packed < 0) {
        throw new MalformedFile("a length that does not fit");
      }
      if (type == FILE && !entry(file, block, flags, at + size, packed, inspection)) {
        return;
      }
      at += size + packed;
    }
    if (at > bytes.length) {
      throw new IndexOutOfBoundsException("behind the end");
    }
  }

  private static boolean entry(
      Examined file, int block, int flags, long data, long packed, Inspection inspection)
      throws IOException {
    if ((flags & DIRECTORY) == DIRECTORY) {
      return true;
    }
    byte[] bytes = file.bytes;
    int nameAt = block + FILE_HEADER + ((flags & LARGE) != 0 ? 8 : 0);
    int nameLength = Octets.little16(bytes, block + 26);
    Octets.place(bytes, (long) nameAt + nameLength);
    String name = name(bytes, nameAt, nameLength, (flags & WIDE_NAME) != 0);
    EntryNames.judge(name, file);
    boolean locked = (flags & LOCKED) != 0;
    if (locked) {
      file.traits.add(AttachmentTrait.ENCRYPTED);
    }
    if (locked || (flags & SPLIT) != 0 || (bytes[block + 25] & 0xff) != STORED) {
      return inspection.named(file, name, Octets.little32(bytes, block + 11));
    }
    return inspection.entry(file, name, inspection.stretch(bytes, data, packed), packed);
  }

  /// The name, or, where the archive keeps a second one in its own form of Unicode behind a zero
  /// octet, that: two bits for each character say how it is written.
  private static String name(byte[] bytes, int at, int length, boolean wide) {
    int zero = at;
    while (zero < at + length && bytes[zero] != 0) {
      zero++;
    }
    if (!wide || zero >= at + length - 1) {
      return new String(bytes, at, zero - at, StandardCharsets.UTF_8);
    }
    int end = at + length;
    int in = zero + 1;
    int high = bytes[in++] & 0xff;
    StringBuilder name = new StringBuilder();
    int flags = 0;
    int bits = 0;
    while (in < end) {
      if (bits == 0) {
        flags = bytes[in++] & 0xff;
        bits = 8;
      }
      bits -= 2;
      int kind = (flags >> bits) & 3;
      int needed = kind == 2 ? 2 : 1;
      if (in + needed > end) {
        break;
      }
      int low = bytes[in++] & 0xff;
      switch (kind) {
        case 0 -> name.append((char) low);
        case 1 -> name.append((char) ((high << 8) | low));
        case 2 -> name.append((char) (((bytes[in++] & 0xff) << 8) | low));
        default -> {
          int shift = (low & 0x80) != 0 && in < end ? bytes[in++] & 0xff : -1;
          for (int n = (low & 0x7f) + 2; n > 0 && at + name.length() < zero; n--) {
            int plain = bytes[at + name.length()] & 0xff;
            name.append((char) (shift < 0 ? plain : (high << 8) | ((plain + shift) & 0xff)));
          }
        }
      }
    }
    return name.toString();
  }
}
