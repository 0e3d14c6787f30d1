package org.inboxaudit.source.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.inboxaudit.platform.LocalService;

/// Asks clamd about a file by its command INSTREAM (clamd(8)): the octets and nothing else, no name
/// and no address, over a connection of its own.
final class Clamd {
  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 64 << 10;
  private static final int LONGEST_ANSWER = 1024;
  private static final int LONGEST_SIGNATURE = 100;
  private static final String BEGIN = "stream: ";
  private static final String FOUND = " FOUND";

  private final LocalService service;
  private final Duration time;

  Clamd(LocalService service, Duration time) {
    this.service = service;
    this.time = time;
  }

  /// What came of it.
  sealed interface Answer {
    /// It knows the file, under this name: printable ASCII, at most 100 characters.
    record Known(String signature) implements Answer {}

    /// It does not know it, which does not mean that it is harmless.
    record Unknown() implements Answer {}

    /// It would not take this file.
    record Declined() implements Answer {}

    /// It cannot be reached, hangs, or says what makes no sense.
    record Silent() implements Answer {}
  }

  Answer scan(byte[] octets) {
    try {
      return service.talk(time, channel -> ask(channel, octets));
    } catch (IOException e) {
      return new Answer.Silent();
    }
  }

  private static Answer ask(SocketChannel channel, byte[] octets) throws IOException {
    boolean taken = true;
    try {
      write(channel, ByteBuffer.wrap(COMMAND));
      for (int at = 0; at < octets.length; at += CHUNK) {
        int length = Math.min(CHUNK, octets.length - at);
        write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        write(channel, ByteBuffer.wrap(octets, at, length));
      }
      write(channel, ByteBuffer.allocate(Integer.BYTES).putInt(0).flip());
    } catch (IOException e) {
      // It hangs up on what is too large, and has said so before.
      taken = false;
    }
    return meaning(answer(channel), taken);
  }

  private static void write(SocketChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static String answer(SocketChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ANSWER);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      if (buffer.position() > 0 && buffer.get(buffer.position() - 1) == 0) {
        break;
      }
    }
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
  }

  private static Answer meaning(String answer, boolean taken) {
    String line = answer.endsWith("\0") ? answer.substring(0, answer.length() - 1) : "";
    if (line.endsWith("ERROR")) {
      return new Answer.Declined();
    }
    if (!taken || !line.startsWith(BEGIN)) {
      return new Answer.Silent();
    }
    if (line.equals(BEGIN + "OK")) {
      return new Answer.Unknown();
    }
    String signature =
        line.endsWith(FOUND) ? printable(line.substring(BEGIN.length(), line.length() - 6)) : "";
    return signature.isEmpty() ? new Answer.Silent() : new Answer.Known(signature);
  }

  /// A database can be anybody's, so what it calls a file is text from outside.
  private static String printable(String name) {
    StringBuilder printable = new StringBuilder();
    name.chars()
        .filter(c -> c > ' ' && c < 0x7f)
        .limit(LONGEST_SIGNATURE)
        .forEach(c -> printable.append((char) c));
    return printable.toString();
  }
}
