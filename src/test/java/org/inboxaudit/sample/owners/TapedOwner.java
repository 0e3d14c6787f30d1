package org.inboxaudit.sample.owners;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.check.Owner.Journey;
import org.inboxaudit.evidence.EmailAddress;

/// An invented owner, and what each connector would tell of the mailbox.
///
/// @param name in lower case, with hyphens; the beginning of the names of its files
/// @param guest whether somebody else is in the mailbox
/// @param declared what the owner tells about themselves when asked
/// @param journeys where the owner says they were
/// @param tapes the lines of a tape, by the connector it stands for; the mailbox itself is `imap`
record TapedOwner(
    String name,
    Guest guest,
    EmailAddress address,
    Declared declared,
    List<Journey> journeys,
    SortedMap<String, List<String>> tapes) {
  private static final Path FOLDER = Path.of("src/test/resources/owners");

  /// Who else is in a mailbox, and how well that can be told.
  enum Guest {
    NOBODY,
    /// Somebody, and the report must say: act.
    TOLD_TO_ACT,
    /// Somebody who leaves little behind: the report must say what it saw, and where to look.
    HARDLY_SEEN
  }

  TapedOwner {
    journeys = List.copyOf(journeys);
    tapes = Collections.unmodifiableSortedMap(new TreeMap<>(tapes));
  }

  /// Where its tapes lie, with what they must hold.
  SortedMap<Path, String> files() {
    SortedMap<Path, String> files = new TreeMap<>();
    for (Map.Entry<String, List<String>> tape : tapes.entrySet()) {
      files.put(file(tape.getKey()), String.join("\n", tape.getValue()) + "\n");
    }
    return files;
  }

  Path file(String source) {
    return FOLDER.resolve(name + "." + source + ".tape");
  }

  @Override
  public String toString() {
    return name;
  }
}
