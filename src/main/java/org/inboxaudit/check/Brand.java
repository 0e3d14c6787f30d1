package org.inboxaudit.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.evidence.Domain;

/// A provider's name as people know it, and where the provider really writes from. Read from the
/// packs `alert-brands` and `service-brands`.
///
/// @param provider its short name, as in the pack `alert-senders`
/// @param names single words
/// @param whole how names look that are words of everyday language as well, without blanks: they
///   count only where they are all there is
/// @param domains its own, with everything below
/// @param countryNames names that are its own under the domain of any country: `google`
/// @param mailboxes domains under which people have their mailboxes there
/// @param companions words that stand beside the name in senders of letters about accounts
public record Brand(
    String provider,
    List<Name> names,
    Set<String> whole,
    Set<String> domains,
    List<String> countryNames,
    List<Domain> mailboxes,
    Set<String> companions) {
  /// From so many letters on a name is hardly another word.
  static final int SURE = 6;

  private static final int SHORTEST_REST = 2;
  private static final int MOST_WORDS = 3;

  /// In the pack, before a name that counts only as a whole.
  private static final String WHOLE = "=";

  /// In the pack, behind a name that is the provider's under any country.
  private static final String ANY = ".*";

  /// How much something looks like the brand.
  public enum Likeness {
    NONE,
    /// It holds the name, or nearly; so may somebody else's.
    HINT,
    /// It can hardly be meant otherwise.
    CLEAR
  }

  /// A word, and how it looks: held against every sender, so it is looked at once.
  ///
  /// @param word in lower case
  public record Name(String word, String looks) {
    static Name of(String word) {
      return new Name(word, LookAlike.skeleton(word));
    }
  }

  /// A sender as people see it, to be held against every brand.
  ///
  /// @param words of the display name
  /// @param readable the domain, in the script it is shown in
  /// @param labels what the domain is made of, without its last label, parted at hyphens as well
  public record Sender(List<Name> words, String readable, List<Name> labels) {
    /// How the whole name looks, without blanks.
    String whole() {
      return words.stream().map(Name::looks).collect(Collectors.joining());
    }

    public static Sender of(String displayName, Domain domain) {
      String readable = LookAlike.readable(domain);
      int end = Math.max(0, readable.lastIndexOf('.'));
      List<Name> labels =
          Stream.of(readable.substring(0, end).split("[.-]", -1))
              .filter(label -> !label.isEmpty())
              .map(Name::of)
              .toList();
      return new Sender(wordsOf(displayName).stream().map(Name::of).toList(), readable, labels);
    }
  }

  public Brand {
    names = List.copyOf(names);
    whole = Set.copyOf(whole);
    domains = Set.copyOf(domains);
    countryNames = List.copyOf(countryNames);
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
        columns.get(1).stream().filter(name -> !name.startsWith(WHOLE)).map(Name::of).toList(),
        columns.get(1).stream()
            .filter(name -> name.startsWith(WHOLE))
            .map(name -> LookAlike.skeleton(name.substring(1).replace(" ", "")))
            .collect(Collectors.toSet()),
        columns.get(2).stream().filter(own -> !own.endsWith(ANY)).collect(Collectors.toSet()),
        columns.get(2).stream()
            .filter(own -> own.endsWith(ANY))
            .map(own -> own.substring(0, own.length() - ANY.length()))
            .toList(),
        columns.get(3).stream().filter(name -> !name.isEmpty()).map(Domain::new).toList(),
        companions.stream().map(LookAlike::skeleton).collect(Collectors.toSet()));
  }

  /// Whether a domain is the provider's.
  public boolean owns(Domain domain) {
    return domain.isWithinAny(domains)
        || countryNames.stream().anyMatch(name -> isUnderACountry(domain.name(), name));
  }

  /// Whether a display name is the provider's and nothing else: `Google Account Team`, but not
  /// `Google users of Bern`.
  public Likeness ofName(Sender sender) {
    if (!whole.isEmpty() && whole.contains(sender.whole())) {
      return Likeness.CLEAR;
    }
    boolean named = false;
    for (int at = 0; at < sender.words().size(); ) {
      int taken = lengthOfNameAt(sender.words(), at);
      if (taken == 0 && !isACompanion(sender.words().get(at).looks())) {
        return Likeness.NONE;
      }
      named |= taken > 0;
      at += Math.max(1, taken);
    }
    return named ? Likeness.CLEAR : Likeness.NONE;
  }

  /// How many words from here on are the name, in as many as it takes; 0 if none.
  private int lengthOfNameAt(List<Name> words, int at) {
    if (isTheName(words.get(at))) {
      return 1;
    }
    StringBuilder joined = new StringBuilder(words.get(at).looks());
    for (int count = 2; count <= MOST_WORDS && at + count <= words.size(); count++) {
      joined.append(words.get(at + count - 1).looks());
      if (names.stream().anyMatch(name -> name.looks().contentEquals(joined))) {
        return count;
      }
    }
    return 0;
  }

  private boolean isTheName(Name seen) {
    return names.stream().anyMatch(name -> holds(seen.looks(), name) && isMeant(seen, name));
  }

  /// Whether a word that looks like a name is meant for it. A short one that differs in letters
  /// alone may be another word.
  private static boolean isMeant(Name seen, Name name) {
    return seen.word().contains(name.word())
        || name.word().length() >= SURE
        || !seen.word().chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  /// Every run of a few words of a text, joined, as it looks: `wellsfargo` for `Wells Fargo`. It is
  /// held against all brands.
  public static Set<String> runs(String text) {
    return runsOf(wordsOf(text).stream().map(LookAlike::skeleton).toList());
  }

  /// @param words as they look
  static Set<String> runsOf(List<String> words) {
    Set<String> runs = new HashSet<>();
    for (int from = 0; from < words.size(); from++) {
      StringBuilder joined = new StringBuilder();
      for (String word : words.subList(from, Math.min(from + MOST_WORDS, words.size()))) {
        runs.add(joined.append(word).toString());
      }
    }
    return runs;
  }

  /// Whether a foreign domain looks like the provider's.
  public Likeness ofDomain(Sender foreign) {
    boolean inside = domains.stream().anyMatch(own -> stands(own, foreign.readable()));
    if (inside) {
      return Likeness.CLEAR;
    }
    List<Name> tokens = foreign.labels();
    boolean accompanied = tokens.stream().anyMatch(token -> isACompanion(token.looks()));
    return tokens.stream()
        .flatMap(token -> names.stream().map(name -> ofToken(token, name, accompanied)))
        .max(Likeness::compareTo)
        .orElse(Likeness.NONE);
  }

  /// Whether a domain stands among the labels of another, at their beginning, end or within.
  private static boolean stands(String own, String readable) {
    int at = readable.indexOf(own);
    while (at >= 0) {
      int end = at + own.length();
      boolean begins = at == 0 || readable.charAt(at - 1) == '.';
      if (begins && (end == readable.length() || readable.charAt(end) == '.')) {
        return true;
      }
      at = readable.indexOf(own, at + 1);
    }
    return false;
  }

  private Likeness ofToken(Name token, Name name, boolean accompanied) {
    if (holds(token.looks(), name)) {
      boolean joined = token.word().length() > name.word().length();
      boolean named = token.word().contains(name.word());
      boolean clear = named ? joined || accompanied : isMeant(token, name);
      return clear ? Likeness.CLEAR : Likeness.HINT;
    }
    boolean near = name.word().length() >= SURE && LookAlike.areOneApart(token.word(), name.word());
    return near ? Likeness.HINT : Likeness.NONE;
  }

  /// Whether a word is the name, or the name with a companion before or behind it.
  private boolean holds(String word, Name name) {
    String looks = name.looks();
    return word.equals(looks)
        || (word.startsWith(looks) && isACompanion(word.substring(looks.length())))
        || (word.endsWith(looks)
            && isACompanion(word.substring(0, word.length() - looks.length())));
  }

  private boolean isACompanion(String word) {
    return (word.length() >= SHORTEST_REST && companions.contains(word))
        || word.chars().allMatch(Character::isDigit);
  }

  private static List<String> wordsOf(String displayName) {
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
    if (!domain.contains(name)) {
      return false; // asked of every domain, and hardly ever true
    }
    List<String> labels = List.of(domain.split("[.]", -1));
    int at = labels.lastIndexOf(name);
    List<String> rest = at < 0 ? List.of() : labels.subList(at + 1, labels.size());
    boolean second = rest.size() == 2 && Set.of("co", "com").contains(rest.getFirst());
    return (rest.size() == 1 || second) && rest.getLast().length() == 2;
  }
}
