package org.inboxaudit.report;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The texts of one language, read from properties files. A key it lacks is answered in the
/// language it falls back to, so that a half-translated report still says everything.
public final class TextBundle implements Texts {
  private final String language;
  private final SortedMap<String, String> own;
  private final Optional<Texts> fallback;

  private TextBundle(String language, SortedMap<String, String> own, Optional<Texts> fallback) {
    this.language = language;
    this.own = Collections.unmodifiableSortedMap(own);
    this.fallback = fallback;
  }

  /// Reads the files of a language.
  ///
  /// @param files the content of each properties file
  /// @param fallback what answers for keys that are missing; empty for the source language
  /// @throws IllegalArgumentException if two files hold the same key
  public static TextBundle parse(
      String language, Collection<String> files, Optional<Texts> fallback) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String file : files) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      for (String key : properties.stringPropertyNames()) {
        if (texts.put(key, properties.getProperty(key).strip()) != null) {
          throw new IllegalArgumentException("two texts under " + key);
        }
      }
    }
    return new TextBundle(language, texts, fallback);
  }

  @Override
  public String language() {
    return language;
  }

  @Override
  public String text(String key, Map<String, String> facts) {
    return phrase(key, facts).toString();
  }

  @Override
  public Phrase phrase(String key, Map<String, String> facts) {
    String template = own.get(key);
    if (template != null) {
      return Phrase.of(language, template, facts);
    }
    return fallback
        .orElseThrow(() -> new NoSuchElementException("no text under " + key))
        .phrase(key, facts);
  }

  @Override
  public Optional<String> find(String key) {
    String template = own.get(key);
    return template != null ? Optional.of(template) : fallback.flatMap(source -> source.find(key));
  }

  /// The keys this language has itself, without those it falls back for.
  @Override
  public SortedSet<String> keys() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(own.keySet()));
  }
}
