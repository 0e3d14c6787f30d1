package org.inboxaudit.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A mail server on the loopback, of its own for a test. It speaks IMAP over TLS and shows
/// [TlsIdentity#localhost].
public interface TestMailServer extends AutoCloseable {
  default String host() {
    return "localhost";
  }

  /// Speaks TLS from the first octet.
  int imapPort();

  /// Speaks ManageSieve, plainly until STARTTLS; 0 if there is none.
  default int sievePort() {
    return 0;
  }

  /// The SHA-256 of the public key it shows, in hex.
  default String pin() {
    return TlsIdentity.localhost().pin();
  }

  /// Adds a user with an empty inbox.
  void addUser(String name, String password) throws IOException;

  /// Adds an empty folder; `.` separates levels, and the owner is subscribed to it.
  default void addFolder(String user, String folder) throws IOException {
    try (ImapTalk talk = talk(user)) {
      addFolder(talk, folder);
    }
  }

  /// The same, over a connection that is open.
  default void addFolder(ImapTalk talk, String folder) throws IOException {
    String name = ImapTalk.quoted(wireName(folder));
    if (talk.ask("LIST \"\" " + name).isEmpty()) {
      talk.ask("CREATE " + name + creation(folder));
      talk.ask("SUBSCRIBE " + name);
    }
  }

  /// What CREATE says behind the folder's name.
  default String creation(String folder) {
    return "";
  }

  /// Puts a message into a folder, which is made if it is not there.
  ///
  /// @param flags as Maildir writes them: `S` seen, `F` flagged, `R` answered, `T` deleted, `D`
  ///   draft
  default void append(
      String user, String folder, String flags, Instant internalDate, byte[] message)
      throws IOException {
    try (ImapTalk talk = talk(user)) {
      addFolder(talk, folder);
      talk.append(wireName(folder), flags, internalDate, message);
    }
  }

  /// Puts Sieve scripts where ManageSieve finds them; without ManageSieve it does nothing.
  default void installSieve(String user, Map<String, String> scripts, Optional<String> active)
      throws IOException {}

  /// The name of a folder as the server's clients say it.
  default String wireName(String folder) {
    return folder;
  }

  /// A client that is signed in as the user and may do anything.
  ImapTalk talk(String user) throws IOException;

  /// Everything about a mailbox that a reader could have changed, to compare before and after.
  MailboxState state(String user) throws IOException;

  @Override
  void close() throws IOException;
}
