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

  /// Holds back the compiler that optimises: it looks at a method four times as late, and takes
  /// fewer methods into one. As it comes it takes half of the processor time of the first audits,
  /// and has not earned that after twelve (`docs/performance.md`).
  private static final List<String> COMPILE_LESS =
      List.of(
          "-XX:Tier4InvocationThreshold=20000",
          "-XX:Tier4MinInvocationThreshold=2400",
          "-XX:Tier4CompileThreshold=60000",
          "-XX:Tier4BackEdgeThreshold=160000",
          "-XX:FreqInlineSize=120",
          "-XX:MaxInlineLevel=8");

  /// What a JVM needs besides its heap: its code, its classes, the stacks of its threads.
  private static final long BESIDES_HEAP = 240L << 20;

  /// Files that may be open at once, besides those of the class path.
  private static final int FILES = 128;

  /// Threads and processes together. A JVM has some twenty by itself.
  private static final int TASKS = 64;

  private ParserCommand() {}

  /// Starts `mainClass` from the same artifact and on the same JDK as this process.
  ///
  /// @param dkimKeys what it may read besides what it is handed
  static List<String> java(long memory, Optional<Path> dkimKeys, String mainClass) {
    List<String> words = new ArrayList<>(List.of(real(JAVA_HOME) + "/bin/java"));
    words.addAll(COMPILE_LESS);
    words.addAll(
        List.of(
            "-Xmx" + memory,
            "-Xss1m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:CompressedClassSpaceSize=32m",
            "-XX:ReservedCodeCacheSize=64m",
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
            "-Xlog:disable",
            "-XX:+SuppressFatalErrorMessage",
            "-Dinbox-audit.dkim-keys=" + dkimKeys.map(Path::toString).orElse(""),
            "-cp",
            String.join(File.pathSeparator, classPath()),
            mainClass));
    return List.copyOf(words);
  }

  /// The same command under limits that the kernel keeps, whatever runs in the process: memory of
  /// its own, files open at once, and not one octet written to a file.
  ///
  /// @param alone whether nothing else of this user is counted with it: only then may its threads
  ///   and processes be counted, which the kernel does by user
  static List<String> limited(Path prlimit, long memory, boolean alone, List<String> command) {
    List<String> words = new ArrayList<>();
    words.add(prlimit.toString());
    words.add("--data=" + (memory + BESIDES_HEAP));
    words.add("--nofile=" + (FILES + classPath().size()));
    words.add("--fsize=0");
    words.add("--core=0");
    if (alone) {
      words.add("--nproc=" + TASKS);
    }
    words.add("--");
    words.addAll(command);
    return List.copyOf(words);
  }

  /// The same command with no network, no processes but its own, and of the file system only what
  /// the JVM needs; nothing in it can be written.
  static List<String> lockedIn(
      Path bubblewrap, Optional<Path> dkimKeys, Optional<Path> prlimit, List<String> command) {
    List<String> words =
        new ArrayList<>(
            List.of(
                bubblewrap.toString(),
                "--unshare-all",
                "--die-with-parent",
                "--new-session",
                "--cap-drop",
                "ALL",
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
                Stream.concat(
                    Stream.concat(dkimKeys.stream(), prlimit.stream()).map(Path::toString),
                    classPath().stream())))
        .distinct()
        .forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
    words.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp", "--"));
    words.addAll(command);
    return List.copyOf(words);
  }

  static Optional<Path> bubblewrap() {
    return installed("bwrap");
  }

  static Optional<Path> prlimit() {
    return installed("prlimit");
  }

  private static Optional<Path> installed(String name) {
    return Stream.of("/usr/bin/", "/bin/", "/usr/local/bin/")
        .map(folder -> folder + name)
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
