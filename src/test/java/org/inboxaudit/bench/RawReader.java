package org.inboxaudit.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The fastest way there is: asks, and throws every octet of the answer away. Of what it hears it
/// knows where an answer ends and whose it is, and nothing else.
final class RawReader implements AutoCloseable {
  /// So many commands wait for their answers at most.
  private static final int OUTSTANDING = 8;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[64 << 10];
  private final StringBuilder begin = new StringBuilder();
  private int position;
  private int limit;
  private int tag;

  private RawReader(Workbench.Door door, String user) throws IOException {
    socket = door.open();
    in = socket.getInputStream();
    out = socket.getOutputStream();
    readAnswer();
    runAll(List.of("LOGIN " + user + " " + BenchServer.PASSWORD));
  }

  /// Signs in, asks for everything in a plan, and signs out.
  static void read(Workbench.Door door, String user, FetchPlan plan) throws IOException {
    try (RawReader reader = new RawReader(door, user)) {
      for (FetchPlan.Visit visit : plan.visits()) {
        reader.runAll(List.of(visit.examine()));
        reader.runAll(visit.fetches().stream().map(FetchPlan.Fetch::command).toList());
      }
      reader.runAll(List.of("LOGOUT"));
    }
  }

  private void runAll(List<String> commands) throws IOException {
    int sent = 0;
    int answered = 0;
    while (answered < commands.size()) {
      while (sent < commands.size() && sent - answered < OUTSTANDING) {
        out.write(
            ("T" + ++tag + " " + commands.get(sent++) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
      }
      if (readAnswer()) {
        answered++;
      }
    }
  }

  /// Reads over one answer with all its literals.
  ///
  /// @return whether it ends a command
  /// @throws IOException if the command failed
  private boolean readAnswer() throws IOException {
    begin.setLength(0);
    for (long literal = readLine(); literal >= 0; literal = readLine()) {
      skip(literal);
    }
    boolean tagged = begin.charAt(0) == 'T';
    if (tagged && !begin.substring(begin.indexOf(" ")).startsWith(" OK")) {
      throw new IOException("the server refused a command of the raw reader: " + begin);
    }
    return tagged;
  }

  /// Reads to the end of a line.
  ///
  /// @return the length of the literal it announces (RFC 9051 §4.3), or -1
  private long readLine() throws IOException {
    long number = -1;
    boolean closed = false;
    while (true) {
      int octet = next();
      if (begin.length() < 40) {
        begin.append((char) octet);
      }
      if (octet == '\n') {
        return closed ? number : -1;
      }
      if (octet == '{') {
        number = 0;
        closed = false;
      } else if (octet == '}') {
        closed = number >= 0;
      } else if (octet >= '0' && octet <= '9' && number >= 0 && !closed) {
        number = number * 10 + octet - '0';
      } else if (octet != '\r') {
        number = -1;
        closed = false;
      }
    }
  }

  private int next() throws IOException {
    if (position == limit) {
      fill();
    }
    return buffer[position++] & 0xff;
  }

  private void fill() throws IOException {
    limit = in.read(buffer);
    position = 0;
    if (limit < 0) {
      limit = 0;
      throw new EOFException("the server hung up");
    }
  }

  private void skip(long octets) throws IOException {
    long left = octets;
    while (left > limit - position) {
      left -= limit - position;
      fill();
    }
    position += (int) left;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
