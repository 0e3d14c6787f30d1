package org.inboxaudit.extract.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The two properties of an attachment in TNEF that matter here (MS-OXTNEF §2.1.3.4): its long
/// name, and a message or object that it is.
///
/// @param begin where the content lies
/// @param length of the content, 0 if it has none
record TnefProperties(String longName, int begin, int length) {
  private static final int MULTIPLE = 0x1000;
  private static final int NAMED = 0x8000;
  private static final int OBJECT = 0x0d;
  private static final int NARROW_TEXT = 0x1e;
  private static final int WIDE_TEXT = 0x1f;
  private static final int BINARY = 0x102;
  private static final int CONTENT = 0x3701;
  private static final int LONG_NAME = 0x3707;
  private static final int IDENTIFIER = 16;

  static TnefProperties read(byte[] bytes, int from, int end) throws IOException {
    String name = "";
    int begin = 0;
    int length = 0;
    long at = from + 4L;
    for (long left = Octets.little32(bytes, from); left > 0 && at + 4 <= end; left--) {
      int type = Octets.little16(bytes, (int) at);
      int number = Octets.little16(bytes, (int) at + 2);
      at += 4;
      if (number >= NAMED) {
        boolean text = Octets.little32(bytes, place(at + IDENTIFIER, end)) == 1;
        at += IDENTIFIER + 8;
        at += text ? padded(Octets.little32(bytes, place(at - 4, end))) : 0;
      }
      int plain = type & ~MULTIPLE;
      boolean variable =
          plain == OBJECT || plain == NARROW_TEXT || plain == WIDE_TEXT || plain == BINARY;
      long values = 1;
      if (variable || type != plain) {
        values = Octets.little32(bytes, place(at, end));
        at += 4;
      }
      for (; values > 0 && at < end; values--) {
        long size = variable ? Octets.little32(bytes, place(at, end)) : fixed(plain);
        at += variable ? 4 : 0;
        int value = place(at, end);
        if (variable && value + size > end) {
          throw new MalformedFile("a value behind the end");
        }
        if (number == LONG_NAME) {
          name =
              new String(
                      bytes,
                      value,
                      (int) size,
                      plain == WIDE_TEXT ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1)
                  .replace("\0", "");
        } else if (number == CONTENT && variable) {
          // An object says first what it is.
          int skipped = plain == OBJECT ? (int) Math.min(IDENTIFIER, size) : 0;
          begin = value + skipped;
          length = (int) size - skipped;
        }
        at += padded(size);
      }
    }
    return new TnefProperties(name, begin, length);
  }

  private static int place(long at, int end) {
    if (at + 4 > end) {
      throw new IndexOutOfBoundsException("behind the end");
    }
    return (int) at;
  }

  private static long padded(long size) {
    return (size + 3) / 4 * 4;
  }

  private static int fixed(int type) {
    return switch (type) {
      case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
      case 0x48 -> 16;
      default -> 4;
    };
  }
}
