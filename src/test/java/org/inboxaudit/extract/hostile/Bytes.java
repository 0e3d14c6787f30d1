package org.inboxaudit.extract.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Puts binary formats together, little end first.
final class Bytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] repeat(String text, int times) {
    return ascii(text.repeat(times));
  }

  Bytes hex(String digits) {
    return add(HexFormat.of().parseHex(digits.replace(" ", "")));
  }

  Bytes text(String text) {
    return add(ascii(text));
  }

  Bytes add(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  Bytes zeros(int count) {
    return add(new byte[count]);
  }

  /// Fills up with zeros to a place.
  Bytes to(int offset) {
    return zeros(Math.max(0, offset - bytes.size()));
  }

  Bytes u2(long value) {
    return number(value, 2);
  }

  Bytes u4(long value) {
    return number(value, 4);
  }

  Bytes u8(long value) {
    return number(value, 8);
  }

  /// The same with the big end first.
  Bytes b4(long value) {
    return add(
        new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
  }

  /// Both ends, as ISO 9660 writes numbers (ECMA-119 §7.3.3).
  Bytes both4(long value) {
    return u4(value).b4(value);
  }

  private Bytes number(long value, int octets) {
    for (int i = 0; i < octets; i++) {
      bytes.write((int) (value >> (8 * i)));
    }
    return this;
  }

  int size() {
    return bytes.size();
  }

  byte[] done() {
    return bytes.toByteArray();
  }
}
