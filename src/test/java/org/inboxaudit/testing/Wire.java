package org.inboxaudit.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// What a [FakeMailServer] says on one connection, counted, and cut where a test wants it.
final class Wire {
  private static final byte[] END = {'\r', '\n'};
  private static final int DIGITS = 20;

  private final byte[] buffer = new byte[1 << 15];
  private final byte[] digits = new byte[DIGITS];
  private final OutputStream out;
  private final Meter meter;
  private int filled;

  Wire(OutputStream out, Meter meter) {
    this.out = out;
    this.meter = meter;
  }

  /// Counts octets, and says how many of them may still pass.
  interface Meter {
    Meter FREE = wanted -> wanted;

    /// @return `wanted`, or less if the connection ends after so many
    int pass(int wanted) throws IOException;
  }

  /// The connection ends here.
  static final class CutException extends IOException {
    private static final long serialVersionUID = 1L;

    CutException() {
      super("cut by the test");
    }
  }

  /// Writes text, each character as one octet.
  Wire text(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return octets(octets, 0, octets.length);
  }

  Wire number(long number) throws IOException {
    if (number < 0) {
      return text(Long.toString(number));
    }
    int at = DIGITS;
    long left = number;
    do {
      at--;
      digits[at] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    return octets(digits, at, DIGITS - at);
  }

  Wire octets(byte[] octets, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == buffer.length) {
        pass();
      }
      int count = Math.min(length - done, buffer.length - filled);
      System.arraycopy(octets, from + done, buffer, filled, count);
      filled += count;
      done += count;
    }
    return this;
  }

  Wire literal(byte[] octets, int from, int length) throws IOException {
    return text("{").number(length).text("}\r\n").octets(octets, from, length);
  }

  Wire endLine() throws IOException {
    return octets(END, 0, END.length);
  }

  void flush() throws IOException {
    pass();
    out.flush();
  }

  private void pass() throws IOException {
    int count = meter.pass(filled);
    out.write(buffer, 0, count);
    boolean cut = count < filled;
    filled = 0;
    if (cut) {
      out.flush();
      throw new CutException();
    }
  }
}
