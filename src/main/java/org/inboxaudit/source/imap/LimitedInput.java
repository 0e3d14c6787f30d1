package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;

/// Ends the reading when a server sends more than anybody needs, or sends it too slowly.
///
/// The library behind it reserves as much memory as a literal announces (`{2147483647}`), lets a
/// line grow for ever and parses nested lists by recursion. So whatever passes here must be small
/// enough already.
final class LimitedInput extends InputStream {
  /// An answer to UID SEARCH in a folder of a million messages is one line of 8 MB.
  private static final int LINE = 16 << 20;

  private static final int NESTING = 1_000;

  /// Octets that must arrive while we wait for as long as the patience lasts.
  private static final int LEAST = 1_024;

  private final InputStream in;
  private final long literal;
  private final Duration patience;
  private final InstantSource clock;

  private long commandLeft;
  private long responseLeft;
  private Duration waited = Duration.ZERO;
  private long arrived;

  private long literalLeft;
  private int line;
  private int nesting;
  private boolean quoted;
  private boolean escaped;
  private boolean carriageReturn;
  private Announcement announcement = Announcement.NONE;
  private long announced;

  /// What the end of the line looks like so far: `{`, digits, `}`.
  private enum Announcement {
    NONE,
    OPEN,
    SIGNED,
    CLOSED,
    SIGNED_CLOSED
  }

  /// A limit was passed. Its text is ours.
  static final class LimitPassed extends IOException {
    private static final long serialVersionUID = 1L;

    LimitPassed(String limit) {
      super(limit);
    }
  }

  /// @param literal the largest literal in octets
  /// @param patience how long to wait for a kilobyte
  LimitedInput(InputStream in, long literal, Duration patience, InstantSource clock) {
    this.in = in;
    this.literal = literal;
    this.patience = patience;
    this.clock = clock;
    begin(1 << 20);
  }

  /// Begins the answer to a new command.
  ///
  /// @param octets how much it may be
  void begin(long octets) {
    commandLeft = octets;
    responseLeft = LINE + literal;
    waited = Duration.ZERO;
    arrived = 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    java.time.Instant before = clock.instant();
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      keepPace(Duration.between(before, clock.instant()), count);
      commandLeft -= count;
      require(commandLeft >= 0, "answer");
      for (int i = offset; i < offset + count; i++) {
        if (literalLeft > 0) {
          int skip = (int) Math.min(literalLeft, offset + count - i);
          literalLeft -= skip;
          i += skip - 1;
        } else {
          see(buffer[i]);
        }
      }
    }
    return count;
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

  private void see(byte octet) throws LimitPassed {
    line++;
    responseLeft--;
    require(line <= LINE && responseLeft >= 0, "line");
    if (octet == '\n' && carriageReturn) {
      endLine();
      return;
    }
    carriageReturn = octet == '\r';
    if (!carriageReturn) {
      announce(octet);
      nest(octet);
    }
  }

  private void endLine() throws LimitPassed {
    require(announcement != Announcement.SIGNED_CLOSED, "literal");
    if (announcement == Announcement.CLOSED) {
      literalLeft = announced;
      responseLeft -= announced;
    } else {
      responseLeft = LINE + literal;
      nesting = 0;
    }
    line = 0;
    quoted = false;
    escaped = false;
    carriageReturn = false;
    announcement = Announcement.NONE;
  }

  /// RFC 9051 §4.3: a literal is announced at the end of a line.
  private void announce(byte octet) throws LimitPassed {
    switch (announcement) {
      case NONE, CLOSED, SIGNED_CLOSED -> announcement = opened(octet);
      case OPEN -> {
        if (octet >= '0' && octet <= '9') {
          announced = announced * 10 + (octet - '0');
          require(announced <= literal, "literal");
        } else if (octet == '}') {
          announcement = Announcement.CLOSED;
        } else {
          // the library would read a sign as part of the number
          announcement = octet == '-' || octet == '+' ? Announcement.SIGNED : opened(octet);
        }
      }
      case SIGNED -> {
        if (octet == '}') {
          announcement = Announcement.SIGNED_CLOSED;
        } else if (octet < '0' || octet > '9') {
          announcement = opened(octet);
        }
      }
    }
  }

  private Announcement opened(byte octet) {
    announced = 0;
    return octet == '{' ? Announcement.OPEN : Announcement.NONE;
  }

  private void nest(byte octet) throws LimitPassed {
    if (escaped) {
      escaped = false;
    } else if (quoted && octet == '\\') {
      escaped = true;
    } else if (octet == '"') {
      quoted = !quoted;
    } else if (!quoted && octet == '(') {
      nesting++;
      require(nesting <= NESTING, "nesting");
    } else if (!quoted && octet == ')') {
      nesting--;
    }
  }

  private static void require(boolean holds, String limit) throws LimitPassed {
    if (!holds) {
      throw new LimitPassed(limit);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
