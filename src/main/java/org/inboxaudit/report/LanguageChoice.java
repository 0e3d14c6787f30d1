package org.inboxaudit.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Chooses the language to answer in from what a browser asks for (RFC 9110 §12.5.4), by the lookup
/// of RFC 4647 §3.4.
public final class LanguageChoice {
  private static final int LONGEST = 400;

  /// Chinese is written in two scripts, but most browsers ask by country.
  private static final Map<String, List<String>> SCRIPTS =
      Map.of(
          "zh-hant", List.of("zh-tw", "zh-hk", "zh-mo"),
          "zh-hans", List.of("zh-cn", "zh-sg", "zh"));

  private LanguageChoice() {}

  /// @param acceptLanguage the value of the header; anything that is none counts as no wish
  /// @param offered the languages there are, as BCP 47 names them
  /// @param otherwise the language if no wish can be met
  public static String best(String acceptLanguage, Collection<String> offered, String otherwise) {
    if (acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST) {
      return otherwise;
    }
    try {
      List<Locale.LanguageRange> wishes =
          Locale.LanguageRange.parse(acceptLanguage).stream()
              .flatMap(wish -> byScript(wish).stream())
              .toList();
      String found = Locale.lookupTag(wishes, offered);
      return found == null
          ? otherwise
          : offered.stream().filter(found::equalsIgnoreCase).findFirst().orElse(otherwise);
    } catch (IllegalArgumentException _) {
      return otherwise;
    }
  }

  private static List<Locale.LanguageRange> byScript(Locale.LanguageRange wish) {
    List<Locale.LanguageRange> wishes = new ArrayList<>();
    wishes.add(wish);
    SCRIPTS.forEach(
        (script, tags) -> {
          if (tags.contains(wish.getRange())) {
            wishes.add(new Locale.LanguageRange(script, wish.getWeight()));
          }
        });
    return wishes;
  }
}
