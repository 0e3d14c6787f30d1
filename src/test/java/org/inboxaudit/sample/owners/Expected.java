package org.inboxaudit.sample.owners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.risk.Verdict;

/// The table of what must be said of each owner: `name | heading | findings`, one owner a line.
final class Expected {
  private static final Path TABLE = Path.of("src/test/resources/owners/expected.txt");

  private Expected() {}

  static SortedMap<String, Said> read() throws IOException {
    SortedMap<String, Said> table = new TreeMap<>();
    for (String line : Files.readAllLines(TABLE)) {
      if (isRow(line)) {
        String[] cells = line.split(" *\\| *", 3);
        List<String> findings =
            cells[2].equals("nothing") ? List.of() : List.of(cells[2].split(", ", -1));
        table.put(cells[0], new Said(Verdict.Level.valueOf(cells[1]), findings, List.of()));
      }
    }
    return table;
  }

  /// Puts what was said of the innocent into their rows; makes a row where there is none.
  static void approve(List<TapedOwner> owners, SortedMap<String, Said> said) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(TABLE));
    SortedMap<String, Said> table = read();
    for (TapedOwner owner : owners) {
      String row = owner.name() + " | " + said.get(owner.name());
      if (!table.containsKey(owner.name())) {
        lines.add(row);
      } else if (!owner.compromised()) {
        lines.replaceAll(line -> line.startsWith(owner.name() + " | ") ? row : line);
      }
    }
    Files.write(TABLE, lines);
  }

  private static boolean isRow(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }
}
