package org.inboxaudit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packaged service as a process of its own, with a data directory that is gone afterwards.
final class ServiceProcess implements AutoCloseable {
  private static final int FIRST_PORT = 8080;
  private static final int PORTS = 100;
  private static final Duration START = Duration.ofSeconds(90);
  private static final int LOG_LINES = 40;

  private final Process process;
  private final Path directory;
  private final URI address;

  private ServiceProcess(Process process, Path directory, URI address) {
    this.process = process;
    this.directory = directory;
    this.address = address;
  }

  /// Starts the service; it may speak to the two sample servers and to nothing else of ours.
  static ServiceProcess start(Path jar, SampleMailServer mail) throws IOException {
    Path directory = Files.createTempDirectory("inbox-audit-demo");
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dinbox-audit.data=" + directory,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                privateServer(0, "host", "localhost"),
                privateServer(0, "port", mail.imapPort()),
                privateServer(0, "pin", mail.pin()),
                privateServer(1, "host", "localhost"),
                privateServer(1, "port", mail.sievePort()),
                privateServer(1, "pin", mail.pin()),
                "-jar",
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("service.log").toFile())
            .start();
    return new ServiceProcess(process, directory, URI.create("http://localhost:" + port));
  }

  private static String privateServer(int index, String name, Object value) {
    return "-Dinbox-audit.network.private-servers[%d].%s=%s".formatted(index, name, value);
  }

  private static int freePort() throws IOException {
    for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException _) {
        // taken: the next one
      }
    }
    throw new IOException("no free port from " + FIRST_PORT + " on");
  }

  URI address() {
    return address;
  }

  /// Returns when the service answers.
  ///
  /// @throws IOException with the end of its log if it does not
  void awaitReady(ServiceClient client) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!client.isReady()) {
      if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new IOException("the service did not start:\n" + String.join("\n", log()));
      }
    }
  }

  /// The end of what the service wrote.
  List<String> log() throws IOException {
    List<String> lines = Files.readAllLines(directory.resolve("service.log"));
    return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
      delete(directory);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
