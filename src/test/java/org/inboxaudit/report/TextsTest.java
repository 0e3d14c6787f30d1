package org.inboxaudit.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.audit.Providers;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.risk.Verdict;
import org.junit.jupiter.api.Test;

/// What holds for every text file of every language.
class TextsTest {
  private static final List<String> BANNED =
      List.of(
          "hack",
          "victim",
          "attack",
          "ioc",
          "exfiltrat",
          "compromis",
          "malicious",
          "malware",
          "payload",
          "breach");

  private static final int LONGEST_SENTENCE = 20;

  @Test
  void everyReasonOfAGapSaysWhatAndWhoCanCloseIt() {
    assertPresent(
        Arrays.stream(Gap.Reason.values())
            .map(Wording::slug)
            .flatMap(reason -> Stream.of("gap." + reason + ".what", "gap." + reason + ".who")));
  }

  @Test
  void everyProblemOfAnAuditHasItsWords() {
    assertPresent(Arrays.stream(AuditProblem.values()).flatMap(p -> problem(p.slug())));
  }

  @Test
  void everyWishOfAProviderHasItsWords() {
    assertPresent(
        Arrays.stream(Providers.Wants.values())
            .map(wants -> "problem.mail-signin-failed." + wants.word()));
  }

  @Test
  void everyProblemOfTheInterfaceHasItsWords() {
    assertPresent(
        Stream.of(
                """
                validation malformed unknown-field unauthenticated token-expired forbidden
                consent-required consent-withdrawn not-found gone method-not-allowed
                not-acceptable unsupported-media conflict too-large invalid-host port-not-allowed
                idempotency-reused rate-limited internal unavailable
                """
                    .split("\\s+"))
            .flatMap(TextsTest::problem));
  }

  @Test
  void everyHeadingAndWeightAndKindHasItsWords() {
    assertPresent(
        Stream.of(
                keys("report.heading.", Verdict.Level.values()),
                keys("report.severity.", Severity.values()),
                keys("report.confidence.", Confidence.values()),
                keys("report.kind.", EvidenceKind.values()))
            .flatMap(keys -> keys));
  }

  @Test
  void everyOutcomeHasItsWords() {
    assertPresent(
        Stream.of("found", "found-part", "clear", "inconclusive", "not-checked", "failed")
            .map(word -> "report.outcome." + word));
  }

  @Test
  void everyThingBeyondReachSaysHowToLook() {
    List<String> alone =
        english().keySet().stream()
            .filter(key -> key.startsWith("report.beyond.") && key.endsWith(".what"))
            .filter(key -> !english().containsKey(key.replace(".what", ".look")))
            .toList();

    assertEquals(List.of(), alone);
  }

  @Test
  void theHeadingsAreTheAgreedOnes() {
    assertEquals(
        List.of(
            "We found something that needs action today.",
            "We found things only you can judge. Please look at them.",
            "We did not see the signs we can look for.",
            "This does not prove that nobody has access."),
        Stream.of(
                "report.heading.act",
                "report.heading.check",
                "report.heading.nothing-seen",
                "report.limits")
            .map(key -> english().get(key))
            .toList());
  }

  @Test
  void almostAllSentencesAreShort() {
    List<String> sentences = sentences();
    List<String> tooLong =
        sentences.stream()
            .filter(sentence -> sentence.split("\\s+").length > LONGEST_SENTENCE)
            .toList();

    assertTrue(tooLong.size() * 20 <= sentences.size(), () -> String.join("\n", tooLong));
  }

  @Test
  void noTextFrightensOrSpeaksTheLanguageOfTheTrade() {
    List<String> bad = new ArrayList<>();
    english()
        .forEach(
            (key, text) -> {
              String plain = text.toLowerCase(Locale.ROOT).replace("att&ck", "");
              List<String> words = List.of(plain.split("[^a-z]+"));
              if (BANNED.stream().anyMatch(b -> words.stream().anyMatch(w -> w.startsWith(b)))) {
                bad.add(key + ": " + text);
              }
            });

    assertEquals(List.of(), bad);
  }

  @Test
  void noTextPromisesSafety() {
    assertEquals(
        List.of(),
        english().values().stream()
            .filter(text -> text.toLowerCase(Locale.ROOT).matches(".*\\byou are (now )?safe\\b.*"))
            .toList());
  }

  @Test
  void keysAreSortedInEveryFile() {
    for (String language : languages().keySet()) {
      for (Path file : files(language)) {
        List<String> keys = keysInOrder(file);

        assertEquals(keys.stream().sorted().toList(), keys, file.toString());
      }
    }
  }

  @Test
  void everyFolderIsALanguageOfTheList() throws IOException {
    try (Stream<Path> folders = Files.list(SampleTexts.FOLDER)) {
      assertEquals(
          languages().keySet(),
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void everyLanguageIsWholeOrSaysThatItIsADraft() {
    SortedSet<String> source = new TreeSet<>(english().keySet());
    languages()
        .forEach(
            (language, draft) -> {
              SortedSet<String> keys = new TreeSet<>(texts(language).keySet());
              assertEquals(draft, keys.remove("report.draft"), language);
              if (!draft) {
                assertEquals(source, keys, language);
              }
              keys.removeAll(source);
              assertEquals(List.of(), List.copyOf(keys), language);
            });
  }

  @Test
  void everyLanguageNamesTheSameFacts() {
    for (String language : languages().keySet()) {
      texts(language)
          .forEach(
              (key, text) ->
                  assertEquals(
                      facts(english().getOrDefault(key, "")), facts(text), language + " " + key));
    }
  }

  @Test
  void everyLanguageHasADirection() {
    for (String language : languages().keySet()) {
      String direction = texts(language).getOrDefault("report.direction", "ltr");

      assertTrue(List.of("ltr", "rtl").contains(direction), language);
    }
  }

  private static Stream<String> problem(String slug) {
    return Stream.of("problem." + slug + ".title", "problem." + slug + ".detail");
  }

  private static Stream<String> keys(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + Wording.slug(value));
  }

  private static void assertPresent(Stream<String> keys) {
    assertEquals(List.of(), keys.filter(key -> english().getOrDefault(key, "").isBlank()).toList());
  }

  private static List<String> sentences() {
    return english().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("report.time.pattern"))
        .flatMap(entry -> Arrays.stream(entry.getValue().split("(?<=[.?!:]) ")))
        .toList();
  }

  private static SortedSet<String> facts(String text) {
    return java.util.regex.Pattern.compile("\\{[^}]*}")
        .matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedMap<String, String> english() {
    return texts("en");
  }

  /// The languages of the list, and whether each is a draft.
  private static SortedMap<String, Boolean> languages() {
    SortedMap<String, Boolean> languages = new TreeMap<>();
    for (String line : read(SampleTexts.FOLDER.resolve("languages.txt")).split("\n", -1)) {
      if (!line.isBlank()) {
        String[] words = line.strip().split(" ", 2);
        languages.put(words[0], words.length > 1 && words[1].equals("draft"));
      }
    }
    return languages;
  }

  private static SortedMap<String, String> texts(String language) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (Path file : files(language)) {
      Properties properties = new Properties();
      try {
        properties.load(new StringReader(read(file)));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      for (Map.Entry<Object, Object> entry : properties.entrySet()) {
        texts.put(entry.getKey().toString(), entry.getValue().toString());
      }
    }
    return texts;
  }

  private static List<Path> files(String language) {
    try (Stream<Path> files = Files.list(SampleTexts.FOLDER.resolve(language))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> keysInOrder(Path file) {
    return read(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('=')).strip())
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("no " + file, e);
    }
  }
}
