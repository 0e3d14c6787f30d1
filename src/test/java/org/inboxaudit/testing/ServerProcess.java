package org.inboxaudit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The process of a mail server that stays in the foreground.
public final class ServerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;
  private final Path output;

  private ServerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// A port that nobody uses.
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Starts a server and returns once it listens on all of its ports.
  ///
  /// @param output where it writes what it has to say
  static ServerProcess start(
      List<String> command, Map<String, String> environment, Path output, int... ports)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    ServerProcess server = new ServerProcess(builder.start(), output);
    for (int port : ports) {
      server.await(port);
    }
    return server;
  }

  private void await(int port) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        if (exitedWithin(Duration.ofMillis(50))) {
          break;
        }
      }
    }
    close();
    throw new IllegalStateException("the server did not start:\n" + Files.readString(output));
  }

  private boolean exitedWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// Ends it at once, with all it started.
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    exitedWithin(Duration.ofSeconds(5));
  }

  @Override
  public void close() {
    process.destroy();
    if (!exitedWithin(Duration.ofSeconds(10))) {
      kill();
    }
  }
}
