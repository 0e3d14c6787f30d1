package org.inboxaudit.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.inboxaudit.check.Brand.Likeness;
import org.inboxaudit.check.Brand.Name;
import org.inboxaudit.check.Brand.Sender;
import org.inboxaudit.evidence.Domain;

/// Some hundreds of brands, so laid out that a letter is held against those alone that it may be
/// about. What [Brand] says of each of these is what counts.
public final class Brands {
  private static final int LONGEST = 40;

  private final Map<String, List<Brand>> byDomain = new HashMap<>();
  private final Map<String, List<Brand>> byCountryName = new HashMap<>();
  private final Map<String, List<Brand>> byName = new HashMap<>();

  private final Map<String, List<Brand>> byWhole = new HashMap<>();

  /// By a name with one letter left out: two names one change apart have one of these in common.
  private final Map<String, List<Brand>> byShortened = new HashMap<>();

  Brands(List<Brand> all) {
    for (Brand brand : all) {
      brand.domains().forEach(domain -> add(byDomain, domain, brand));
      brand.countryNames().forEach(name -> add(byCountryName, name, brand));
      brand.whole().forEach(name -> add(byWhole, name, brand));
      for (Name name : brand.names()) {
        add(byName, name.looks(), brand);
        if (name.word().length() >= Brand.SURE) {
          shortened(name.word()).forEach(piece -> add(byShortened, piece, brand));
        }
      }
    }
  }

  private static void add(Map<String, List<Brand>> index, String key, Brand brand) {
    index.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(brand);
  }

  /// Those whose domain it is.
  public List<Brand> owners(Domain domain) {
    Set<Brand> found = new LinkedHashSet<>();
    String name = domain.name();
    for (int from = 0; from >= 0; ) {
      found.addAll(byDomain.getOrDefault(name.substring(from), List.of()));
      int dot = name.indexOf('.', from);
      String label = name.substring(from, dot < 0 ? name.length() : dot);
      found.addAll(byCountryName.getOrDefault(label, List.of()));
      from = dot < 0 ? -1 : dot + 1;
    }
    return found.stream().filter(brand -> brand.owns(domain)).toList();
  }

  /// Those that a text names.
  ///
  /// @param runs of its words ([Brand#runs])
  public List<Brand> namedIn(Set<String> runs) {
    return runs.stream()
        .flatMap(run -> byName.getOrDefault(run, List.of()).stream())
        .distinct()
        .toList();
  }

  /// Those whose name a display name is, and nothing else.
  public List<Brand> namedBy(Sender sender) {
    Set<Brand> may = new LinkedHashSet<>(byWhole.getOrDefault(sender.whole(), List.of()));
    for (Name word : sender.words()) {
      may.addAll(holding(word.looks()));
    }
    may.addAll(namedIn(Brand.runsOf(sender.words().stream().map(Name::looks).toList())));
    return may.stream().filter(brand -> brand.ofName(sender) == Likeness.CLEAR).toList();
  }

  /// Whether a foreign domain can hardly be meant for anything but one of them.
  public boolean areImitatedBy(Sender foreign) {
    Set<Brand> may = new LinkedHashSet<>(inside(foreign.readable()));
    for (Name label : foreign.labels()) {
      may.addAll(holding(label.looks()));
      shortened(label.word())
          .forEach(piece -> may.addAll(byShortened.getOrDefault(piece, List.of())));
    }
    return may.stream().anyMatch(brand -> brand.ofDomain(foreign) == Likeness.CLEAR);
  }

  /// Those whose name a word is, begins with or ends with.
  private Collection<Brand> holding(String word) {
    Set<Brand> found = new LinkedHashSet<>(byName.getOrDefault(word, List.of()));
    for (int at = 1; at < Math.min(LONGEST, word.length()); at++) {
      found.addAll(byName.getOrDefault(word.substring(0, at), List.of()));
      found.addAll(byName.getOrDefault(word.substring(at), List.of()));
    }
    return found;
  }

  /// Those one of whose domains stands among the labels of another.
  private Collection<Brand> inside(String readable) {
    Set<Brand> found = new LinkedHashSet<>();
    for (int from = 0; from >= 0; from = next(readable, from)) {
      for (int end = readable.indexOf('.', from); end > 0; end = readable.indexOf('.', end + 1)) {
        found.addAll(byDomain.getOrDefault(readable.substring(from, end), List.of()));
      }
      found.addAll(byDomain.getOrDefault(readable.substring(from), List.of()));
    }
    return found;
  }

  private static int next(String readable, int from) {
    int dot = readable.indexOf('.', from);
    return dot < 0 ? -1 : dot + 1;
  }

  private static Stream<String> shortened(String word) {
    if (word.length() < Brand.SURE - 1 || word.length() > LONGEST) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(word),
        Stream.iterate(0, at -> at < word.length(), at -> at + 1)
            .map(at -> word.substring(0, at) + word.substring(at + 1)));
  }
}
