package org.inboxaudit.audit.indicator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Tells by its content in which form a file is, and has it read.
final class IndicatorFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private IndicatorFile() {}

  /// @return whether its form is known; if not, nothing of it was taken
  static boolean read(byte[] octets, Intake intake) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return false;
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1);
    }
    String begin = text.substring(0, Math.min(4096, text.length())).stripLeading();
    if (begin.indexOf('\0') >= 0 || begin.startsWith("<")) {
      return false;
    }
    String inner = begin.startsWith("[") ? begin.substring(1).stripLeading() : begin;
    return inner.startsWith("{")
        ? JsonIndicators.read(text, intake)
        : TableIndicators.read(text, intake) || ListIndicators.read(text, intake);
  }
}
