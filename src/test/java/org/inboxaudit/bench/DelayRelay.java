package org.inboxaudit.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// Makes a server on this machine a distant one: every octet arrives so much later, in both
/// directions, but as many of them can be on their way as want to be.
final class DelayRelay implements AutoCloseable {
  private static final int CHUNK = 64 << 10;

  /// So many chunks may be on their way: 64 MB, more than anybody sends in one round trip.
  private static final int UNDERWAY = 1_024;

  private final ServerSocket door;
  private final int port;
  private final Duration oneWay;

  /// @param port of the server
  /// @param oneWay half of the time for a round trip
  DelayRelay(int port, Duration oneWay) throws IOException {
    this.port = port;
    this.oneWay = oneWay;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("relay").start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        relay(client, server);
        relay(server, client);
      } catch (IOException e) {
        // the relay was closed, or the server is gone and the client will notice
      }
    }
  }

  /// Some octets, and when they arrive ([System#nanoTime]). None at all mean the end.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Chunk(byte[] octets, long due) {}

  private void relay(Socket from, Socket to) {
    BlockingQueue<Chunk> underway = new ArrayBlockingQueue<>(UNDERWAY);
    Thread.ofPlatform().daemon().name("relay-in").start(() -> take(from, underway));
    Thread.ofPlatform().daemon().name("relay-out").start(() -> bring(underway, to));
  }

  private void take(Socket from, BlockingQueue<Chunk> underway) {
    try {
      byte[] octets = read(from);
      while (octets.length > 0) {
        underway.put(new Chunk(octets, System.nanoTime() + oneWay.toNanos()));
        octets = read(from);
      }
      underway.put(new Chunk(octets, System.nanoTime() + oneWay.toNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What has come in since; empty at the end, and when the line is cut.
  private static byte[] read(Socket from) {
    try {
      byte[] buffer = new byte[CHUNK];
      return Arrays.copyOf(buffer, Math.max(0, from.getInputStream().read(buffer)));
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static void bring(BlockingQueue<Chunk> underway, Socket to) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Chunk chunk = underway.take(); chunk.octets().length > 0; chunk = underway.take()) {
        for (long left = left(chunk); left > 0; left = left(chunk)) {
          LockSupport.parkNanos(left);
        }
        out.write(chunk.octets());
      }
    } catch (IOException e) {
      // nobody listens any more
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long left(Chunk chunk) {
    return chunk.due() - System.nanoTime();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
