package org.inboxaudit.sample;

import java.nio.charset.StandardCharsets;

/// Files that pretend to be something else.
final class Disguise {
  private Disguise() {}

  /// The first octets of a program for Windows, and nothing that could run.
  static byte[] program() {
    byte[] bytes = new byte[512];
    put("MZ", bytes, 0);
    bytes[0x3c] = 0x40;
    put("PE\0\0", bytes, 0x40);
    return bytes;
  }

  private static void put(String text, byte[] into, int at) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(octets, 0, into, at, octets.length);
  }
}
