package org.inboxaudit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A real clamd with a database of its own: one signature and one YARA rule, for texts that only a
/// test writes. It never asks for updates.
public final class ClamdServer implements AutoCloseable {
  /// Octets that it knows as `Test.Marker.UNOFFICIAL`.
  public static final String MARKER = "harmless-marker-of-a-test";

  /// Octets that its YARA rule knows as `YARA.Example_Marker.UNOFFICIAL`.
  public static final String YARA_MARKER = "harmless-marker-of-a-rule";

  /// The largest stream it takes, in octets.
  public static final int LARGEST = 1 << 20;

  private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

  private final Path directory;
  private final int port;
  private final ServerProcess process;

  private ClamdServer(Path directory, int port, ServerProcess process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /// Whether it can be started here.
  public static boolean available() {
    return Files.isExecutable(PROGRAM);
  }

  /// Starts it in an empty directory and returns once it answers.
  public static ClamdServer start(Path directory) throws IOException {
    Path signatures = Files.createDirectory(directory.resolve("signatures"));
    StringBuilder hex = new StringBuilder();
    MARKER.chars().forEach(c -> hex.append("%02x".formatted(c)));
    Files.writeString(signatures.resolve("test.ndb"), "Test.Marker:0:*:" + hex + "\n");
    Files.writeString(
        signatures.resolve("test.yar"),
        "rule Example_Marker { strings: $a = \"" + YARA_MARKER + "\" condition: $a }\n");
    int port = ServerProcess.freePort();
    Path settings = directory.resolve("clamd.conf");
    Files.write(
        settings,
        List.of(
            "Foreground yes",
            "DatabaseDirectory " + signatures,
            "LocalSocket " + directory.resolve("clamd.ctl"),
            "TCPAddr 127.0.0.1",
            "TCPSocket " + port,
            "StreamMaxLength " + LARGEST));
    return new ClamdServer(
        directory,
        port,
        ServerProcess.start(
            List.of(PROGRAM.toString(), "-c", settings.toString()),
            Map.of(),
            directory.resolve("output"),
            port));
  }

  /// The path of its socket.
  public String socket() {
    return directory.resolve("clamd.ctl").toString();
  }

  /// The same service over TCP.
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
