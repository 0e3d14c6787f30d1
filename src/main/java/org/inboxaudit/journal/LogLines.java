package org.inboxaudit.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The lines of a log file, one at a time, in memory that does not grow with it.
public final class LogLines {
  /// A longer line tells nothing that we read.
  private static final int LONGEST = 8 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[64 << 10];
  private final byte[] line = new byte[LONGEST];
  private int at;
  private int end;

  public LogLines(InputStream in) {
    this.in = in;
  }

  /// The next line without its end, empty for one that is too long.
  ///
  /// @return empty at the end of the file
  public Optional<String> next() throws IOException {
    int length = 0;
    boolean any = false;
    while (fill()) {
      byte octet = buffer[at++];
      any = true;
      if (octet == '\n') {
        return Optional.of(text(length));
      }
      if (length < LONGEST) {
        line[length] = octet;
      }
      length = Math.min(length + 1, LONGEST + 1);
    }
    return any ? Optional.of(text(length)) : Optional.empty();
  }

  /// What is no UTF-8 is replaced.
  private String text(int length) {
    if (length > LONGEST) {
      return "";
    }
    boolean carriage = length > 0 && line[length - 1] == '\r';
    return new String(line, 0, carriage ? length - 1 : length, StandardCharsets.UTF_8);
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(0, in.read(buffer));
    }
    return at < end;
  }
}
