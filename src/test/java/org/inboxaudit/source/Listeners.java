package org.inboxaudit.source;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Two listeners on the loopback interface, TCP and UDP, that count who calls.
final class Listeners implements AutoCloseable {
  private static final InetAddress HOME = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket streams;
  private final DatagramSocket datagrams;
  private final Semaphore heard = new Semaphore(0);

  private Listeners() throws IOException {
    streams = new ServerSocket(0, 10, HOME);
    datagrams = new DatagramSocket(0, HOME);
    Thread.ofVirtual().start(() -> count(() -> streams.accept().close()));
    Thread.ofVirtual()
        .start(() -> count(() -> datagrams.receive(new DatagramPacket(new byte[9], 9))));
  }

  static Listeners open() throws IOException {
    return new Listeners();
  }

  private interface Call {
    void await() throws IOException;
  }

  private void count(Call call) {
    try {
      while (true) {
        call.await();
        heard.release();
      }
    } catch (IOException _) {
      // closed
    }
  }

  String ports() {
    return streams.getLocalPort() + " " + datagrams.getLocalPort();
  }

  int heard() {
    return heard.availablePermits();
  }

  /// Waits until so many calls came, ten seconds at the most.
  int heardAtLeast(int calls) throws InterruptedException {
    return heard.tryAcquire(calls, 10, TimeUnit.SECONDS) ? calls : heard.availablePermits();
  }

  @Override
  public void close() throws IOException {
    streams.close();
    datagrams.close();
  }
}
