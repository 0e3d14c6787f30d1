package org.inboxaudit.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocket;

/// A server on the loopback that says what a test tells it to, for the things no real server does.
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Conversation conversation;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);

  /// What the server does with each connection. The connection ends with it.
  @FunctionalInterface
  public interface Conversation {
    void hold(Line line) throws IOException, InterruptedException;
  }

  private ScriptedServer(ServerSocket listener, Conversation conversation) {
    this.listener = listener;
    this.conversation = conversation;
    Thread.ofVirtual().start(this::serve);
  }

  /// A server that speaks TLS from the first octet.
  public static ScriptedServer tls(TlsIdentity identity, Conversation conversation) {
    try {
      return new ScriptedServer(
          identity
              .context()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          conversation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A server without TLS.
  public static ScriptedServer plain(Conversation conversation) {
    try {
      return new ScriptedServer(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conversation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// The lines that clients sent, over all connections.
  public List<String> received() {
    return List.copyOf(received);
  }

  private void serve() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        // else the rest of an answer waits for the client's acknowledgement of its beginning
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (socket instanceof SSLSocket tls) {
        tls.startHandshake();
      }
      conversation.hold(new Line(socket));
    } catch (IOException e) {
      // the client may hang up whenever it likes
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One connection, seen from the server.
  public final class Line {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Line(Socket socket) throws IOException {
      this.socket = socket;
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    /// The next line of the client, without its end.
    public String read() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        if (octet < 0) {
          throw new IOException("the client hung up");
        }
        line.write(octet);
      }
      String text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      received.add(text);
      return text;
    }

    /// The next octets of the client, exactly so many.
    public byte[] readOctets(int count) throws IOException {
      byte[] octets = in.readNBytes(count);
      if (octets.length < count) {
        throw new IOException("the client hung up");
      }
      return octets;
    }

    /// Whether the client has said more than was read.
    public boolean hasMore() throws IOException {
      return in.available() > 0;
    }

    /// Where octets go to the client.
    public OutputStream out() {
      return out;
    }

    /// Makes the end of this connection a reset; what is still under way may be lost.
    public void resetAtEnd() throws IOException {
      socket.setSoLinger(true, 0);
    }

    /// Says lines as they stand, each with CRLF behind it.
    public void say(String... lines) throws IOException {
      for (String line : lines) {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
      out.flush();
    }

    /// Says octets without an end of line.
    public void sayOctets(byte[] octets) throws IOException {
      out.write(octets);
      out.flush();
    }

    /// Says nothing more until the test is over.
    public void hang() throws InterruptedException {
      closed.await();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
