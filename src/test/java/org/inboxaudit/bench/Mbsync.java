package org.inboxaudit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.testing.Directories;

/// A program that copies a mailbox to the disk, the fastest that people use for it: without
/// compression, which costs more than the wire here, and without waiting for the disk.
final class Mbsync implements AutoCloseable {
  private final Path program;
  private final Path directory;
  private final Path copy;

  /// @param directory the copy lies in here; on the same disk as the mailbox
  Mbsync(Path directory, int port, String user) throws IOException {
    this.program = program().orElseThrow(() -> new IOException("mbsync is not installed (isync)"));
    this.directory = Files.createDirectories(directory.toAbsolutePath());
    this.copy = directory.toAbsolutePath().resolve("copy");
    Files.writeString(config(), text(port, user));
  }

  static Optional<Path> program() {
    return Stream.of("/usr/bin/mbsync", "/usr/local/bin/mbsync")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private Path config() {
    return directory.resolve("mbsyncrc");
  }

  private String text(int port, String user) {
    return """
    FSync no

    IMAPStore server
    Host 127.0.0.1
    Port %d
    User %s
    Pass %s
    SSLType None
    AuthMechs LOGIN
    DisableExtensions COMPRESS=DEFLATE

    MaildirStore disk
    Path %s/
    Inbox %s/INBOX
    SubFolders Verbatim

    Channel mailbox
    Far :server:
    Near :disk:
    Patterns *
    Create Near
    Sync Pull
    SyncState *
    """
        .formatted(port, user, BenchServer.PASSWORD, copy, copy);
  }

  /// Removes the copy, so that the next run begins with nothing.
  void forget() throws IOException {
    Directories.delete(copy);
    Files.createDirectory(copy);
  }

  /// Copies the mailbox.
  void run() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString(), "-c", config().toString(), "-a", "-q")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("mbsync: " + Files.readString(directory.resolve("output.log")));
    }
  }

  /// How many messages the copy has.
  long messages() throws IOException {
    try (Stream<Path> files = Files.walk(copy)) {
      // whatever mbsync notes beside them has a name without a `U`
      return files.filter(file -> file.getFileName().toString().contains(",U=")).count();
    }
  }

  @Override
  public void close() throws IOException {
    Directories.delete(directory);
  }
}
