package org.inboxaudit.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.report.LanguageChoice;
import org.inboxaudit.report.TextBundle;
import org.inboxaudit.report.Texts;

/// The texts of all languages, read once from `texts/` in the product.
///
/// A language is a folder there and a line in `languages.txt`; nothing else has to be changed to
/// add one. What it does not say yet is said in English.
@ApplicationScoped
public class TextCatalog {
  /// The source language, complete by test.
  public static final String SOURCE = "en";

  private static final List<String> FILES =
      List.of("checks", "consent", "gaps", "page", "problems", "report", "web");

  private final SortedMap<String, Texts> texts = new TreeMap<>();

  public TextCatalog() {
    Texts source = read(SOURCE, Optional.empty());
    texts.put(SOURCE, source);
    content("languages.txt")
        .orElseThrow(() -> new IllegalStateException("the list of languages is missing"))
        .lines()
        .map(line -> line.strip().split(" ", 2)[0])
        .filter(language -> !language.isEmpty() && !language.equals(SOURCE))
        .forEach(language -> texts.put(language, read(language, Optional.of(source))));
  }

  /// All languages there are, as BCP 47 names them.
  public SortedSet<String> languages() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(texts.keySet()));
  }

  /// @throws NoSuchElementException if there is no such language
  public Texts in(String language) {
    Texts found = texts.get(language);
    if (found == null) {
      throw new NoSuchElementException("no texts in the language asked for");
    }
    return found;
  }

  /// The texts that suit the value of an Accept-Language header best; English if none does.
  public Texts suiting(String acceptLanguage) {
    return in(LanguageChoice.best(acceptLanguage, texts.keySet(), SOURCE));
  }

  private static Texts read(String language, Optional<Texts> fallback) {
    List<String> files = new ArrayList<>();
    for (String name : FILES) {
      content(language + "/" + name + ".properties").ifPresent(files::add);
    }
    return TextBundle.parse(language, files, fallback);
  }

  private static Optional<String> content(String name) {
    try (InputStream in = TextCatalog.class.getResourceAsStream("/texts/" + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
