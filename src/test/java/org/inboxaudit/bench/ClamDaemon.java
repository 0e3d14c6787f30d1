package org.inboxaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A clamd of our own with one signature, and `clamdscan --stream`, which hands it files over a
/// socket: what mail servers do with attachments.
final class ClamDaemon implements AutoCloseable {
  private static final Path DAEMON = Path.of("/usr/sbin/clamd");
  private static final Path CLIENT = Path.of("/usr/bin/clamdscan");
  private static final int PATIENCE_SECONDS = 60;

  private final Path config;
  private final Process process;

  private ClamDaemon(Path config, Process process) {
    this.config = config;
    this.process = process;
  }

  /// @param directory for its socket and its signature
  static ClamDaemon start(Path directory) throws IOException {
    if (!Files.isExecutable(DAEMON) || !Files.isExecutable(CLIENT)) {
      throw new IOException("clamd and clamdscan are not installed (clamav-daemon, clamdscan)");
    }
    Path signatures = Files.createDirectories(directory.resolve("signatures"));
    // of the file that every scanner knows, and that harms nobody
    Files.writeString(
        signatures.resolve("one.hdb"), "44d88612fea8a8f36de82e1278abb02f:68:Eicar-Test\n");
    Path socket = directory.resolve("clamd.socket");
    Files.deleteIfExists(socket);
    Path config = directory.resolve("clamd.conf");
    Files.writeString(
        config,
        """
        LocalSocket %s
        DatabaseDirectory %s
        Foreground yes
        StreamMaxLength 100M
        MaxFileSize 100M
        MaxScanSize 400M
        """
            .formatted(socket, signatures));
    Process process =
        new ProcessBuilder(DAEMON.toString(), "--config-file=" + config)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("clamd.log").toFile())
            .start();
    ClamDaemon daemon = new ClamDaemon(config, process);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.exists(socket)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        daemon.close();
        throw new IOException("clamd did not start, see " + directory.resolve("clamd.log"));
      }
      LockSupport.parkNanos(10_000_000);
    }
    return daemon;
  }

  /// Has every file in a directory looked at.
  void scan(Path files) throws IOException, InterruptedException {
    Process client =
        new ProcessBuilder(
                List.of(
                    CLIENT.toString(),
                    "--config-file=" + config,
                    "--stream",
                    "--no-summary",
                    "--infected",
                    files.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (client.waitFor() != 0) {
      throw new IOException("clamdscan failed or found something");
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
