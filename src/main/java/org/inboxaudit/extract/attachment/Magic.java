package org.inboxaudit.extract.attachment;

import java.util.Arrays;
import java.util.HexFormat;

/// Octets that a format puts at a fixed place.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Magic(FileType type, int offset, byte[] octets) {
  static Magic of(FileType type, int offset, String hex) {
    return new Magic(type, offset, HexFormat.of().parseHex(hex));
  }

  boolean matches(byte[] bytes) {
    int end = offset + octets.length;
    return bytes.length >= end && Arrays.equals(bytes, offset, end, octets, 0, octets.length);
  }
}
