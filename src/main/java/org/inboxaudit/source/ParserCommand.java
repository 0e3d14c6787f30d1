package org.inboxaudit.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The command lines that start a parser process.
final class ParserCommand {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /// What a JVM is linked against.
  private static final List<String> SYSTEM_LIBRARIES =
      List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache");

  private ParserCommand() {}

  /// Starts `mainClass` from the same artifact and on the same JDK as this process.
  ///
  /// @param dkimKeys what it may read besides what it is handed
  static List<String> java(long memory, Optional<Path> dkimKeys, String mainClass) {
    return List.of(
        JAVA_HOME.resolve("bin/java").toString(),
        "-Xmx" + memory,
        "-Xss1m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=16m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        // A dump or a core would be a copy of somebody's mail.
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        // The virtual machine's own words go where nobody reads an answer.
        "-XX:+DisplayVMOutputToStderr",
        "-Dinbox-audit.dkim-keys=" + dkimKeys.map(Path::toString).orElse(""),
        "-cp",
        String.join(File.pathSeparator, classPath()),
        mainClass);
  }

  /// The same command with no network, no processes but its own, and of the file system only what
  /// the JVM needs; nothing in it can be written.
  static List<String> lockedIn(Path bubblewrap, Optional<Path> dkimKeys, List<String> java) {
    List<String> words =
        new ArrayList<>(
            List.of(
                bubblewrap.toString(),
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--dir",
                "/tmp",
                "--proc",
                "/proc",
                "--dev",
                "/dev"));
    Stream.concat(
            SYSTEM_LIBRARIES.stream(),
            Stream.concat(
                // Debian keeps the configuration of a JDK outside of it.
                Stream.of(JAVA_HOME, JAVA_HOME.resolve("conf")).map(ParserCommand::real),
                Stream.concat(dkimKeys.stream().map(Path::toString), classPath().stream())))
        .distinct()
        .forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
    words.addAll(
        List.of("--remount-ro", "/", "--chdir", "/tmp", "--", real(JAVA_HOME) + "/bin/java"));
    words.addAll(java.subList(1, java.size()));
    return List.copyOf(words);
  }

  static Optional<Path> bubblewrap() {
    return Stream.of("/usr/bin/bwrap", "/bin/bwrap", "/usr/local/bin/bwrap")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// The class path of this process. A packaged service is started as `java -jar name.jar` from
  /// anywhere, so that its entries may be relative.
  private static List<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (IOException _) {
      return path.toString();
    }
  }
}
