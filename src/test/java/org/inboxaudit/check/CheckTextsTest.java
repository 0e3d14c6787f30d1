package org.inboxaudit.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the words for people to the rules of wording: short sentences, calm words, no jargon.
class CheckTextsTest {
  private static final int WORDS_IN_A_SENTENCE = 20;
  private static final List<String> BANNED =
      List.of(
          "hack",
          "victim",
          "attack",
          "ioc",
          "exfiltrat",
          "malware",
          "malicious",
          "compromis",
          "phish",
          "breach",
          "threat",
          "payload",
          "macro",
          "header",
          "metadata",
          "credential",
          "authenticat",
          "safe",
          "secure");
  private static final CheckTexts TEXTS = CheckTexts.english();

  @Test
  void keepsSentencesShort() {
    assertEquals(
        List.of(),
        TEXTS.keys().stream()
            .flatMap(key -> sentences(TEXTS.find(key).orElseThrow()))
            .filter(sentence -> sentence.strip().split("\\s+", -1).length > WORDS_IN_A_SENTENCE)
            .toList());
  }

  @Test
  void frightensNobody() {
    assertEquals(
        List.of(),
        TEXTS.keys().stream()
            .map(key -> TEXTS.find(key).orElseThrow())
            .filter(
                text ->
                    Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
                        .anyMatch(word -> BANNED.stream().anyMatch(word::startsWith)))
            .toList());
  }

  @Test
  void endsSentencesInStops() {
    assertEquals(
        List.of(),
        TEXTS.keys().stream()
            .filter(key -> !key.endsWith(".title"))
            .map(key -> TEXTS.find(key).orElseThrow())
            .filter(text -> !text.matches("(?s).*[.?]\"?"))
            .toList());
  }

  @Test
  void belongsToAKnownCheckAndField() {
    List<String> known =
        Catalog.checks().stream()
            .flatMap(check -> CheckTexts.FIELDS.stream().map(field -> check.id() + "." + field))
            .toList();
    assertEquals(
        List.of(),
        TEXTS.keys().stream()
            .filter(key -> known.stream().noneMatch(k -> key.equals(k) || key.startsWith(k + ".")))
            .toList());
  }

  @Test
  void liesSortedInItsFile() throws IOException {
    List<String> keys =
        CheckCatalogTest.text("/texts/en/checks.properties")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertEquals(keys.stream().sorted().toList(), keys);
  }

  private static Stream<String> sentences(String text) {
    return Arrays.stream(text.split("[.?:]\\s+", -1));
  }
}
