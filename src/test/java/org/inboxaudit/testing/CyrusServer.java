package org.inboxaudit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A real Cyrus of its own, on the loopback. It keeps flags, keywords and what is recent in
/// databases, so a mailbox is filled over IMAP.
public final class CyrusServer implements TestMailServer {
  private static final UnpackedServer PROGRAM = UnpackedServer.named("cyrus");
  private static final String REALM = "localhost";

  /// Folders with a role (RFC 6154).
  private static final Set<String> SPECIAL = Set.of("Sent", "Trash", "Drafts", "Junk", "Archive");

  private final Path directory;
  private final int port;
  private final ServerProcess process;
  private final Map<String, String> passwords = new HashMap<>();

  private CyrusServer(Path directory, int port, ServerProcess process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /// Whether it can be started here.
  public static boolean available() {
    return PROGRAM.available();
  }

  /// Starts a server without users and returns once it answers.
  public static CyrusServer start() {
    try {
      Path directory = Files.createTempDirectory("cyrus");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      for (String name : List.of("configuration", "mail", "socket", "process", "lock")) {
        DovecotConfig.give(Files.createDirectory(directory.resolve(name)));
      }
      TlsIdentity.localhost()
          .writePem(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
      DovecotConfig.give(directory.resolve("key.pem"));
      DovecotConfig.give(directory);
      int port = ServerProcess.freePort();
      Files.writeString(directory.resolve("imapd.conf"), settings(directory));
      Files.writeString(directory.resolve("cyrus.conf"), services(directory, port));
      Map<String, String> environment = new HashMap<>(PROGRAM.environment());
      environment.put("CYRUS_USER", DovecotConfig.mailUser());
      List<String> command =
          List.of(
              PROGRAM.file("usr/lib/cyrus/bin/master"),
              "-D",
              "-C",
              directory.resolve("imapd.conf").toString(),
              "-M",
              directory.resolve("cyrus.conf").toString(),
              "-p",
              directory.resolve("process/master.pid").toString());
      ServerProcess process =
          ServerProcess.start(command, environment, directory.resolve("output.log"), port);
      return new CyrusServer(directory, port, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String settings(Path directory) {
    return """
    servername: REALM
    configdirectory: DIR/configuration
    defaultpartition: default
    partition-default: DIR/mail
    cyrus_user: USER
    altnamespace: yes
    unixhierarchysep: no
    virtdomains: off
    autocreate_quota: 0
    sasl_pwcheck_method: auxprop
    sasl_auxprop_plugin: sasldb
    sasl_sasldb_path: DIR/sasldb2
    sasl_mech_list: PLAIN
    tls_server_cert: DIR/certificate.pem
    tls_server_key: DIR/key.pem
    lmtpsocket: DIR/socket/lmtp
    idlesocket: DIR/socket/idle
    notifysocket: DIR/socket/notify
    proc_path: DIR/process
    mboxname_lockpath: DIR/lock
    popminpoll: 0
    """
        .replace("DIR", directory.toString())
        .replace("USER", DovecotConfig.mailUser())
        .replace("REALM", REALM);
  }

  private static String services(Path directory, int port) {
    return """
    START {
    }
    SERVICES {
      imaps cmd="%s -s -C %s" listen="127.0.0.1:%d" proto=tcp4 prefork=0 maxchild=50
    }
    EVENTS {
    }
    """
        .formatted(PROGRAM.file("usr/lib/cyrus/bin/imapd"), directory.resolve("imapd.conf"), port);
  }

  @Override
  public int imapPort() {
    return port;
  }

  @Override
  public void addUser(String name, String password) throws IOException {
    Path passwordFile = directory.resolve("sasldb2");
    Commands.run(
        PROGRAM.environment(),
        password,
        PROGRAM.file("usr/sbin/saslpasswd2"),
        "-p",
        "-c",
        "-f",
        passwordFile.toString(),
        "-u",
        REALM,
        name);
    DovecotConfig.give(passwordFile);
    passwords.put(name, password);
    // the first sign-in makes the inbox
    talk(name).close();
  }

  @Override
  public String creation(String folder) {
    return SPECIAL.contains(folder) ? " (USE (\\" + folder + "))" : "";
  }

  @Override
  public ImapTalk talk(String user) throws IOException {
    return ImapTalk.open(port, user, passwords.getOrDefault(user, ""));
  }

  @Override
  public MailboxState state(String user) throws IOException {
    try (ImapTalk talk = talk(user)) {
      return MailboxState.of(talk, directory.resolve("mail"));
    }
  }

  @Override
  public void close() throws IOException {
    process.close();
    Directories.delete(directory);
  }
}
