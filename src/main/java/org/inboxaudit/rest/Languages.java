package org.inboxaudit.rest;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.report.TextBundle;
import org.inboxaudit.report.Texts;

/// The languages this service speaks, read from the product itself, and the choice among them.
///
/// The first language of the list is the source: it has every text, and speaks where another has a
/// hole.
@Singleton
public class Languages {
  private static final String FOLDER = "texts/";
  private static final List<String> FILES =
      List.of("checks", "consent", "gaps", "page", "problems", "report", "web");
  private static final int LONGEST_HEADER = 1000;

  private final Map<String, Texts> byTag = new LinkedHashMap<>();
  private final Texts source;

  Languages() {
    List<String> tags =
        read("languages.txt")
            .orElseThrow()
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .toList();
    source = load(tags.getFirst(), Optional.empty());
    byTag.put(tags.getFirst(), source);
    tags.stream().skip(1).forEach(tag -> byTag.put(tag, load(tag, Optional.of(source))));
  }

  /// All languages, the source first.
  public List<Texts> all() {
    return List.copyOf(byTag.values());
  }

  /// The language of this name, or the source if we do not speak it.
  public Texts named(String tag) {
    return lookUp(() -> List.of(new Locale.LanguageRange(tag)));
  }

  /// The language that fits a request best (RFC 4647 §3.4).
  ///
  /// @param accepted the values of its `Accept-Language` headers
  public Texts best(List<String> accepted) {
    String header = String.join(",", accepted);
    return header.isBlank() || header.length() > LONGEST_HEADER
        ? source
        : lookUp(() -> Locale.LanguageRange.parse(header));
  }

  private Texts lookUp(java.util.function.Supplier<List<Locale.LanguageRange>> wanted) {
    try {
      String tag = Locale.lookupTag(wanted.get(), byTag.keySet());
      return tag == null ? source : find(tag);
    } catch (IllegalArgumentException e) {
      return source;
    }
  }

  private Texts find(String tag) {
    return byTag.entrySet().stream()
        .filter(language -> language.getKey().equalsIgnoreCase(tag))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(source);
  }

  private static Texts load(String tag, Optional<Texts> fallback) {
    List<String> files = new ArrayList<>();
    FILES.forEach(name -> read(tag + "/" + name + ".properties").ifPresent(files::add));
    return TextBundle.parse(tag, Collections.unmodifiableList(files), fallback);
  }

  private static Optional<String> read(String name) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(FOLDER + name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
