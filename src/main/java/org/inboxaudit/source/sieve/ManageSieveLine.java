package org.inboxaudit.source.sieve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.source.ReadOnlyGate;
import org.inboxaudit.source.sieve.Token.Parenthesis;
import org.inboxaudit.source.sieve.Token.Text;
import org.inboxaudit.source.sieve.Token.TooLong;
import org.inboxaudit.source.sieve.Token.Word;

/// The octets of one ManageSieve connection: commands out through the gate, response lines in
/// within limits.
///
/// Everything that comes in is hostile. A line, a literal and the whole conversation have an upper
/// bound each, so that a server can neither fill the memory nor hold the audit up.
final class ManageSieveLine {
  /// Octets of one response line besides its literals.
  static final int LINE_OCTETS = 8 << 10;

  /// The largest literal that is kept.
  static final int LITERAL_OCTETS = 1 << 20;

  /// The largest literal that is read and dropped to stay in step; beyond it the line is given up.
  static final int SKIPPED_OCTETS = 16 << 20;

  private static final int TOKENS = 64;

  /// RFC 5804 §4: a quoted string holds at most 1024 octets.
  private static final int QUOTED_OCTETS = 1024;

  private final Socket socket;
  private final ReadOnlyGate gate;
  private final InputStream in;
  private final InstantSource clock;
  private final Instant deadline;
  private final Duration silence;
  private final byte[] buffer = new byte[LINE_OCTETS];
  private int position;
  private int filled;
  private int lineLeft;
  private int literalLeft;

  /// @param silence how long the server may say nothing
  /// @param deadline when the conversation ends, however busy it is
  ManageSieveLine(Socket socket, InstantSource clock, Duration silence, Instant deadline)
      throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.gate = ManageSieveCommands.gate(socket);
    this.clock = clock;
    this.silence = silence;
    this.deadline = deadline;
  }

  Socket socket() {
    return socket;
  }

  /// Whether the gate held a command of ours back.
  boolean refused() {
    return gate.refused();
  }

  /// Whether octets wait here that were not asked for. Before a TLS handshake there must be none:
  /// whoever sits on the line could have put them there, to be taken for the server's word later
  /// (RFC 5804 §2.2).
  boolean holdsUnread() throws IOException {
    return position < filled || in.available() > 0;
  }

  /// Sends a command.
  ///
  /// Arguments leave as quoted strings or literals, never bare, so that no argument can end the
  /// command and begin another.
  void send(ManageSieveCommand command, List<byte[]> arguments) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(command.name().getBytes(StandardCharsets.US_ASCII));
    for (byte[] argument : arguments) {
      out.write(' ');
      writeString(argument, out);
    }
    out.write('\r');
    out.write('\n');
    gate.write(out.toByteArray());
    gate.flush();
  }

  /// Whether this can be said as a quoted string. A script whose name cannot is not one: control
  /// characters are in no name (RFC 5804 §1.6).
  static boolean isQuotable(byte[] octets) {
    return octets.length <= QUOTED_OCTETS && !containsControl(octets);
  }

  private static void writeString(byte[] octets, ByteArrayOutputStream out) {
    if (!isQuotable(octets)) {
      out.writeBytes(("{" + octets.length + "+}\r\n").getBytes(StandardCharsets.US_ASCII));
      out.writeBytes(octets);
      return;
    }
    out.write('"');
    for (byte octet : octets) {
      if (octet == '"' || octet == '\\') {
        out.write('\\');
      }
      out.write(octet);
    }
    out.write('"');
  }

  private static boolean containsControl(byte[] octets) {
    for (byte octet : octets) {
      if ((octet >= 0 && octet < ' ') || octet == 0x7f) {
        return true;
      }
    }
    return false;
  }

  /// Reads one response line with the literals in it.
  ///
  /// @throws MalformedException if it is not a line of the protocol, or is beyond a limit
  /// @throws IOException if the line was cut or fell silent
  List<Token> read() throws IOException, MalformedException {
    List<Token> tokens = new ArrayList<>();
    lineLeft = LINE_OCTETS;
    literalLeft = LITERAL_OCTETS;
    while (true) {
      int octet = next();
      switch (octet) {
        case ' ' -> {}
        case '\r' -> {
          expect('\n');
          return tokens;
        }
        case '(', ')' -> tokens.add(new Parenthesis(octet == '('));
        case '"' -> tokens.add(quoted());
        case '{' -> tokens.add(literal());
        default -> tokens.add(word(octet));
      }
      if (tokens.size() > TOKENS) {
        throw new MalformedException();
      }
    }
  }

  private Text quoted() throws IOException, MalformedException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int octet = next(); octet != '"'; octet = next()) {
      int plain = octet == '\\' ? next() : octet;
      if (plain == '\r' || plain == '\n' || plain == 0) {
        throw new MalformedException();
      }
      octets.write(plain);
    }
    return new Text(octets.toByteArray());
  }

  private Token literal() throws IOException, MalformedException {
    long size = 0;
    int octet = next();
    while (octet >= '0' && octet <= '9' && size <= SKIPPED_OCTETS) {
      size = size * 10 + (octet - '0');
      octet = next();
    }
    if (octet != '}' || size > SKIPPED_OCTETS) {
      throw new MalformedException();
    }
    expect('\r');
    expect('\n');
    if (size > literalLeft) {
      for (long left = size; left > 0; left--) {
        fetch();
      }
      return new TooLong(size);
    }
    literalLeft -= (int) size;
    byte[] octets = new byte[(int) size];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) fetch();
    }
    return new Text(octets);
  }

  private Word word(int first) throws IOException, MalformedException {
    StringBuilder word = new StringBuilder();
    int octet = first;
    while (octet > ' ' && octet < 0x7f && "(){\"".indexOf(octet) < 0) {
      word.append((char) octet);
      octet = next();
    }
    if (word.isEmpty()) {
      throw new MalformedException();
    }
    position--; // the octet after the word is read again as the next token
    lineLeft++;
    return new Word(word.toString());
  }

  private void expect(int wanted) throws IOException, MalformedException {
    if (next() != wanted) {
      throw new MalformedException();
    }
  }

  private int next() throws IOException, MalformedException {
    if (--lineLeft < 0) {
      throw new MalformedException();
    }
    return fetch();
  }

  private int fetch() throws IOException {
    if (position == filled) {
      fill();
    }
    return buffer[position++] & 0xff;
  }

  private void fill() throws IOException {
    long left = Duration.between(clock.instant(), deadline).toMillis();
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) Math.min(left, silence.toMillis()));
    int read = in.read(buffer, 0, buffer.length);
    if (read < 0) {
      throw new EOFException();
    }
    position = 0;
    filled = read;
  }

  /// What came is not ManageSieve, or too much of it.
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
