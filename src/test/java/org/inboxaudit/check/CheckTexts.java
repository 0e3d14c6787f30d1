package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inboxaudit.finding.Finding;

/// The texts of the checks, as a file, without the code that prints them.
///
/// @param byKey every text by its key
public record CheckTexts(Properties byKey) {
  static final List<String> FIELDS =
      List.of("title", "found", "why", "normal", "remedy", "manual", "blind");
  private static final List<String> ABOUT_A_FINDING = List.of("found", "why", "normal", "remedy");
  private static final Pattern FACT = Pattern.compile("\\{([a-z_]+)\\}");
  private static final String FILE = "/texts/en/checks.properties";

  public static CheckTexts english() {
    Properties texts = new Properties();
    try (InputStream in = CheckTexts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CheckTexts(texts);
  }

  public Set<String> keys() {
    return new TreeSet<>(byKey.stringPropertyNames());
  }

  public Optional<String> find(String key) {
    return Optional.ofNullable(byKey.getProperty(key));
  }

  /// The facts a text names.
  static Set<String> facts(String text) {
    return FACT.matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Asserts that every text shown with this finding names only facts it gives, and that its
  /// variant has a text of its own.
  void hold(Finding finding) {
    Optional<String> variant = Optional.ofNullable(finding.facts().get("variant"));
    String found = finding.check() + ".found";
    assertTrue(
        variant.map(name -> found + "." + name).map(key -> find(key).isPresent()).orElse(true),
        () -> "no text " + found + "." + variant.orElseThrow());
    for (String field : ABOUT_A_FINDING) {
      String key = finding.check() + "." + field;
      String text =
          variant
              .flatMap(name -> find(key + "." + name))
              .or(() -> find(key))
              .orElseThrow(() -> new AssertionError("no text " + key));
      assertTrue(
          finding.facts().keySet().containsAll(facts(text)),
          () -> key + " names a fact that is not given: " + text + " " + finding.facts());
    }
  }
}
