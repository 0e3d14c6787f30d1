package org.inboxaudit.source.imap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.inboxaudit.evidence.FolderRole;

/// Tells what folders are for: by their special-use attribute (RFC 6154), or by their name on
/// servers that have none.
///
/// @param names roles by folder name in lower case
record FolderRoles(Map<String, FolderRole> names) {
  private static final String FILE = "/intel/folder-names.txt";

  FolderRoles {
    names = Map.copyOf(names);
  }

  /// Reads the names that mail programs give to folders in several languages.
  static FolderRoles load() {
    try (InputStream in = FolderRoles.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FILE);
      }
      Map<String, FolderRole> names = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        int colon = line.indexOf(':');
        if (line.isEmpty() || line.startsWith("#")) {
          continue;
        }
        FolderRole role = FolderRole.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
        names.put(line.substring(colon + 1).strip(), role);
      }
      return new FolderRoles(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The role that the attributes of a LIST answer state, [FolderRole#OTHER] if none.
  static FolderRole of(String name, List<String> attributes) {
    if (name.equalsIgnoreCase("INBOX")) {
      return FolderRole.INBOX;
    }
    return attributes.stream()
        .map(attribute -> special(attribute.toLowerCase(Locale.ROOT)))
        .filter(Predicate.not(FolderRole.OTHER::equals))
        .findFirst()
        .orElse(FolderRole.OTHER);
  }

  private static FolderRole special(String attribute) {
    return switch (attribute) {
      case "\\sent" -> FolderRole.SENT;
      case "\\drafts" -> FolderRole.DRAFTS;
      case "\\trash" -> FolderRole.TRASH;
      case "\\junk" -> FolderRole.JUNK;
      case "\\archive" -> FolderRole.ARCHIVE;
      case "\\all" -> FolderRole.ALL;
      case "\\flagged" -> FolderRole.FLAGGED;
      default -> FolderRole.OTHER;
    };
  }

  /// Guesses roles that no attribute stated from the names of folders on the first level, or just
  /// below the inbox.
  List<ListedFolder> guess(List<ListedFolder> folders) {
    Set<FolderRole> stated = EnumSet.of(FolderRole.OTHER);
    folders.forEach(folder -> stated.add(folder.role()));
    List<ListedFolder> known = new ArrayList<>();
    for (ListedFolder folder : folders) {
      FolderRole guessed = names.getOrDefault(ownName(folder), FolderRole.OTHER);
      known.add(
          folder.role() == FolderRole.OTHER && !stated.contains(guessed)
              ? folder.with(guessed)
              : folder);
    }
    return known;
  }

  private static String ownName(ListedFolder folder) {
    String name = folder.name().toLowerCase(Locale.ROOT);
    String inbox = "inbox" + folder.delimiter();
    return !folder.delimiter().isEmpty() && name.startsWith(inbox)
        ? name.substring(inbox.length())
        : name;
  }
}
