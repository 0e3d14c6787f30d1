package org.inboxaudit.extract.rules;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Goes along a piece of a Rules Wizard file: little-endian numbers, texts behind their length.
final class WizardBytes {
  private static final int LONGEST = 1_000;

  private final ByteBuffer bytes;

  WizardBytes(byte[] bytes) {
    this(ByteBuffer.wrap(bytes));
  }

  private WizardBytes(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  int left() {
    return bytes.remaining();
  }

  int octet() throws RulesFileProblem {
    need(1);
    return bytes.get() & 0xff;
  }

  int word() throws RulesFileProblem {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  /// A number of four octets, without a sign.
  long number() throws RulesFileProblem {
    need(4);
    return bytes.getInt() & 0xffffffffL;
  }

  void skip(long octets) throws RulesFileProblem {
    need(octets);
    bytes.position(bytes.position() + (int) octets);
  }

  /// What comes next, to be read by itself.
  WizardBytes piece(long octets) throws RulesFileProblem {
    need(octets);
    ByteBuffer piece = bytes.slice(bytes.position(), (int) octets);
    skip(octets);
    return new WizardBytes(piece);
  }

  /// A text in UTF-16 behind the number of its characters: one octet, or three if there are more
  /// than 254.
  String text() throws RulesFileProblem {
    return characters(2L * length());
  }

  /// A text in one octet a character, behind its length.
  void skipAscii() throws RulesFileProblem {
    skip(length());
  }

  /// A text in UTF-16 that begins so many octets into this piece and ends at a zero, or after a
  /// thousand characters.
  String textAt(long offset) throws RulesFileProblem {
    if (offset > bytes.limit()) {
      throw broken();
    }
    int end = (int) offset;
    int last = (int) Math.min(bytes.limit() - 1L, offset + 2 * LONGEST);
    while (end < last && bytes.getShort(end) != 0) {
      end += 2;
    }
    byte[] text = new byte[end - (int) offset];
    bytes.get((int) offset, text);
    return new String(text, StandardCharsets.UTF_16LE);
  }

  private int length() throws RulesFileProblem {
    int length = octet();
    return length == 0xff ? word() : length;
  }

  private String characters(long octets) throws RulesFileProblem {
    need(octets);
    byte[] text = new byte[(int) octets];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_16LE);
  }

  private void need(long octets) throws RulesFileProblem {
    if (octets > bytes.remaining()) {
      throw broken();
    }
  }

  private static RulesFileProblem broken() {
    return RulesFileProblem.unreadable("Rules Wizard");
  }
}
