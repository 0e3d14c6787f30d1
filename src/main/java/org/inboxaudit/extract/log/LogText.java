package org.inboxaudit.extract.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The lines of a log, one after the other, in memory that does not grow with it.
///
/// Octets that are no UTF-8 become U+FFFD; a server writes down what clients call themselves.
public final class LogText {

  /// Longer than any line of a sign-in. Syslog itself passes on 8 KiB at the most.
  public static final int MAXIMUM_LINE = 8 * 1024;

  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private int at;
  private int end;
  private byte[] begun = new byte[0];
  private long passedOver;

  /// @param in is read in large pieces, and not closed
  public LogText(InputStream in) {
    this.in = in;
  }

  /// The next line without its end, empty at the end of the log. Lines that are too long are passed
  /// over.
  public Optional<String> next() throws IOException {
    boolean tooLong = false;
    while (true) {
      if (at == end && !fill()) {
        return lastLine(tooLong);
      }
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      tooLong |= begun.length + (at - from) > MAXIMUM_LINE;
      if (at == end) {
        begun = tooLong ? new byte[0] : with(from, at);
        continue;
      }
      at++;
      if (!tooLong) {
        return Optional.of(line(from, at - 1));
      }
      tooLong = false;
      begun = new byte[0];
      passedOver++;
    }
  }

  /// How many lines so far were too long.
  public long passedOver() {
    return passedOver;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(chunk, 0, CHUNK));
    return end > 0;
  }

  private Optional<String> lastLine(boolean tooLong) {
    passedOver += tooLong ? 1 : 0;
    return begun.length == 0 ? Optional.empty() : Optional.of(line(0, 0));
  }

  private String line(int from, int to) {
    byte[] octets = chunk;
    int start = from;
    int stop = to;
    if (begun.length > 0) {
      octets = with(from, to);
      start = 0;
      stop = octets.length;
      begun = new byte[0];
    }
    if (stop > start && octets[stop - 1] == '\r') {
      stop--;
    }
    return new String(octets, start, stop - start, StandardCharsets.UTF_8);
  }

  /// What was begun, and a piece of the chunk.
  private byte[] with(int from, int to) {
    byte[] whole = Arrays.copyOf(begun, begun.length + to - from);
    System.arraycopy(chunk, from, whole, begun.length, to - from);
    return whole;
  }
}
