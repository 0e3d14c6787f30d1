package org.inboxaudit.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import org.inboxaudit.testing.FakeMailSession.Refusal;

/// The answers of a [FakeMailServer] to LIST (RFC 5258, RFC 5819, RFC 6154), LSUB and STATUS.
final class FolderListing {
  private static final Set<String> SPECIAL_USES =
      Set.of("\\All", "\\Archive", "\\Drafts", "\\Flagged", "\\Junk", "\\Sent", "\\Trash");

  private FolderListing() {}

  static void list(FakeMailServer server, ImapWords words, Wire wire) throws IOException, Refusal {
    Refusal.unless(words.count() == 3 || (words.count() == 5 && words.is(3, "RETURN")));
    if (words.word(2).isEmpty()) {
      wire.text("* LIST (\\Noselect) \"/\" \"\"\r\n");
      return;
    }
    boolean subscribed = false;
    String status = "";
    if (words.count() == 5) {
      Refusal.unless(server.can("LIST-EXTENDED"));
      String options = words.word(4).toUpperCase(Locale.ROOT);
      int at = options.indexOf("STATUS (");
      if (at >= 0) {
        Refusal.unless(server.can("LIST-STATUS"));
        int close = options.indexOf(')', at);
        status = options.substring(at + "STATUS ".length(), close + 1);
        options = options.substring(0, at) + options.substring(close + 1);
      }
      subscribed = takeOptions(server, options);
    }
    for (FakeFolder folder : server.folders()) {
      if (matches(folder.name(), words.word(1) + words.word(2))) {
        List<String> attributes = attributes(server, folder);
        if (subscribed && folder.subscribed()) {
          attributes.add("\\Subscribed");
        }
        line(wire, "LIST", attributes, folder);
        if (!status.isEmpty() && folder.selectable()) {
          status(server, folder, status, wire);
        }
      }
    }
  }

  private static boolean takeOptions(FakeMailServer server, String options) throws Refusal {
    boolean subscribed = false;
    StringTokenizer words = new StringTokenizer(options, "() ");
    while (words.hasMoreTokens()) {
      switch (words.nextToken()) {
        case "SUBSCRIBED" -> subscribed = true;
        case "SPECIAL-USE" -> Refusal.unless(server.can("SPECIAL-USE"));
        case "CHILDREN" -> {
          // nothing is said of them
        }
        default -> throw new Refusal();
      }
    }
    return subscribed;
  }

  static void subscribed(FakeMailServer server, ImapWords words, Wire wire)
      throws IOException, Refusal {
    Refusal.unless(words.count() == 3);
    for (FakeFolder folder : server.folders()) {
      if (folder.subscribed() && matches(folder.name(), words.word(1) + words.word(2))) {
        line(wire, "LSUB", List.of(), folder);
      }
    }
  }

  private static List<String> attributes(FakeMailServer server, FakeFolder folder) {
    List<String> attributes = new ArrayList<>(folder.attributes());
    if (!server.can("SPECIAL-USE")) {
      attributes.removeAll(SPECIAL_USES);
    }
    return attributes;
  }

  private static void line(Wire wire, String key, List<String> attributes, FakeFolder folder)
      throws IOException {
    wire.text("* ")
        .text(key)
        .text(" (")
        .text(String.join(" ", attributes))
        .text(") \"/\" ")
        .text(BodyStructures.string(folder.name()))
        .endLine();
  }

  static void status(FakeMailServer server, FakeFolder folder, String items, Wire wire)
      throws IOException, Refusal {
    FakeFolder.State state = folder.state();
    wire.text("* STATUS ").text(BodyStructures.string(state.name())).text(" (");
    String separator = "";
    StringTokenizer words = new StringTokenizer(items.toUpperCase(Locale.ROOT), "() ");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      long number =
          switch (word) {
            case "MESSAGES" -> state.uids().count();
            case "UIDNEXT" -> state.nextUid();
            case "UIDVALIDITY" -> state.uidValidity();
            case "HIGHESTMODSEQ" -> {
              Refusal.unless(server.can("CONDSTORE"));
              yield state.modSeq();
            }
            default -> throw new Refusal();
          };
      wire.text(separator).text(word).text(" ").number(number);
      separator = " ";
    }
    wire.text(")\r\n");
  }

  /// RFC 9051 §6.3.9: `*` stands for anything, `%` for anything without a delimiter.
  private static boolean matches(String name, String pattern) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    char first = pattern.charAt(0);
    if (first != '*' && first != '%') {
      return !name.isEmpty()
          && name.charAt(0) == first
          && matches(name.substring(1), pattern.substring(1));
    }
    if (pattern.length() == 1 && first == '*') {
      return true;
    }
    for (int i = 0; i <= name.length(); i++) {
      if (matches(name.substring(i), pattern.substring(1))) {
        return true;
      }
      if (i < name.length() && first == '%' && name.charAt(i) == '/') {
        return false;
      }
    }
    return false;
  }
}
