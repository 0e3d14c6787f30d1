package org.inboxaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged service, `java -jar`, with a data directory of its own. It can be killed and
/// started again over the same data.
public final class ServiceProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port;
  private final List<String> options;
  private Process process;

  private ServiceProcess(Path directory, int port, List<String> options) throws IOException {
    this.directory = directory;
    this.port = port;
    this.options = options;
    this.process = launch();
  }

  /// Starts the service and returns once it answers.
  ///
  /// @param options of the JVM: `-Xmx256m`, `-Dinbox-audit.…`
  public static ServiceProcess start(List<String> options) {
    try {
      return start(ServerProcess.freePort(), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts the service on a port.
  public static ServiceProcess start(int port, List<String> options) {
    try {
      ServiceProcess service =
          new ServiceProcess(Files.createTempDirectory("inbox-audit"), port, List.copyOf(options));
      service.awaitReady();
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The options that let the service reach mail servers on this machine.
  public static List<String> reaching(String pin, int... ports) {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < ports.length; i++) {
      String server = "-Dinbox-audit.network.private-servers[" + i + "].";
      options.add(server + "host=localhost");
      options.add(server + "port=" + ports[i]);
      options.add(server + "pin=" + pin);
    }
    return options;
  }

  public URI address() {
    return URI.create("http://localhost:" + port);
  }

  public Path data() {
    return directory.resolve("data");
  }

  /// All it has written to its console, in all its lives.
  public String output() throws IOException {
    return Files.readString(directory.resolve("output.log"));
  }

  /// Ends it as a power cut would.
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await(process);
  }

  /// Starts it again over the same data.
  public void startAgain() throws IOException {
    process = launch();
    awaitReady();
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // a test does not wait for answers that are held back, unless it asks for that
    command.add("-Dinbox-audit.audit.unreachable-after=PT0S");
    command.add("-Dinbox-audit.audit.refused-after=PT0S");
    command.addAll(options);
    command.add("-Dinbox-audit.data=" + data());
    command.add("-Dquarkus.http.port=" + port);
    command.add("-jar");
    command.add(
        Path.of(System.getProperty("inbox-audit.jar", "target/inbox-audit.jar"))
            .toAbsolutePath()
            .toString());
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output.log").toFile()))
        .start();
  }

  private void awaitReady() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (ApiClient.ready(address())) {
        return;
      }
      if (exitedWithin(process, Duration.ofMillis(100))) {
        break;
      }
    }
    throw new IllegalStateException("the service did not start:\n" + output());
  }

  private static boolean exitedWithin(Process process, Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void await(Process process) {
    exitedWithin(process, Duration.ofSeconds(20));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    if (!exitedWithin(process, Duration.ofSeconds(15))) {
      kill();
    }
    Directories.delete(directory);
  }
}
