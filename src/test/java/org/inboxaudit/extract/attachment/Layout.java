package org.inboxaudit.extract.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Lays out a binary file octet by octet.
final class Layout {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Layout hex(String hex) {
    return bytes(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  Layout text(String text) {
    return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Layout wide(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_16LE));
  }

  Layout bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  Layout octet(int value) {
    out.write(value);
    return this;
  }

  Layout little16(int value) {
    return octet(value).octet(value >> 8);
  }

  Layout little32(long value) {
    return little16((int) value).little16((int) (value >> 16));
  }

  Layout little64(long value) {
    return little32(value).little32(value >> 32);
  }

  /// Seven bits in each octet; the eighth says that another follows.
  Layout variable(int value) {
    return value < 0x80 ? octet(value) : octet(value | 0x80).variable(value >> 7);
  }

  Layout zeros(int count) {
    return bytes(new byte[count]);
  }

  /// Zeros up to a place in the file.
  Layout to(int place) {
    return zeros(place - out.size());
  }

  byte[] done() {
    return out.toByteArray();
  }
}
