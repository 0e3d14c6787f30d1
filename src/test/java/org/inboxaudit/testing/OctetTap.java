package org.inboxaudit.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A line to a port of this machine that remembers every octet the caller says.
public final class OctetTap implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final List<ByteArrayOutputStream> said = new ArrayList<>();

  /// @param target the port that is reached through it
  public OctetTap(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// All that was said on each line so far.
  public synchronized List<String> said() {
    return said.stream().map(line -> line.toString(StandardCharsets.ISO_8859_1)).toList();
  }

  private void serve() {
    try {
      while (true) {
        Socket caller = door.accept();
        Thread.startVirtualThread(() -> connect(caller));
      }
    } catch (IOException closed) {
      // nobody calls any more
    }
  }

  private void connect(Socket caller) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    synchronized (this) {
      said.add(heard);
    }
    try (caller;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      Thread back =
          Thread.startVirtualThread(() -> copy(server, caller, OutputStream.nullOutputStream()));
      copy(caller, server, heard);
      back.join();
    } catch (IOException ended) {
      // the line is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to, OutputStream heard) {
    byte[] buffer = new byte[8 << 10];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        heard.write(buffer, 0, length);
        to.getOutputStream().write(buffer, 0, length);
        to.getOutputStream().flush();
      }
      to.shutdownOutput();
    } catch (IOException ended) {
      // the other side hung up
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
