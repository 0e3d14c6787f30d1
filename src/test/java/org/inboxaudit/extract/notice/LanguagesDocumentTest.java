package org.inboxaudit.extract.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.evidence.Notice;
import org.inboxaudit.extract.text.Pack;
import org.junit.jupiter.api.Test;

/// Compares the table of languages in `docs/sign-ins.md` with the pack of phrases. `mvn test
/// -Dapprove` rewrites it.
class LanguagesDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/sign-ins.md");
  private static final String HEAD =
      "| a letter about | known in | not known in |\n|---|---|---|\n";

  @Test
  void namesTheLanguagesOfEveryEvent() throws IOException {
    String text = Files.readString(DOCUMENT);
    int from = text.indexOf(HEAD);
    assertTrue(from >= 0, "the table is there");
    int end = text.indexOf("\n\n", from);
    if (System.getProperty("approve") != null) {
      Files.writeString(DOCUMENT, text.substring(0, from) + table() + text.substring(end + 1));
    }
    text = Files.readString(DOCUMENT);
    assertEquals(table(), text.substring(from, text.indexOf("\n\n", from) + 1));
  }

  private static String table() {
    Map<String, SortedSet<String>> known = new TreeMap<>();
    SortedSet<String> all = new TreeSet<>();
    for (String line : Pack.lines("alert-events")) {
      String[] columns = line.split("[|]", 4);
      String language = columns[2].strip();
      known.computeIfAbsent(columns[1].strip(), _ -> new TreeSet<>()).add(language);
      all.add(language);
    }
    all.remove("*");
    StringBuilder table = new StringBuilder(HEAD);
    for (Notice.Event event : EnumSet.complementOf(EnumSet.of(Notice.Event.NOT_UNDERSTOOD))) {
      String name = event.name().toLowerCase(Locale.ROOT).replace('_', '-');
      SortedSet<String> languages = known.getOrDefault(name, new TreeSet<>());
      boolean byLink = languages.remove("*");
      String missing =
          all.stream().filter(one -> !languages.contains(one)).collect(Collectors.joining(" "));
      String how = byLink ? "any (by its link), " : "";
      table.append(
          "| %s | %s%s | %s |\n"
              .formatted(
                  name.replace('-', ' '),
                  how,
                  String.join(" ", languages),
                  missing.isEmpty() ? "–" : missing));
    }
    return table.toString();
  }
}
