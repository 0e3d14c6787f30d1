package org.inboxaudit.extract.attachment;

import java.nio.charset.Charset;

/// Numbers and names at fixed places of a binary format. A place behind the end is a fault of the
/// file and throws [IndexOutOfBoundsException].
final class Octets {
  private Octets() {}

  static int little16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
  }

  static int big16(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  static long little32(byte[] bytes, int at) {
    return little16(bytes, at) | ((long) little16(bytes, at + 2) << 16);
  }

  static long big32(byte[] bytes, int at) {
    return ((long) big16(bytes, at) << 16) | big16(bytes, at + 2);
  }

  static long little64(byte[] bytes, int at) {
    return little32(bytes, at) | (little32(bytes, at + 4) << 32);
  }

  /// Where a stretch begins, if that lies in the file.
  static int place(byte[] bytes, long at) {
    if (at < 0 || at > bytes.length) {
      throw new IndexOutOfBoundsException("behind the end of the file");
    }
    return (int) at;
  }

  /// A text up to a zero octet, at most `longest` octets.
  static String text(byte[] bytes, int at, int longest, Charset charset) {
    int end = at;
    while (end < bytes.length && end - at < longest && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, at, end - at, charset);
  }

  static int indexOf(byte[] bytes, byte[] what, int from) {
    for (int i = Math.max(from, 0); i + what.length <= bytes.length; i++) {
      if (stands(bytes, what, i)) {
        return i;
      }
    }
    return -1;
  }

  /// Where they stand last, -1 if nowhere; quick where that is near the end.
  static int lastIndexOf(byte[] bytes, byte[] what) {
    int at = bytes.length - what.length;
    while (at >= 0 && !stands(bytes, what, at)) {
      at--;
    }
    return Math.max(at, -1);
  }

  /// Whether these octets stand at a place.
  static boolean stands(byte[] bytes, byte[] what, int at) {
    int n = 0;
    while (n < what.length && at + n < bytes.length && bytes[at + n] == what[n]) {
      n++;
    }
    return n == what.length;
  }
}
