package org.inboxaudit.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Listens as clamd does, notes what it was told, and answers what a test wants.
public final class FakeClamd implements AutoCloseable {
  private final ServerSocketChannel server;
  private final String answer;
  private final List<byte[]> told = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> hanging = new CopyOnWriteArrayList<>();

  private FakeClamd(ServerSocketChannel server, String answer) {
    this.server = server;
    this.answer = answer;
  }

  /// @param answer said once all came; empty to say nothing and keep the line open
  public static FakeClamd answering(Path socket, String answer) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    FakeClamd fake = new FakeClamd(server, answer);
    Thread.ofVirtual().start(fake::serve);
    return fake;
  }

  /// All that was said to it, connection by connection.
  public List<byte[]> told() {
    return told;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel channel = server.accept();
        hanging.add(channel);
        told.add(readStream(channel));
        if (!answer.isEmpty()) {
          channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.ISO_8859_1)));
          channel.close();
        }
      }
    } catch (IOException e) {
      // the test is over
    }
  }

  /// Up to the chunk without length.
  private static byte[] readStream(SocketChannel channel) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(read(channel, "zINSTREAM\0".length()));
    while (true) {
      byte[] length = read(channel, Integer.BYTES);
      all.write(length);
      int octets = ByteBuffer.wrap(length).getInt();
      if (octets <= 0) {
        return all.toByteArray();
      }
      all.write(read(channel, octets));
    }
  }

  private static byte[] read(SocketChannel channel, int octets) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(octets);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // more is to come
    }
    return buffer.array();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (SocketChannel channel : hanging) {
      channel.close();
    }
  }
}
