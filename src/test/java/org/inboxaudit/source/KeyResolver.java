package org.inboxaudit.source;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A resolver on the loopback interface that knows some text records and nothing else (RFC 1035
/// §4).
final class KeyResolver implements AutoCloseable {
  private static final int NO_SUCH_NAME = 3;
  private static final int LONGEST_STRING = 255;

  private final DatagramSocket socket;
  private final Map<String, String> records;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private KeyResolver(Map<String, String> records) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
    this.records = records;
    Thread.ofVirtual().start(this::serve);
  }

  /// @param keys lines of a file of keys
  static KeyResolver with(String keys) throws IOException {
    Map<String, String> records = new HashMap<>();
    keys.lines()
        .map(line -> line.split("\t", 2))
        .forEach(columns -> records.put(columns[0], columns[1]));
    return new KeyResolver(records);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /// The names that were asked for.
  List<String> asked() {
    return asked;
  }

  private void serve() {
    try {
      while (!socket.isClosed()) {
        DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
        socket.receive(packet);
        byte[] answer = answer(packet.getData());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private byte[] answer(byte[] question) throws IOException {
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (question[at] != 0) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(question, at + 1, question[at], US_ASCII));
      at += 1 + question[at];
    }
    asked.add(name.toString());
    Optional<String> record = Optional.ofNullable(records.get(name.toString()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8580 | (record.isPresent() ? 0 : NO_SUCH_NAME));
    out.writeShort(1);
    out.writeShort(record.isPresent() ? 1 : 0);
    out.writeInt(0);
    out.write(question, 12, at + 5 - 12);
    if (record.isPresent()) {
      byte[] strings = strings(record.get());
      out.writeShort(0xc00c);
      out.writeShort(16);
      out.writeShort(1);
      out.writeInt(300);
      out.writeShort(strings.length);
      out.write(strings);
    }
    return bytes.toByteArray();
  }

  private static byte[] strings(String record) {
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    for (int from = 0; from < record.length(); from += LONGEST_STRING) {
      String piece = record.substring(from, Math.min(record.length(), from + LONGEST_STRING));
      strings.write(piece.length());
      strings.writeBytes(piece.getBytes(US_ASCII));
    }
    return strings.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
