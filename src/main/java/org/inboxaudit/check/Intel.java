package org.inboxaudit.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.Domain;

/// Word lists and tables that checks compare with: data with a version, kept apart from code and
/// loaded before the pass. Each pack is a text file under `intel/`.
///
/// @param version the versions of the packs, shown in the report
/// @param packs entries by pack name, in lower case
public record Intel(String version, Map<String, List<String>> packs) {
  private static final String PUBLIC_MAIL_PROVIDERS = "public-mail-providers";

  public Intel {
    packs = Map.copyOf(packs);
  }

  /// The entries of a pack, in lower case.
  ///
  /// @throws IllegalArgumentException if there is no such pack: a misspelt name must not read as
  ///   "no words"
  public List<String> words(String pack) {
    List<String> words = packs.get(pack);
    if (words == null) {
      throw new IllegalArgumentException("no intel pack named " + pack);
    }
    return words;
  }

  /// Whether anybody can get an address under this domain, so that it says nothing about belonging.
  public boolean isPublicMailProvider(Domain domain) {
    return words(PUBLIC_MAIL_PROVIDERS).stream().map(Domain::new).anyMatch(domain::isWithin);
  }

  /// Reads a pack: one entry a line, `#` begins a comment, empty lines do not count.
  public static List<String> parse(String text) {
    Set<String> seen = new HashSet<>();
    return Arrays.stream(text.split("\n", -1))
        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
        .map(line -> line.strip().toLowerCase(Locale.ROOT))
        .filter(line -> !line.isEmpty() && seen.add(line))
        .toList();
  }
}
