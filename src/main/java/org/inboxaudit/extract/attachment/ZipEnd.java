package org.inboxaudit.extract.attachment;

/// Finds the record with which a ZIP file ends (APPNOTE §4.3.16). Readers look for it from the
/// back, so whatever ends with one is a ZIP file, whatever it begins with.
final class ZipEnd {
  private static final int LENGTH = 22;
  private static final int ENTRY = 46;
  private static final int MOST_ENTRIES = 50_000;
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipEnd() {}

  /// Whether the file ends with such a record that leads to a directory.
  static boolean isIn(byte[] bytes) {
    return count(bytes, 1) > 0;
  }

  /// Whether the file is one of several volumes: its end says that it is not on the first disk.
  static boolean isVolume(byte[] bytes) {
    for (int at = bytes.length - LENGTH; at >= 0 && at > bytes.length - LENGTH - 64; at--) {
      if (Signatures.isAt(bytes, at, "PK\5\6")) {
        return Octets.little16(bytes, at + 4) > 0;
      }
    }
    return true; // none at all: the end is elsewhere, or was cut off
  }

  /// Whether the directory has more files than anybody sends. Each takes some memory to remember.
  static boolean isCrowded(byte[] bytes) {
    if (bytes.length / ENTRY < MOST_ENTRIES) {
      return false;
    }
    int found = 0;
    for (int at = 0; at + ENTRY <= bytes.length && found <= MOST_ENTRIES; at++) {
      if (bytes[at] == 'P' && Signatures.isAt(bytes, at, "PK\1\2")) {
        found++;
        at += ENTRY - 1;
      }
    }
    return found > MOST_ENTRIES;
  }

  /// Whether there is more than one to choose from, so that readers choose differently.
  static boolean isAmbiguous(byte[] bytes) {
    return count(bytes, 2) > 1;
  }

  private static int count(byte[] bytes, int enough) {
    int found = 0;
    int last = Math.max(0, bytes.length - LENGTH - LONGEST_COMMENT);
    for (int at = bytes.length - LENGTH; at >= last && found < enough; at--) {
      if (bytes[at] == 'P' && Signatures.isAt(bytes, at, "PK\5\6") && isWhole(bytes, at)) {
        found++;
      }
    }
    return found;
  }

  private static boolean isWhole(byte[] bytes, int at) {
    long directory = at - Octets.little32(bytes, at + 12);
    return at + LENGTH + Octets.little16(bytes, at + 20) == bytes.length
        && directory >= 0
        && Octets.little16(bytes, at + 10) > 0
        && Signatures.isAt(bytes, (int) directory, "PK\1\2");
  }
}
