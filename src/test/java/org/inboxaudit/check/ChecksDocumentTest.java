package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares `docs/checks.md` with what annotations and texts say. `mvn test -Dapprove` rewrites it.
class ChecksDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/checks.md");

  private static final CheckTexts TEXTS = CheckTexts.english();

  @Test
  void listsEveryCheckAsItIs() throws IOException {
    String document = document();
    if (System.getProperty("approve") != null) {
      Files.createDirectories(Path.of("docs"));
      Files.writeString(DOCUMENT, document);
    }
    assertEquals(document, Files.readString(DOCUMENT));
  }

  @Test
  void namesOnlySignsThatAreExplained() throws IOException {
    String signs = Files.readString(Path.of("docs/signs.md"));
    assertEquals(
        List.of(),
        Catalog.checks().stream()
            .flatMap(check -> Arrays.stream(check.info().signs()))
            .distinct()
            .filter(sign -> !signs.contains("| " + sign + " |"))
            .toList());
  }

  @Test
  void namesOnlyFeaturesThatAreExplained() throws IOException {
    String signs = Files.readString(Path.of("docs/signs.md"));
    String features = signs.substring(signs.indexOf("## Features"));
    assertEquals(
        List.of(),
        Catalog.checks().stream()
            .flatMap(check -> Arrays.stream(check.info().features()))
            .distinct()
            .filter(feature -> !features.contains("| " + feature + " |"))
            .toList());
  }

  /// Both ways: what a check looks for is explained, and what is explained is looked for.
  @Test
  void explainsTheSignsThatChecksLookFor() throws IOException {
    String signs = Files.readString(Path.of("docs/signs.md"));
    Set<String> explained =
        signs
            .substring(0, signs.indexOf("## Features"))
            .lines()
            .filter(line -> line.matches("[|] [SG][0-9]+ [|].*"))
            .map(line -> line.split("[|]", -1)[1].strip())
            .collect(Collectors.toSet());
    Set<String> sought =
        Catalog.checks().stream()
            .flatMap(check -> Arrays.stream(check.info().signs()))
            .collect(Collectors.toSet());
    assertEquals(new TreeSet<>(explained), new TreeSet<>(sought));
  }

  @Test
  void namesTheFeaturesOfEveryCheck() {
    assertEquals(
        List.of(),
        Catalog.checks().stream()
            .filter(check -> check.info().features().length == 0)
            .map(Check::id)
            .toList());
  }

  private static String document() {
    return """
        # Checks

        Generated from the annotations and texts of the checks; `mvn test -Dapprove` rewrites it.

        | Check | Question | Reads | Severity | Confidence | Signs | Features | ATT&CK | Blind spot |
        |---|---|---|---|---|---|---|---|---|
        """
        + Catalog.checks().stream().map(ChecksDocumentTest::row).collect(Collectors.joining());
  }

  private static String row(Check check) {
    CheckInfo info = check.info();
    return "| `%s` | %s | %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            check.id(),
            text(check, "title"),
            check.reads().stream().map(ChecksDocumentTest::word).collect(Collectors.joining(", ")),
            word(info.severity()),
            word(info.confidence()),
            list(info.signs()),
            list(info.features()),
            list(info.attack()),
            text(check, "blind"));
  }

  private static String text(Check check, String field) {
    return TEXTS.find(check.id() + "." + field).orElseThrow();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String list(String[] values) {
    return Arrays.stream(values).collect(Collectors.joining(", "));
  }
}
