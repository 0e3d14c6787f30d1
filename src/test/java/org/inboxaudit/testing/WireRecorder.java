package org.inboxaudit.testing;

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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/// Stands between a client and a mail server on the loopback, takes TLS off on both sides, and
/// keeps what the client said. It can cut a line in the middle.
///
/// It shows [TlsIdentity#localhost], as the servers do.
public final class WireRecorder implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;
  private static final String GREETING = "\"SASL\" \"\"\r\n\"STARTTLS\"\r\nOK\r\n";

  private final ServerSocket listener;
  private final int server;
  private final boolean sieve;
  private final AtomicLong longest = new AtomicLong();
  private final AtomicLong cutAfter = new AtomicLong(NEVER);
  private final List<ByteArrayOutputStream> said = Collections.synchronizedList(new ArrayList<>());

  private WireRecorder(ServerSocket listener, int server, boolean sieve) {
    this.listener = listener;
    this.server = server;
    this.sieve = sieve;
  }

  /// Before a server that speaks TLS at once.
  public static WireRecorder beforeImap(int port) {
    return before(port, false);
  }

  /// Before a ManageSieve server, which speaks TLS after STARTTLS.
  public static WireRecorder beforeSieve(int port) {
    return before(port, true);
  }

  private static WireRecorder before(int port, boolean sieve) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      WireRecorder recorder = new WireRecorder(listener, port, sieve);
      Thread.ofVirtual().start(recorder::accept);
      return recorder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// Cuts the first line on which the server says so many octets. Only one.
  public void cutAfter(long octets) {
    cutAfter.set(octets);
  }

  /// Whether the cut that was asked for has not happened yet.
  public boolean cutIsDue() {
    return cutAfter.get() != NEVER;
  }

  /// How much the server said in the longest session so far, in octets.
  public long longestSession() {
    return longest.get();
  }

  /// All command lines of all clients so far, each literal left out, and without what answers a
  /// challenge.
  public List<String> commands() {
    List<ByteArrayOutputStream> sessions;
    synchronized (said) {
      sessions = List.copyOf(said);
    }
    return sessions.stream()
        .map(session -> session.toString(StandardCharsets.ISO_8859_1))
        .flatMap(this::commands)
        .toList();
  }

  private Stream<String> commands(String session) {
    return WireReading.lines(session, true).stream()
        .filter(line -> sieve ? !line.isEmpty() : !WireReading.imapVerb(line).isEmpty());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> relay(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void relay(Socket plain) {
    ByteArrayOutputStream session = new ByteArrayOutputStream();
    said.add(session);
    try (plain;
        Socket beyond = new Socket(InetAddress.getLoopbackAddress(), server)) {
      if (sieve) {
        exchange(plain, beyond, session);
      }
      try (SSLSocket client = over(plain, false);
          SSLSocket mail = over(beyond, true)) {
        Thread up = Thread.ofVirtual().start(() -> pump(client, mail, session, false));
        pump(mail, client, new ByteArrayOutputStream(), true);
        up.join();
      }
    } catch (IOException _) {
      // one of the two has gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Greets the client in the server's place, and comes to STARTTLS with both (RFC 5804 §2.2).
  private static void exchange(Socket client, Socket mail, ByteArrayOutputStream session)
      throws IOException {
    readUntilOk(mail);
    say(mail, "STARTTLS\r\n");
    readUntilOk(mail);
    say(client, GREETING);
    session.writeBytes((readLine(client) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    say(client, "OK\r\n");
  }

  private static void readUntilOk(Socket socket) throws IOException {
    String line = readLine(socket);
    while (!line.startsWith("OK")) {
      line = readLine(socket);
    }
  }

  private static String readLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = socket.getInputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("the line was cut");
      }
      line.append((char) octet);
    }
    return line.toString().stripTrailing();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static SSLSocket over(Socket plain, boolean asClient) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            TlsIdentity.localhost()
                .context()
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true);
    socket.setUseClientMode(asClient);
    socket.startHandshake();
    return socket;
  }

  private void pump(Socket from, Socket to, ByteArrayOutputStream record, boolean fromServer) {
    byte[] buffer = new byte[16 << 10];
    long passed = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        passed += read;
        if (fromServer) {
          longest.accumulateAndGet(passed, Math::max);
        }
        long cut = cutAfter.get();
        if (fromServer && passed >= cut && cutAfter.compareAndSet(cut, NEVER)) {
          return;
        }
        record.write(buffer, 0, read);
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException _) {
      // one of the two has gone
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
