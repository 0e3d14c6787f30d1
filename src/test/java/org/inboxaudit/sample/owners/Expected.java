package org.inboxaudit.sample.owners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.sample.owners.TapedOwner.Guest;

/// The table of what must be said of each owner: `name | heading | findings`, one owner a line.
/// Among the findings `unseen` stands before a check that could not see everything.
final class Expected {
  private static final Path TABLE = Path.of("src/test/resources/owners/expected.txt");

  private static final String UNSEEN = "unseen ";

  private Expected() {}

  static SortedMap<String, Said> read() throws IOException {
    SortedMap<String, Said> table = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (isRow(line)) {
        String[] cells = line.split(" *\\| *", 3);
        table.put(cells[0], said(cells[1], cells[2]));
      }
    }
    return table;
  }

  private static Said said(String level, String cell) {
    List<String> findings = new ArrayList<>();
    List<String> unseen = new ArrayList<>();
    for (String entry : cell.equals("nothing") ? new String[0] : cell.split(", ", -1)) {
      if (entry.startsWith(UNSEEN)) {
        unseen.add(entry.substring(UNSEEN.length()));
      } else {
        findings.add(entry);
      }
    }
    return new Said(Verdict.Level.valueOf(level), findings, unseen, List.of());
  }

  /// Puts what was said of the innocent into their rows; makes a row where there is none.
  static void approve(List<TapedOwner> owners, SortedMap<String, Said> said) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(TABLE));
    SortedMap<String, Said> table = read();
    for (TapedOwner owner : owners) {
      String row = owner.name() + " | " + said.get(owner.name());
      if (!table.containsKey(owner.name())) {
        lines.add(row);
      } else if (owner.guest() == Guest.NOBODY) {
        lines.replaceAll(line -> line.startsWith(owner.name() + " | ") ? row : line);
      }
    }
    Files.write(TABLE, lines);
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
