package org.inboxaudit.extract.mime;

import java.nio.charset.StandardCharsets;

/// A message as lines, whichever way they end. A carriage return alone ends a line only where what
/// follows looks like one: in a binary part it is data.
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
record Octets(byte[] bytes) {

  int length() {
    return bytes.length;
  }

  /// Where the line ends that begins at `from`, before its line end.
  int endOfLine(int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i > from && bytes[i - 1] == '\r' ? i - 1 : i;
      }
      if (bytes[i] == '\r' && endsLine(i)) {
        return i;
      }
    }
    return bytes.length;
  }

  private boolean endsLine(int at) {
    int next = at + 1;
    if (next >= bytes.length) {
      return true;
    }
    return bytes[next] == '\r'
        || (bytes[next] == '-' && next + 1 < bytes.length && bytes[next + 1] == '-')
        || starts(next, "content-");
  }

  /// Where the next line begins.
  int behindLine(int end) {
    if (end >= bytes.length) {
      return bytes.length;
    }
    boolean pair = bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n';
    return end + (pair ? 2 : 1);
  }

  /// Whether something stands at a place, in any case.
  boolean starts(int at, String lower) {
    if (at + lower.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < lower.length(); i++) {
      int c = bytes[at + i];
      if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// One octet a character.
  String text(int from, int to) {
    return from >= to
        ? ""
        : new String(bytes, from, Math.min(to, bytes.length) - from, StandardCharsets.ISO_8859_1);
  }
}
