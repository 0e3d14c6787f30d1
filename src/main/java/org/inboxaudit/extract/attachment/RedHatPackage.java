package org.inboxaudit.extract.attachment;

import java.io.IOException;

/// Looks into packages of the RPM format: a lead, two headers, and an archive that is compressed.
final class RedHatPackage {
  private static final int LEAD = 96;
  private static final int HEADER = 16;
  private static final long HEADER_MAGIC = 0x8eade801L;

  private RedHatPackage() {}

  static void read(Examined file, Inspection inspection) throws IOException {
    int signature = behindHeader(file.bytes, LEAD);
    int payload = behindHeader(file.bytes, Octets.place(file.bytes, (signature + 7L) / 8 * 8));
    inspection.entry(
        file,
        "payload.cpio",
        inspection.stretch(file.bytes, payload, file.bytes.length - payload),
        file.bytes.length - payload);
  }

  /// A header is an index of sixteen octets for each tag, and a store.
  private static int behindHeader(byte[] bytes, int at) throws IOException {
    if (Octets.big32(bytes, at) != HEADER_MAGIC) {
      throw new MalformedFile("no header");
    }
    long end = (long) at + HEADER + 16 * Octets.big32(bytes, at + 8) + Octets.big32(bytes, at + 12);
    return Octets.place(bytes, end);
  }
}
