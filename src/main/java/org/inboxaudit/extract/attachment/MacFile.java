package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.inboxaudit.evidence.AttachmentTrait;

/// Looks into the wrappings that Macs put around a file to keep its second half: AppleSingle (RFC
/// 1740) and MacBinary. Mail programs of Macs show the file in it under its own name.
final class MacFile {
  private static final int DATA = 1;
  private static final int NAME = 3;
  private static final int ENTRIES = 26;
  private static final int ENTRY = 12;
  private static final int HEADER = 128;
  private static final int LONGEST_NAME = 255;
  private static final int BLOCK = 128;

  private MacFile() {}

  /// Whether a header of MacBinary accounts for the whole file: a name, zeros where it wants them,
  /// and two lengths that add up.
  static boolean isBinary(byte[] bytes) {
    if (bytes.length < 2 * HEADER || bytes[0] != 0 || bytes[74] != 0 || bytes[82] != 0) {
      return false;
    }
    int name = bytes[1] & 0xff;
    if (name == 0 || name > 63 || bytes[2] < ' ') {
      return false;
    }
    long data = blocks(Octets.big32(bytes, 83));
    long resources = blocks(Octets.big32(bytes, 87));
    return data + resources > 0 && HEADER + data + resources == blocks(bytes.length);
  }

  private static long blocks(long length) {
    return (length + BLOCK - 1) / BLOCK * BLOCK;
  }

  static void readBinary(Examined file, Inspection inspection) throws IOException {
    String name = name(file.bytes, 2, file.bytes[1] & 0xff);
    long length = Octets.big32(file.bytes, 83);
    if (length > 0) {
      entry(file, name, HEADER, length, inspection);
    }
  }

  static void readSingle(Examined file, Inspection inspection) throws IOException {
    byte[] bytes = file.bytes;
    String name = file.name;
    long from = 0;
    long length = 0;
    int entries = Math.min(Octets.big16(bytes, 24), ENTRIES);
    for (int i = 0; i < entries; i++) {
      int at = 26 + i * ENTRY;
      long offset = Octets.big32(bytes, at + 4);
      long size = Octets.big32(bytes, at + 8);
      switch ((int) Octets.big32(bytes, at)) {
        case DATA -> {
          from = offset;
          length = size;
        }
        case NAME -> name = name(bytes, Octets.place(bytes, offset), (int) Math.min(size, 255));
        default -> {
          // dates, a comment, the second half
        }
      }
    }
    if (length > 0) {
      entry(file, name, from, length, inspection);
    }
  }

  private static String name(byte[] bytes, int from, int length) {
    return Octets.text(bytes, from, Math.min(length, LONGEST_NAME), StandardCharsets.UTF_8);
  }

  private static void entry(
      Examined file, String name, long from, long length, Inspection inspection)
      throws IOException {
    file.traits.add(AttachmentTrait.CONTAINER);
    inspection.entry(file, name, inspection.stretch(file.bytes, from, length), length);
  }
}
