package org.inboxaudit.extract.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Reads octets as the text that a person most likely sees.
///
/// What a message says about its charset is not asked: it is often wrong, and sometimes on purpose.
/// Octets that are UTF-8 are read so; others as ISO 8859-1, in which every octet is a character and
/// every address stays what it is. UTF-7 is never decoded: no mail program of today does, and it
/// turns harmless letters into markup.
public final class TextDecoding {
  /// In which other ways octets may have been meant: Chinese, Russian, Western.
  private static final List<Charset> OLDER =
      Stream.of("GB18030", "Big5", "windows-1251", "KOI8-R", "ISO-2022-JP")
          .filter(Charset::isSupported)
          .map(Charset::forName)
          .toList();

  /// One letter of so many, before a text counts as one of octets.
  private static final int OFTEN = 25;

  private TextDecoding() {}

  public static String text(byte[] octets) {
    if (octets.length > 1 && (octets[0] & 0xff) == 0xff && (octets[1] & 0xff) == 0xfe) {
      return new String(octets, StandardCharsets.UTF_16);
    }
    if (octets.length > 1 && (octets[0] & 0xff) == 0xfe && (octets[1] & 0xff) == 0xff) {
      return new String(octets, StandardCharsets.UTF_16);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException _) {
      return mostly(octets);
    }
  }

  /// A text that was cut, or into which something else was put, is still UTF-8 in most places.
  private static String mostly(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    long broken = count(text, 0xfffd, 0xfffd);
    long whole = count(text, 0x80, Character.MAX_VALUE) - broken;
    return whole > 10 * broken ? text : new String(octets, StandardCharsets.ISO_8859_1);
  }

  /// The ways in which a text may have been meant: itself, and if it is one of octets, what these
  /// are in older charsets.
  static List<String> readings(String text) {
    // pages hold single Western letters and blanks; a text in an older charset holds little else
    boolean octets =
        !PlainForm.isAscii(text)
            && count(text, 0xa1, 0xff) * OFTEN > text.length()
            && count(text, 0x100, Character.MAX_VALUE) == 0;
    if (!octets && text.indexOf(0x1b) < 0) {
      return List.of(text);
    }
    // what is no text in any charset holds more of these
    if (count(text, 0, 0x08) * OFTEN > text.length()) {
      return List.of(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Stream.concat(Stream.of(text), OLDER.stream().map(charset -> new String(bytes, charset)))
        .toList();
  }

  private static long count(String text, int from, int to) {
    long count = 0;
    for (int i = 0; i < text.length(); i++) {
      count += text.charAt(i) >= from && text.charAt(i) <= to ? 1 : 0;
    }
    return count;
  }
}
