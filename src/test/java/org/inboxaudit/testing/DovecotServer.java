package org.inboxaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real Dovecot of its own, on the loopback, with users, folders and Sieve scripts that a test
/// puts there as plain files. IMAP speaks TLS at once, ManageSieve by STARTTLS; both show
/// [TlsIdentity#localhost].
public final class DovecotServer implements TestMailServer {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final DovecotConfig config;
  private final List<Path> locked = new ArrayList<>();
  private Setup setup;
  private ServerProcess process;
  private long delivered;

  private DovecotServer(Path directory, Setup setup) throws IOException {
    this.directory = directory;
    this.setup = setup;
    config = DovecotConfig.in(directory);
    process = launch();
  }

  /// How a server is set up.
  public enum Setup {
    /// All that belongs to a mailbox lies in it.
    USUAL,
    /// The same; the owner may let others look into folders (ACL), and hang scripts on them
    /// (METADATA, IMAPSIEVE).
    SETTINGS,
    /// What the server itself writes down of a mailbox lies elsewhere.
    APART,
    /// As before, and the owner has no more than the rights to look for folders and to read them
    /// (RFC 4314 §2.1, `l` and `r`).
    APART_LOOK_AND_READ,
    /// As before the last, and nobody can write into a mailbox: its directory is mounted read-only.
    APART_READ_ONLY_MOUNT
  }

  /// Starts a server without users and returns once it answers.
  public static DovecotServer start() {
    return start(Setup.USUAL);
  }

  public static DovecotServer start(Setup setup) {
    try {
      Path directory = Files.createTempDirectory("dovecot");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      TlsIdentity.localhost()
          .writePem(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
      Files.createDirectory(directory.resolve("users"));
      for (String name : List.of("mail", "wire", "control")) {
        DovecotConfig.give(Files.createDirectory(directory.resolve(name)));
      }
      return new DovecotServer(directory, setup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts the server again over the same mailboxes and on the same ports, with further settings.
  public void startAgainWith(String settings) throws IOException {
    Files.writeString(directory.resolve("more.conf"), settings);
    startAgain(setup);
  }

  /// Starts the server again over the same mailboxes and on the same ports.
  public void startAgain(Setup other) throws IOException {
    process.close();
    setup = other;
    process = launch();
  }

  private ServerProcess launch() throws IOException {
    Path file = Files.writeString(directory.resolve("dovecot.conf"), config.text(setup));
    List<String> command = new ArrayList<>();
    if (setup == Setup.APART_READ_ONLY_MOUNT) {
      String mail = directory.resolve("mail").toString();
      command.addAll(List.of("bwrap", "--dev-bind", "/", "/", "--ro-bind", mail, mail));
      command.addAll(List.of("--cap-add", "ALL", "--die-with-parent"));
    }
    command.add(DovecotConfig.program().orElseThrow().toString());
    command.addAll(List.of("-F", "-c", file.toAbsolutePath().toString()));
    return ServerProcess.start(
        command, Map.of(), directory.resolve("output.log"), config.imapPort(), config.sievePort());
  }

  /// Speaks TLS from the first octet.
  @Override
  public int imapPort() {
    return config.imapPort();
  }

  /// Speaks plainly until STARTTLS.
  @Override
  public int sievePort() {
    return config.sievePort();
  }

  /// What it wrote to its log so far.
  public String log() throws IOException {
    StringBuilder log = new StringBuilder();
    for (String name : List.of("output.log", "dovecot.log")) {
      Path file = directory.resolve(name);
      log.append(Files.exists(file) ? Files.readString(file) : "");
    }
    return log.toString();
  }

  /// Adds a user with an empty inbox.
  @Override
  public void addUser(String name, String password) throws IOException {
    Path home = makeDirectory(home(name));
    for (String kind : List.of("imap", "sieve")) {
      makeDirectory(wire(name).resolve(kind));
    }
    makeMaildir(home.resolve("Maildir"));
    // Pigeonhole makes these itself at the first sign-in, whoever signs in
    makeDirectory(home.resolve("sieve/tmp"));
    // a file each, because the server looks for changes of a file once a second only
    Files.writeString(
        directory.resolve("users").resolve(name),
        "%s:%s:%s::%s::%n".formatted(name, password, DovecotConfig.ids(home), home));
  }

  /// Adds an empty folder; `.` separates levels, and the owner is subscribed to it.
  @Override
  public void addFolder(String user, String folder) throws IOException {
    Path maildir = maildir(user, folder);
    if (Files.exists(maildir)) {
      return;
    }
    makeMaildir(maildir);
    DovecotConfig.give(Files.createFile(maildir.resolve("maildirfolder")));
    Path subscriptions = control(user).resolve("subscriptions");
    if (!Files.exists(subscriptions)) {
      DovecotConfig.give(Files.writeString(subscriptions, "V\t2\n\n"));
    }
    Files.writeString(subscriptions, folder.replace('.', '\t') + "\n", StandardOpenOption.APPEND);
  }

  /// Puts a message into a folder, which is made if it is not there.
  ///
  /// @param flags as Maildir writes them: `S` seen, `F` flagged, `R` answered, `T` deleted, `D`
  ///   draft
  @Override
  public synchronized void append(
      String user, String folder, String flags, Instant internalDate, byte[] message)
      throws IOException {
    addFolder(user, folder);
    String name =
        String.format(Locale.ROOT, "%010d.P1.test,S=%d:2,%s", ++delivered, message.length, flags);
    Path file = Files.write(maildir(user, folder).resolve("cur").resolve(name), message);
    Files.setLastModifiedTime(file, FileTime.from(internalDate));
    DovecotConfig.give(file);
  }

  /// Destroys a folder behind the server's back.
  public void removeFolder(String user, String folder) throws IOException {
    Directories.delete(maildir(user, folder));
  }

  /// Gives a folder another name behind the server's back, as a server does itself.
  public void renameFolder(String user, String from, String to) throws IOException {
    Files.move(maildir(user, from), maildir(user, to));
  }

  /// Destroys all messages of a folder behind the server's back.
  public void empty(String user, String folder) throws IOException {
    for (String part : List.of("cur", "new")) {
      try (Stream<Path> files = Files.list(maildir(user, folder).resolve(part))) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /// Takes from the server the right to look into a folder.
  public void lock(String user, String folder) throws IOException {
    Path maildir = maildir(user, folder);
    locked.add(maildir);
    Files.setPosixFilePermissions(maildir, PosixFilePermissions.fromString("---------"));
  }

  /// Gives a folder another UIDVALIDITY, as a server does that lost its index.
  public void renumber(String user, String folder) throws IOException {
    Path maildir = maildir(user, folder);
    Path uids = maildir.resolve("dovecot-uidlist");
    Files.writeString(uids, Files.readString(uids).replaceFirst(" V[0-9]+ ", " V4711 "));
    try (Stream<Path> files = Files.list(maildir)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("dovecot.index")).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Puts a Sieve script where ManageSieve finds it; at most one is active.
  public void installSieve(String user, String name, String text, boolean active)
      throws IOException {
    Path scripts = makeDirectory(home(user).resolve("sieve"));
    DovecotConfig.give(Files.writeString(scripts.resolve(name + ".sieve"), text));
    if (active) {
      Path link = home(user).resolve(".dovecot.sieve");
      Files.deleteIfExists(link);
      DovecotConfig.give(Files.createSymbolicLink(link, Path.of("sieve", name + ".sieve")));
    }
  }

  @Override
  public void installSieve(String user, Map<String, String> scripts, Optional<String> active)
      throws IOException {
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      installSieve(
          user, script.getKey(), script.getValue(), active.equals(Optional.of(script.getKey())));
    }
  }

  @Override
  public ImapTalk talk(String user) throws IOException {
    return ImapTalk.open(imapPort(), user, password(user));
  }

  /// Everything about a mailbox that a reader could have changed, to compare before and after.
  @Override
  public MailboxState state(String user) throws IOException {
    try (ImapTalk talk = talk(user)) {
      return MailboxState.of(talk, home(user));
    } catch (IOException e) {
      throw new IOException(log(), e);
    }
  }

  /// The command lines that clients sent in the sessions of a user after they had signed in.
  ///
  /// @param protocol `imap` or `sieve`
  public List<String> wireLog(String user, String protocol) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(wire(user).resolve(protocol))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".in")).sorted().toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          // the server puts the time before each line
          lines.add(line.substring(line.indexOf(' ') + 1));
        }
      }
    }
    return lines;
  }

