package org.inboxaudit.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All that a reader could have changed in a mailbox, as files and as the server itself tells it.
///
/// The server is asked by a client of a few lines, not by the one under test. Its own index files
/// are left out: any reading may bring them up to date.
///
/// @param facts by name, so that a difference can be read in a test's output
public record MailboxState(SortedMap<String, String> facts) {
  /// How the servers' own files begin.
  private static final List<String> OWN = List.of("dovecot", "cyrus.", "courierimap");

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

  /// @param homes the directories of the mailbox, where they are in reach
  static MailboxState of(ImapTalk talk, Path... homes) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    askServer(facts, talk);
    for (Path home : homes) {
      try (Stream<Path> files = Files.walk(home)) {
        for (Path file : files.sorted().toList()) {
          String own = file.getFileName().toString();
          if (OWN.stream().noneMatch(own::startsWith)) {
            facts.put("file " + home.relativize(file), describe(file));
          }
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

  private static void askServer(SortedMap<String, String> facts, ImapTalk talk) throws IOException {
    String items = "MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN";
    if (talk.can("CONDSTORE")) {
      items += " HIGHESTMODSEQ";
    }
    facts.put("subscribed", String.join("\n", talk.ask("LSUB \"\" \"*\"")));
    List<String> folders =
        talk.ask("LIST \"\" \"*\"").stream().map(MailboxState::withoutHints).toList();
    facts.put("folders", String.join("\n", folders));
    for (String folder : folders) {
      if (folder.contains("\\Noselect") || folder.contains("\\NonExistent")) {
        continue;
      }
      // * LIST (attributes) "separator" name
      String name = folder.substring(folder.indexOf(") \"") + ") \".\" ".length());
      facts.put("status " + name, lines(talk.ask("STATUS " + name + " (" + items + ")")));
      talk.ask("EXAMINE " + name);
      facts.put("flags " + name, lines(talk.ask("UID FETCH 1:* (UID FLAGS)")));
    }
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines);
  }

  /// `\Marked` says that a folder may have something new: a hint that any look at the folder
  /// changes (RFC 9051 §7.3.1), not a state of the mailbox.
  private static String withoutHints(String folder) {
    return folder.replaceAll("(?i) \\\\(un)?marked|\\\\(un)?marked ", "");
  }
}
