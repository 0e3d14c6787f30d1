package org.inboxaudit.extract.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What calls itself a text, and may be none: a part is a file if its octets begin as those of a
/// file do, whatever its type says.
final class TextOctets {

  /// How files begin that people send or that run: archives, documents, programs, shortcuts. None
  /// of them is how a sentence begins.
  private static final List<String> FILES =
      List.of(
          "PK\3\4",
          "Rar!\u001a\7",
          "7z\u00bc\u00af'\u001c",
          "\u001f\u008b\b",
          "MSCF\0\0\0\0",
          "%PDF-1",
          "{\\rtf1",
          "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1",
          "\u007fELF",
          "MZ\u0090\0",
          "L\0\0\0\1\u0014\2\0",
          "ITSF\3\0");

  private static final int LONGEST = 8;

  private TextOctets() {}

  /// Whether these octets are a file.
  static boolean isFile(byte[] octets) {
    int end = Math.min(octets.length, LONGEST);
    return isFile(new String(octets, 0, end, StandardCharsets.ISO_8859_1));
  }

  /// Whether a text was made of the octets of a file, one character each.
  static boolean isFile(String text) {
    return FILES.stream().anyMatch(text::startsWith);
  }

  /// The text in UTF-8 if it is one in UTF-16 that says so (RFC 2781 §3.2); else as it is.
  static byte[] narrow(byte[] text) {
    if (text.length < 2) {
      return text;
    }
    int mark = (text[0] & 0xff) << 8 | (text[1] & 0xff);
    if (mark != 0xfeff && mark != 0xfffe) {
      return text;
    }
    Charset wide = mark == 0xfeff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    byte[] behind = Arrays.copyOfRange(text, 2, text.length);
    return new String(behind, wide).getBytes(StandardCharsets.UTF_8);
  }
}
