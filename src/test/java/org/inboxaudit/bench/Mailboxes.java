package org.inboxaudit.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inboxaudit.testing.Directories;
import org.inboxaudit.testing.DovecotConfig;

/// The generated mailboxes as Maildirs, one directory a user, kept for the next run.
final class Mailboxes {
  private static final List<String> FOLDERS = List.of("INBOX", "Archive", "Sent");

  private final Path root;
  private final Consumer<String> say;

  /// @param say told before something that takes long
  Mailboxes(Path root, Consumer<String> say) {
    this.root = root;
    this.say = say;
  }

  Path root() {
    return root;
  }

  /// Makes a mailbox unless it is there, just so, from an earlier run.
  void make(MailProfile profile) throws IOException {
    Path maildir = root.resolve(profile.user());
    Path made = root.resolve(profile.user() + ".made");
    String what = profile + ", as of " + Letters.VERSION;
    if (Files.exists(made) && Files.readString(made).equals(what)) {
      return;
    }
    if (profile.messages() > 1_000) {
      say.accept("writing " + profile.messages() + " messages …");
    }
    Directories.delete(maildir);
    Files.createDirectories(root);
    for (String folder : FOLDERS) {
      makeMaildir(folder(profile.user(), folder));
    }
    Letters letters = new Letters(profile);
    for (long number = 0; letters.hasNext(); number++) {
      write(profile.user(), letters.next(), number);
    }
    Files.writeString(made, what);
  }

  private static void makeMaildir(Path maildir) throws IOException {
    DovecotConfig.give(Files.createDirectory(maildir));
    for (String part : List.of("cur", "new", "tmp")) {
      DovecotConfig.give(Files.createDirectory(maildir.resolve(part)));
    }
  }

  private void write(String user, Letter letter, long number) throws IOException {
    byte[] head = letter.head().getBytes(StandardCharsets.ISO_8859_1);
    int lines = lines(head) + lines(letter.body());
    // S is the size of the file, W the size with CRLF, which the server need not count then
    String name =
        String.format(
            Locale.ROOT,
            "%d.M%dP1.bench,S=%d,W=%d:2,%s",
            letter.at().getEpochSecond(),
            number,
            letter.octets(),
            letter.octets() + lines,
            letter.seen() ? "S" : "");
    Path file = folder(user, letter.folder()).resolve("cur").resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(head);
      out.write(letter.body());
    }
    Files.setLastModifiedTime(file, FileTime.from(letter.at()));
  }

  private static int lines(byte[] octets) {
    int lines = 0;
    for (byte octet : octets) {
      lines += octet == '\n' ? 1 : 0;
    }
    return lines;
  }

  private Path folder(String user, String folder) {
    Path maildir = root.resolve(user);
    return folder.equals("INBOX") ? maildir : maildir.resolve("." + folder);
  }

  /// All messages together, in octets as they lie on the disk.
  long octets(String user) throws IOException {
    try (Stream<Path> files = Files.walk(root.resolve(user))) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /// Puts all messages of one mailbox into the inbox of another one.
  ///
  /// @param round makes them new ones each time
  /// @return the files, for [#remove]
  List<Path> deliver(String from, String to, int round) throws IOException {
    Path inbox = folder(to, "INBOX").resolve("cur");
    try (Stream<Path> files = Files.walk(root.resolve(from))) {
      List<Path> messages = files.filter(Files::isRegularFile).sorted().toList();
      for (Path message : messages) {
        Path link = inbox.resolve(delivered(message, round));
        Files.deleteIfExists(link); // of a run that was broken off
        Files.createLink(link, message);
      }
      return messages.stream().map(message -> inbox.resolve(delivered(message, round))).toList();
    }
  }

  private static String delivered(Path message, int round) {
    return message.getFileName().toString().replace("P1.bench", "P" + (round + 2) + ".bench");
  }

  /// Takes delivered messages out again.
  void remove(List<Path> messages) throws IOException {
    for (Path message : messages) {
      Files.deleteIfExists(message);
    }
  }
}
