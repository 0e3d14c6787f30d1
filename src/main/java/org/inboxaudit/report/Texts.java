package org.inboxaudit.report;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedSet;

/// All sentences of one language, by key. The only place where words for people come from (ADR 8).
public interface Texts {
  /// The language as BCP 47 names it.
  String language();

  /// The text under `key`, with `{name}` replaced by the fact of that name. Facts are data: braces
  /// in them stay as they are.
  ///
  /// @throws NoSuchElementException if there is no such text: a missing sentence must fail a test,
  ///   never reach a person as a key
  String text(String key, Map<String, String> facts);

  default String text(String key) {
    return text(key, Map.of());
  }

  /// The same as [#text(String, Map)], with the facts still apart from the words.
  default Phrase phrase(String key, Map<String, String> facts) {
    String template = find(key).orElseThrow(() -> new NoSuchElementException("no text: " + key));
    return Phrase.of(language(), template, facts);
  }

  /// The text under `key`, if there is one, with its `{name}` places as written.
  Optional<String> find(String key);

  /// All keys, for tests that compare languages.
  SortedSet<String> keys();
}
