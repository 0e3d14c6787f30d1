package org.inboxaudit.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.report.Texts;
import org.inboxaudit.rest.ConsentTextView;

/// What the first page shows, in one language.
///
/// @param consent the text that is agreed to by starting
public record StartView(Texts texts, ConsentTextView consent) {

  /// A family of checks and what the owner allows with it.
  public record Family(String word, String text) {}

  /// A country somebody may have been in.
  ///
  /// @param code ISO 3166-1 alpha-2
  public record Country(String code, String name) {}

  public String text(String key) {
    return texts.text(key);
  }

  /// What this is, in six sentences.
  public List<String> sentences() {
    return Stream.of("look", "never", "short", "who", "alert", "stop")
        .map(sentence -> texts.text("page.what." + sentence))
        .toList();
  }

  /// All countries, by their names in this language.
  public List<Country> countries() {
    Locale language = Locale.forLanguageTag(texts.language());
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(language)))
        .sorted(Comparator.comparing(Country::name, Collator.getInstance(language)))
        .toList();
  }

  /// The boxes to tick. None is ticked beforehand.
  public List<Family> families() {
    return Arrays.stream(CheckFamily.values())
        .map(CheckFamily::word)
        .map(word -> new Family(word, texts.text("web.family." + word)))
        .toList();
  }

  /// The keys of the texts that the script shows later.
  public List<String> words() {
    return Stream.concat(
            Stream.of(
                "web.answer.me",
                "web.answer.not-me",
                "web.answer.unsure",
                "web.error.offline",
                "web.files.limit",
                "web.files.title",
                "web.files.unread",
                "web.logs.limit",
                "web.missing.detail",
                "web.missing.title",
                "web.status.erased",
                "page.progress.read",
                "page.progress.still",
                "page.progress.wait"),
            Arrays.stream(Audit.Status.values())
                .map(status -> "web.status." + status.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
