package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// What a server sends, read within limits: nothing is reserved, kept or waited for because a
/// server says so.
///
/// It has two faces. While somebody signs in, the library reads lines from it; it gets no octet
/// beyond the end of a line, so nothing stays behind in its own buffer. From then on we read whole
/// responses, each with its literals, into one buffer that is used again and again.
final class ImapInput extends InputStream {
  /// The library reserves what a literal announces and parses nested lists by recursion. Nothing
  /// that belongs to signing in is as long as this, has a literal, or nests.
  private static final int SIGN_IN_LINE = 64 << 10;

  private static final int SIGN_IN_LISTS = 100;

  /// Octets that must arrive while we wait for as long as the patience lasts.
  private static final int LEAST = 1_024;

  /// A buffer that grew beyond this for one response is given back.
  private static final int KEPT = 1 << 20;

  /// What announces a literal stands in so many octets at the end of a line.
  private static final int END = 64;

  /// More digits announce nothing that could ever be meant.
  private static final int DIGITS = 12;

  private final InputStream in;
  private final Duration patience;
  private final InstantSource clock;
  private final byte[] buffer = new byte[64 << 10];
  private int position;
  private int end;

  private long allowed;
  private long largestLine;
  private long largestLiteral;
  private Duration waited = Duration.ZERO;
  private long arrived;

  private byte[] response = new byte[64 << 10];
  private int length;

  private int signInLine;
  private int signInLists;
  private byte signInLast;
  private byte signInBeforeLast;

  /// A limit was passed. Its text is ours.
  static final class LimitPassed extends IOException {
    private static final long serialVersionUID = 1L;

    LimitPassed(String limit) {
      super(limit);
    }
  }

  /// @param patience how long to wait for a kilobyte
  ImapInput(InputStream in, Duration patience, InstantSource clock) {
    this.in = in;
    this.patience = patience;
    this.clock = clock;
    allow(1 << 20, SIGN_IN_LINE, 0);
  }

  /// Sets what may come from now on.
  ///
  /// @param octets in all
  /// @param line the longest line, literals not counted
  /// @param literal the largest literal
  void allow(long octets, long line, long literal) {
    allowed = octets;
    largestLine = line;
    largestLiteral = literal;
    waited = Duration.ZERO;
    arrived = 0;
  }

  private void fill() throws IOException {
    Instant before = clock.instant();
    int count = in.read(buffer, 0, buffer.length);
    if (count < 0) {
      throw new java.io.EOFException("the server hung up");
    }
    keepPace(Duration.between(before, clock.instant()), count);
    allowed -= count;
    require(allowed >= 0, "answer");
    position = 0;
    end = count;
  }

  private void keepPace(Duration wait, int count) throws SocketTimeoutException {
    waited = waited.plus(wait);
    arrived += count;
    if (waited.compareTo(patience) >= 0) {
      if (arrived < LEAST) {
        throw new SocketTimeoutException("pace");
      }
      waited = Duration.ZERO;
      arrived = 0;
    }
  }

  /// Reads one response: a line, and as long as a line ends with a literal (RFC 9051 §4.3), that
  /// literal and the next line. The response stands in [#response] until the next call.
  ///
  /// Lines that are too long together are passed over: a message can make a server write one, and
  /// must not end the reading of all others by that.
  ///
  /// @return its length in octets, without the last CRLF; 0 if it was too long
  int next() throws IOException {
    if (response.length > KEPT) {
      response = new byte[64 << 10];
    }
    length = 0;
    long lines = 0;
    while (true) {
      int from = length;
      lines += appendLine(largestLine - lines);
      long literal = announced(from);
      if (literal < 0) {
        return lines > largestLine ? 0 : length - 2;
      }
      require(literal <= largestLiteral, "literal");
      appendLiteral((int) literal);
      length = lines > largestLine ? 0 : length;
    }
  }

  byte[] response() {
    return response;
  }

  /// @param kept how many octets are worth keeping; of a longer line the end is kept
  /// @return how long the line was
  private long appendLine(long kept) throws IOException {
    int from = length;
    long dropped = 0;
    while (true) {
      if (position == end) {
        fill();
      }
      int stop = position;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      boolean found = stop < end;
      append(found ? stop + 1 : stop);
      if (found && length - from > 1 && response[length - 2] == '\r') {
        return dropped + length - from;
      }
      int excess = length - from - END;
      if (excess > 0 && length - from > kept) {
        System.arraycopy(response, from + excess, response, from, END);
        length -= excess;
        dropped += excess;
      }
    }
  }

  private void appendLiteral(int octets) throws IOException {
    int left = octets;
    while (left > 0) {
      if (position == end) {
        fill();
      }
      int count = Math.min(left, end - position);
      append(position + count);
      left -= count;
    }
  }

  /// Moves what stands in the buffer before `stop` to the response, which grows with what has come
  /// and never with what was announced.
  private void append(int stop) {
    int count = stop - position;
    if (length + count > response.length) {
      response = java.util.Arrays.copyOf(response, Math.max(2 * response.length, length + count));
    }
    System.arraycopy(buffer, position, response, length, count);
    length += count;
    position = stop;
  }

  /// The length of the literal that the line from `from` announces at its end, -1 if it does not.
  private long announced(int from) throws LimitPassed {
    int last = length - 3;
    if (last <= from || response[last] != '}') {
      return -1;
    }
    // non-synchronizing literals (RFC 7888) are a client's, but some servers write them
    int digitsEnd = response[last - 1] == '+' ? last - 1 : last;
    int first = digitsEnd;
    while (first > from && response[first - 1] >= '0' && response[first - 1] <= '9') {
      first--;
    }
    boolean signed = first > from && (response[first - 1] == '-' || response[first - 1] == '+');
    int brace = signed ? first - 2 : first - 1;
    if (brace < from || response[brace] != '{' || first == digitsEnd) {
      return -1;
    }
    require(!signed && digitsEnd - first <= DIGITS, "literal");
    return Long.parseLong(
        new String(response, first, digitsEnd - first, java.nio.charset.StandardCharsets.US_ASCII));
  }

  private static void require(boolean holds, String limit) throws LimitPassed {
    if (!holds) {
      throw new LimitPassed(limit);
    }
  }

  // the library's face

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (position == end) {
      try {
        fill();
      } catch (java.io.EOFException _) {
        return -1;
      }
    }
    int read = 0;
    while (read < count && position < end) {
      byte octet = buffer[position++];
      target[offset + read++] = octet;
      see(octet);
      if (octet == '\n') {
        break;
      }
    }
    return read;
  }

  private void see(byte octet) throws LimitPassed {
    signInLine++;
    signInLists += octet == '(' ? 1 : 0;
    require(signInLine <= SIGN_IN_LINE && signInLists <= SIGN_IN_LISTS, "line");
    if (octet == '\n' && signInLast == '\r') {
      require(signInBeforeLast != '}', "literal");
      signInLine = 0;
      signInLists = 0;
    }
    signInBeforeLast = signInLast;
    signInLast = octet;
  }

  /// Nothing is ever at hand beyond what was just read: the library must not read ahead.
  @Override
  public int available() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
