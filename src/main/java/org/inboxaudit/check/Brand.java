package org.inboxaudit.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Domain;

/// A provider's name as people know it, and where the provider really writes from. Read from the
/// pack `alert-brands`.
///
/// @param provider its short name, as in the pack `alert-senders`
/// @param names single words, in lower case
/// @param domains its own, with everything below; `google.*` is that name under any country
/// @param mailboxes domains under which people have their mailboxes there
/// @param companions words that stand beside the name in senders of letters about accounts
public record Brand(
    String provider,
    List<String> names,
    List<String> domains,
    List<Domain> mailboxes,
    Set<String> companions) {
  private static final int SURE = 6;
  private static final int SHORTEST_REST = 2;

  /// How much something looks like the brand.
  public enum Likeness {
    NONE,
    /// It holds the name, or nearly; so may somebody else's.
    HINT,
    /// It can hardly be meant otherwise.
    CLEAR
  }

  public Brand {
    names = List.copyOf(names);
    domains = List.copyOf(domains);
    mailboxes = List.copyOf(mailboxes);
    companions = Set.copyOf(companions);
  }

  /// @param line a line of the pack
  /// @param companions in lower case
  static Brand parse(String line, List<String> companions) {
    List<List<String>> columns =
        Arrays.stream(line.split("[|]", 4))
            .map(column -> Arrays.stream(column.split(",", -1)).map(String::strip).toList())
            .toList();
    return new Brand(
        columns.get(0).getFirst(),
        columns.get(1),
        columns.get(2),
        columns.get(3).stream().filter(name -> !name.isEmpty()).map(Domain::new).toList(),
        companions.stream().map(LookAlike::skeleton).collect(Collectors.toSet()));
  }

  /// Whether a domain is the provider's.
  public boolean owns(Domain domain) {
    return domains.stream()
        .anyMatch(
            own ->
                own.endsWith(".*")
                    ? isUnderACountry(domain.name(), own.substring(0, own.length() - 2))
                    : domain.isWithin(new Domain(own)));
  }

  /// Whether a display name is the provider's and nothing else: `Google Account Team`, but not
  /// `Google users of Bern`.
  public Likeness ofName(String displayName) {
    List<String> words = words(displayName);
    boolean named = words.stream().anyMatch(this::isTheName);
    boolean alone =
        words.stream().allMatch(word -> isTheName(word) || isACompanion(LookAlike.skeleton(word)));
    return named && alone ? Likeness.CLEAR : Likeness.NONE;
  }

  private boolean isTheName(String word) {
    return names.stream()
        .anyMatch(name -> holds(LookAlike.skeleton(word), name) && isMeant(word, name));
  }

  /// Whether a word that looks like a name is meant for it. A short one that differs in letters
  /// alone may be another word.
  private static boolean isMeant(String word, String name) {
    return word.contains(name)
        || name.length() >= SURE
        || !word.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /// Whether a foreign domain looks like the provider's.
  public Likeness ofDomain(Domain foreign) {
    String readable = LookAlike.readable(foreign);
    boolean inside =
        domains.stream()
            .filter(own -> !own.endsWith("*"))
            .anyMatch(own -> ("." + readable + ".").contains("." + own + "."));
    if (inside) {
      return Likeness.CLEAR;
    }
    int end = readable.lastIndexOf('.');
    List<String> tokens =
        List.of(readable.substring(0, Math.max(0, end)).split("[.-]", -1)).stream()
            .filter(token -> !token.isEmpty())
            .toList();
    boolean accompanied =
        tokens.stream().anyMatch(token -> isACompanion(LookAlike.skeleton(token)));
    return tokens.stream()
        .flatMap(token -> names.stream().map(name -> ofToken(token, name, accompanied)))
        .max(Likeness::compareTo)
        .orElse(Likeness.NONE);
  }

  private Likeness ofToken(String token, String name, boolean accompanied) {
    if (holds(LookAlike.skeleton(token), name)) {
      boolean joined = token.length() > name.length();
      boolean clear = token.contains(name) ? joined || accompanied : isMeant(token, name);
      return clear ? Likeness.CLEAR : Likeness.HINT;
    }
    boolean near = name.length() >= SURE && LookAlike.areOneApart(token, name);
    return near ? Likeness.HINT : Likeness.NONE;
  }

  /// Whether a word is the name, or the name with a companion before or behind it.
  private boolean holds(String word, String name) {
    String looks = LookAlike.skeleton(name);
    return word.equals(looks)
        || (word.startsWith(looks) && isACompanion(word.substring(looks.length())))
        || (word.endsWith(looks)
            && isACompanion(word.substring(0, word.length() - looks.length())));
  }

  private boolean isACompanion(String word) {
    return (word.length() >= SHORTEST_REST && companions.contains(word))
        || word.chars().allMatch(Character::isDigit);
  }

  private static List<String> words(String displayName) {
    StringBuilder parted = new StringBuilder();
    Wording.folded(displayName)
        .codePoints()
        .map(
            c ->
                Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    ? c
                    : ' ')
        .forEach(parted::appendCodePoint);
    return Stream.of(parted.toString().split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /// `google.de`, `google.co.in`: a name under the domain of a country.
  private static boolean isUnderACountry(String domain, String name) {
    List<String> labels = List.of(domain.split("[.]", -1));
    int at = labels.lastIndexOf(name);
    List<String> rest = at < 0 ? List.of() : labels.subList(at + 1, labels.size());
    boolean second = rest.size() == 2 && Set.of("co", "com").contains(rest.getFirst());
    return (rest.size() == 1 || second) && rest.getLast().length() == 2;
  }
}
