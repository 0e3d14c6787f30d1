package org.inboxaudit.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/// All that a reader could have changed in a mailbox, as files and as the server itself tells it.
///
/// The server is asked by a client of a few lines, not by the one under test. Its own index files
/// are left out: any reading may bring them up to date.
///
/// @param facts by name, so that a difference can be read in a test's output
public record MailboxState(SortedMap<String, String> facts) {
  public MailboxState {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// What is not the same in `other`, by name: empty if nothing was changed.
  public SortedMap<String, String> differences(MailboxState other) {
    SortedMap<String, String> differences = new TreeMap<>();
    Set<String> names = new TreeSet<>(facts.keySet());
    names.addAll(other.facts.keySet());
    for (String name : names) {
      String mine = facts.getOrDefault(name, "nothing");
      String theirs = other.facts.getOrDefault(name, "nothing");
      if (!mine.equals(theirs)) {
        differences.put(name, mine + " → " + theirs);
      }
    }
    return differences;
  }

  static MailboxState of(Path home, DovecotServer server, String user, String password)
      throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    askServer(facts, server, user, password);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted().toList()) {
        String name = home.relativize(file).toString();
        if (!file.getFileName().toString().startsWith("dovecot")) {
          facts.put("file " + name, describe(file));
        }
      }
    }
    return new MailboxState(facts);
  }

  private static String describe(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return "link to " + Files.readSymbolicLink(file);
    }
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      return "directory";
    }
    String modified = Files.getLastModifiedTime(file).toString();
    return file.toString().endsWith(".sieve")
        ? modified + "\n" + Files.readString(file)
        : modified + " " + Files.size(file);
  }

  private static void askServer(
      SortedMap<String, String> facts, DovecotServer server, String user, String password)
      throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            TlsIdentity.localhost()
                .context()
                .getSocketFactory()
                .createSocket(server.host(), server.imapPort())) {
      socket.setSoTimeout(20_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      in.readLine();
      ask(in, out, "LOGIN \"" + user + "\" \"" + password + "\"");
      facts.put("subscribed", String.join("\n", ask(in, out, "LSUB \"\" \"*\"")));
      List<String> folders =
          ask(in, out, "LIST \"\" \"*\"").stream().map(MailboxState::withoutHints).toList();
      facts.put("folders", String.join("\n", folders));
      for (String folder : folders) {
        if (folder.contains("\\Noselect") || folder.contains("\\NonExistent")) {
          continue;
        }
        String name = folder.substring(folder.indexOf("\".\"") + 4);
        facts.put(
            "status " + name,
            String.join(
                "\n",
                ask(
                    in,
                    out,
                    "STATUS "
                        + name
                        + " (MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ)")));
        ask(in, out, "EXAMINE " + name);
        facts.put("flags " + name, String.join("\n", ask(in, out, "UID FETCH 1:* (UID FLAGS)")));
      }
      ask(in, out, "LOGOUT");
    }
  }

  /// `\Marked` says that a folder may have something new: a hint that any look at the folder
  /// changes (RFC 9051 §7.3.1), not a state of the mailbox.
  private static String withoutHints(String folder) {
    return folder.replace(" \\Marked", "").replace(" \\Unmarked", "");
  }

  private static List<String> ask(BufferedReader in, OutputStream out, String command)
      throws IOException {
    out.write(("a " + command + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    List<String> untagged = new ArrayList<>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("a OK")) {
        return untagged;
      }
      if (line.startsWith("a ")) {
        throw new IOException(command + ": " + line);
      }
      untagged.add(line);
    }
    throw new IOException("the server hung up");
  }
}
