package org.inboxaudit.source.sieve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Says what it is told to say, one piece for each line it gets, whatever that line is; afterwards
/// it stays silent. For one connection.
final class OddServer implements AutoCloseable {
  /// Said instead of an answer: the line is cut.
  static final String CUT = "cut";

  /// Said after STARTTLS: TLS follows.
  static final String HANDSHAKE = "OK\r\n<tls>";

  static final String PLAIN_GREETING = "\"SASL\" \"\"\r\n\"STARTTLS\"\r\nOK\r\n";
  static final String TLS_GREETING = "\"SASL\" \"PLAIN\"\r\nOK\r\n";

  /// The first octet of a handshake (RFC 8446 §5.1).
  private static final int TLS_RECORD = 0x16;

  private final ServerSocket listener;
  private final SSLContext tls;
  private final Deque<String> answers;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch ended = new CountDownLatch(1);

  private OddServer(ServerSocket listener, SSLContext tls, List<String> answers) {
    this.listener = listener;
    this.tls = tls;
    this.answers = new ArrayDeque<>(answers);
  }

  /// @param answers the first one is the greeting
  static OddServer saying(SSLContext tls, String... answers) throws IOException {
    ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    OddServer server = new OddServer(listener, tls, List.of(answers));
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  /// A server that greets, secures and signs in as it ought to, then goes on like this.
  static OddServer afterSignIn(SSLContext tls, String... answers) throws IOException {
    List<String> all = new ArrayList<>(List.of(PLAIN_GREETING, HANDSHAKE + TLS_GREETING, "OK\r\n"));
    all.addAll(List.of(answers));
    return saying(tls, all.toArray(String[]::new));
  }

  int port() {
    return listener.getLocalPort();
  }

  /// Waits until the connection is over, so that nothing more can be heard.
  void awaitEnd() throws InterruptedException {
    if (!ended.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the client has not hung up");
    }
  }

  /// Every line that came in. A TLS handshake that nobody asked for is one line.
  List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void serve() {
    try (Socket plain = listener.accept()) {
      Socket socket = plain;
      BufferedReader in = reader(socket);
      for (String answer = answers.remove(); !answer.equals(CUT); answer = answers.remove()) {
        int handshake = answer.indexOf("<tls>");
        if (handshake >= 0) {
          say(socket, answer.substring(0, handshake));
          SSLSocket over = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
          over.startHandshake();
          socket = over;
          in = reader(socket);
          answer = answer.substring(handshake + "<tls>".length());
        }
        say(socket, answer);
        if (answers.isEmpty()) {
          answers.add("");
        }
        String line = line(in);
        if (line == null) {
          return;
        }
        heard.add(line);
      }
    } catch (IOException _) {
      // the client has gone, or the test is over
    } finally {
      ended.countDown();
    }
  }

  private static @Nullable String line(BufferedReader in) throws IOException {
    in.mark(8); // the end of the line before may be within
    if (in.read() == TLS_RECORD) {
      in.transferTo(Writer.nullWriter());
      return "<handshake>";
    }
    in.reset();
    return in.readLine();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }
}
