package org.inboxaudit.extract.attachment;

import org.inboxaudit.evidence.AttachmentTrait;

/// Pictures of early Windows that ran code of their own: a metafile with a procedure to call when
/// printing is broken off (MS-WMF §2.3.6.1, CVE-2005-4560), a cursor whose header does not fit into
/// its place (CVE-2007-0038).
final class EarlyPictures {
  private static final int PLACEABLE = 22;
  private static final int HEADER = 18;
  private static final int ESCAPE = 0x0626;
  private static final int ON_ABORT = 9;
  private static final int CURSOR_HEADER = 36;
  private static final int RECORDS = 100_000;

  private EarlyPictures() {}

  static void judge(Examined file) {
    if (callsBack(file.bytes) || overflows(file.bytes)) {
      file.traits.add(AttachmentTrait.EXPLOIT_OBJECT);
    }
  }

  private static boolean callsBack(byte[] bytes) {
    if (bytes.length < HEADER + 10) {
      return false;
    }
    long at = Octets.little32(bytes, 0) == 0x9ac6cdd7L ? PLACEABLE : 0;
    if (bytes.length < at + HEADER + 10
        || Octets.little16(bytes, (int) at + 2) != HEADER / 2
        || Octets.little16(bytes, (int) at) > 2) {
      return false;
    }
    at += HEADER;
    for (int n = 0; n < RECORDS && at + 8 <= bytes.length; n++) {
      long words = Octets.little32(bytes, (int) at);
      if (Octets.little16(bytes, (int) at + 4) == ESCAPE
          && Octets.little16(bytes, (int) at + 6) == ON_ABORT) {
        return true;
      }
      if (words < 3) {
        return false;
      }
      at += 2 * words;
    }
    return false;
  }

  private static boolean overflows(byte[] bytes) {
    if (!Signatures.isAt(bytes, 0, "RIFF") || !Signatures.isAt(bytes, 8, "ACON")) {
      return false;
    }
    long at = 12;
    for (int n = 0; n < RECORDS && at + 8 <= bytes.length; n++) {
      long size = Octets.little32(bytes, (int) at + 4);
      if (Signatures.isAt(bytes, (int) at, "anih") && size != CURSOR_HEADER) {
        return true;
      }
      at += 8 + size + (size & 1);
    }
    return false;
  }
}
