package org.inboxaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A real Courier of its own, on the loopback. It looks for its parts in fixed places, so it runs
/// under a root of its own: the system's, with its tree laid over it. That takes root.
///
/// It keeps flags in the names of files, and every folder under the inbox.
public final class CourierServer implements TestMailServer {
  private static final UnpackedServer PROGRAM = UnpackedServer.named("courier");

  private final Path directory;
  private final int port;
  private final ServerProcess process;
  private final Map<String, String> passwords = new TreeMap<>();

  private CourierServer(Path directory, int port, ServerProcess process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /// Whether it can be started here.
  public static boolean available() {
    return PROGRAM.available() && DovecotConfig.asRoot() && hasMountNamespaces();
  }

  private static boolean hasMountNamespaces() {
    try {
      Commands.run(Map.of(), "", "unshare", "--mount", "--pid", "--fork", "true");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// Starts a server without users and returns once it answers.
  public static CourierServer start() {
    try {
      Path directory = Files.createTempDirectory("courier");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (String name : List.of("root", "work", "settings")) {
        Files.createDirectory(directory.resolve(name));
      }
      DovecotConfig.give(Files.createDirectory(directory.resolve("mail")));
      Path over = directory.resolve("over");
      Commands.run(Map.of(), "", "cp", "-a", PROGRAM.root().toString(), over.toString());
      Files.createDirectories(over.resolve("run/courier/authdaemon"));
      int port = ServerProcess.freePort();
      writeSettings(directory.resolve("settings"));
      Path script = Files.writeString(directory.resolve("start"), script(directory, port));
      writeUsers(directory, Map.of());
      ServerProcess process =
          ServerProcess.start(
              List.of(
                  "unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", script.toString()),
              Map.of(),
              directory.resolve("output.log"),
              port);
      return new CourierServer(directory, port, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeSettings(Path settings) throws IOException {
    for (String name : List.of("imapd", "imapd-ssl")) {
      Files.copy(PROGRAM.root().resolve("etc/courier").resolve(name), settings.resolve(name));
    }
    Path key = settings.resolve("key.pem");
    Path certificate = settings.resolve("imapd.pem");
    TlsIdentity.localhost().writePem(certificate, key);
    Files.writeString(certificate, Files.readString(certificate) + Files.readString(key));
    Files.writeString(
        settings.resolve("authdaemonrc"),
        """
        authmodulelist="authuserdb"
        authmodulelistorig="authuserdb"
        daemons=2
        authdaemonvar=/run/courier/authdaemon
        DEBUG_LOGIN=0
        DEFAULTOPTIONS=""
        LOGGEROPTS=""
        """);
  }

  /// Without IMAP_EMPTYTRASH it would remove old messages from the Trash at every sign-in.
  private static String script(Path directory, int port) {
    return """
    set -e
    cd /
    mount -t overlay overlay -o lowerdir=/,upperdir=DIR/over,workdir=DIR/work DIR/root
    mount --rbind /proc DIR/root/proc
    mount --rbind /dev DIR/root/dev
    mount --bind DIR/mail DIR/rootDIR/mail
    mount --bind DIR/settings DIR/root/etc/courier
    exec chroot DIR/root sh -c '
    export LD_LIBRARY_PATH=/usr/lib
    set -a
    . /etc/courier/imapd
    . /etc/courier/imapd-ssl
    IMAP_TLS=1
    TLS_CACHEFILE=
    TLS_TRUSTCERTS=
    IMAP_EMPTYTRASH=
    /usr/lib/courier/courier-authlib/authdaemond &
    exec couriertcpd -address=127.0.0.1 -maxprocs=50 -maxperip=50 -nodnslookup -noidentlookup \\
      PORT /usr/bin/couriertls -server -tcpd \\
      /usr/lib/courier/courier/imaplogin /usr/bin/imapd Maildir'
    """
        .replace("DIR", directory.toString())
        .replace("PORT", Integer.toString(port));
  }

  @Override
  public int imapPort() {
    return port;
  }

  @Override
  public String wireName(String folder) {
    return folder.equals("INBOX") ? folder : "INBOX." + folder;
  }

  @Override
  public void addUser(String name, String password) throws IOException {
    Path home = directory.resolve("mail").resolve(name);
    for (Path part : List.of(home, maildir(home, ""), maildir(home, "cur"), maildir(home, "new"))) {
      DovecotConfig.give(Files.createDirectory(part));
    }
    DovecotConfig.give(Files.createDirectory(maildir(home, "tmp")));
    passwords.put(name, password);
    writeUsers(directory, passwords);
  }

  private static Path maildir(Path home, String part) {
    return home.resolve("Maildir").resolve(part);
  }

  /// One database for where the users are, and one for their passwords.
  private static void writeUsers(Path directory, Map<String, String> passwords) throws IOException {
    StringBuilder users = new StringBuilder();
    StringBuilder secrets = new StringBuilder();
    for (Map.Entry<String, String> user : passwords.entrySet()) {
      Path home = directory.resolve("mail").resolve(user.getKey());
      String[] ids = DovecotConfig.ids(home).split(":", -1);
      users.append(
          "%s\tuid=%s|gid=%s|home=%s|mail=%s|_=\n"
              .formatted(user.getKey(), ids[0], ids[1], home, home.resolve("Maildir")));
      secrets.append("%s\timappw=%s\n".formatted(user.getKey(), hashed(user.getValue())));
    }
    makeDatabase(directory.resolve("settings/userdb.dat"), users + "\n.\n");
    makeDatabase(directory.resolve("settings/userdbshadow.dat"), secrets + "\n.\n");
  }

  private static void makeDatabase(Path file, String lines) throws IOException {
    Commands.run(
        PROGRAM.environment(),
        lines,
        PROGRAM.file("usr/lib/courier/courier-authlib/makedatprog"),
        "-",
        file + ".new",
        file.toString());
  }

  private static String hashed(String password) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
      return "{SHA256}" + Base64.getEncoder().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ImapTalk talk(String user) throws IOException {
    return ImapTalk.open(port, user, passwords.getOrDefault(user, ""));
  }

  @Override
  public MailboxState state(String user) throws IOException {
    try (ImapTalk talk = talk(user)) {
      return MailboxState.of(talk, directory.resolve("mail").resolve(user));
    }
  }

  @Override
  public void close() throws IOException {
    process.kill();
    Directories.delete(directory);
  }
}
