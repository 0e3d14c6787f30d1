package org.inboxaudit.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.inboxaudit.testing.Directories;
import org.inboxaudit.testing.DovecotConfig;
import org.inboxaudit.testing.TlsIdentity;

/// A Dovecot of its own on the loopback in front of the generated mailboxes. It keeps what it knows
/// of them apart from the mail, so that it can be made to forget it.
final class BenchServer implements AutoCloseable {
  /// The password of every mailbox.
  static final String PASSWORD = "secret";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final Path directory;
  private final BenchServerConfig config;
  private final Process process;

  private BenchServer(Path directory, BenchServerConfig config, Process process) {
    this.directory = directory;
    this.config = config;
    this.process = process;
  }

  /// Starts a server and returns once it answers.
  ///
  /// @param mail a directory with a Maildir for each user, named as the user is
  static BenchServer start(Path mail) throws IOException {
    Path directory = Files.createTempDirectory("inbox-audit-bench");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    TlsIdentity.localhost()
        .writePem(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
    for (String name : new String[] {"index", "control", "home"}) {
      DovecotConfig.give(Files.createDirectory(directory.resolve(name)));
    }
    BenchServerConfig config = BenchServerConfig.in(directory, mail.toAbsolutePath());
    Path file = Files.writeString(directory.resolve("dovecot.conf"), config.text());
    String program =
        DovecotConfig.program()
            .orElseThrow(() -> new IOException("Dovecot is not installed"))
            .toString();
    Process process =
        new ProcessBuilder(program, "-F", "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.log").toFile())
            .start();
    BenchServer server = new BenchServer(directory, config, process);
    server.awaitAnswer();
    return server;
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), plainPort()), 1000);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(LOOK.toNanos());
      }
    }
    String said = Files.readString(directory.resolve("output.log"));
    close();
    throw new IOException("Dovecot did not start: " + said);
  }

  /// Speaks IMAP without TLS.
  int plainPort() {
    return config.plainPort();
  }

  /// Speaks TLS from the first octet.
  int tlsPort() {
    return config.tlsPort();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /// Lets the server forget what it knows of the mail of a user, but for the numbers it gave it.
  void makeCold(String user) throws IOException {
    Directories.delete(directory.resolve("index").resolve(user));
  }

  /// Waits until no session is open, so that the whole of its processor time is accounted for.
  ///
  /// @throws IllegalStateException if that takes too long
  void awaitIdle() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sessions() > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("a session with Dovecot does not end");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private long sessions() {
    try (Stream<ProcessHandle> children = process.children()) {
      return children.filter(child -> Processors.name(child).equals("imap")).count();
    }
  }

  /// What it wrote to its log so far.
  String log() throws IOException {
    Path log = directory.resolve("dovecot.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /// Stops the server and removes all it wrote; the mail stays.
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Directories.delete(directory);
  }
}