  /// The same, once a line that holds `word` has come in; the server writes its log a moment after
  /// it has answered.
  public List<String> wireLogUntil(String user, String protocol, String word) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> lines = wireLog(user, protocol);
    while (lines.stream().noneMatch(line -> line.contains(word)) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      lines = wireLog(user, protocol);
    }
    return lines;
  }

  private String password(String user) throws IOException {
    return Files.readString(directory.resolve("users").resolve(user)).split(":", -1)[1];
  }

  private Path home(String user) {
    return directory.resolve("mail").resolve(user);
  }

  private Path control(String user) throws IOException {
    return setup == Setup.USUAL
        ? home(user).resolve("Maildir")
        : makeDirectory(directory.resolve("control").resolve(user));
  }

  private Path wire(String user) {
    return directory.resolve("wire").resolve(user);
  }

  private Path maildir(String user, String folder) {
    Path root = home(user).resolve("Maildir");
    return folder.equals("INBOX") ? root : root.resolve("." + folder);
  }

  private static void makeMaildir(Path maildir) throws IOException {
    makeDirectory(maildir);
    for (String part : List.of("cur", "new", "tmp")) {
      makeDirectory(maildir.resolve(part));
    }
  }

  private static Path makeDirectory(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = path.getParent();
      if (parent != null && !Files.exists(parent)) {
        makeDirectory(parent);
      }
      DovecotConfig.give(Files.createDirectory(path));
    }
    return path;
  }

  /// Stops the server and removes all it wrote.
  @Override
  public void close() throws IOException {
    process.close();
    for (Path maildir : locked) {
      Files.setPosixFilePermissions(maildir, PosixFilePermissions.fromString("rwx------"));
    }
    Directories.delete(directory);
  }
}
