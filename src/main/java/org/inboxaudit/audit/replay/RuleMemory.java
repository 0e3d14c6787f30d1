package org.inboxaudit.audit.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inboxaudit.evidence.EvidenceRef;

/// What an audit remembers of mail rules: saved with its progress, and, of those that were there,
/// so much as the next audit needs to say what changed.
///
/// What a rule says is kept only while its audit runs. Afterwards its name, its place, and a keyed
/// hash of its meaning are left.
///
/// @param asOf the time of the audit
/// @param key of the hashes, Base64; empty before the first rule
/// @param told the rules of this audit, in the order in which they were told
/// @param counts what each rule has taken so far, by [Known#mark]
/// @param holdsAll whether some folder holds all messages, so that those in others are copies
/// @param goesOn whether messages are read on from where an earlier audit stood
/// @param before what the audit knew that this one is compared with; empty if there is none
public record RuleMemory(
    Instant asOf,
    String key,
    List<Told> told,
    SortedMap<String, Count> counts,
    boolean holdsAll,
    boolean goesOn,
    Optional<Before> before) {
  public static final RuleMemory NONE =
      new RuleMemory(Instant.EPOCH, "", List.of(), new TreeMap<>(), false, false, Optional.empty());

  public RuleMemory {
    told = List.copyOf(told);
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /// What the next audit begins with.
  ///
  /// @param complete the sources that told all their rules in this audit
  /// @param on whether it reads messages on from where this audit stood; if not, it counts anew
  public RuleMemory next(Set<String> complete, boolean on) {
    List<Known> rules =
        Stream.concat(
                told.stream().map(Told::known),
                before.stream()
                    .flatMap(earlier -> earlier.rules().stream())
                    .filter(rule -> !complete.contains(rule.place().source().value())))
            .distinct()
            .toList();
    Set<String> marks = rules.stream().map(Known::mark).collect(Collectors.toSet());
    SortedMap<String, Count> kept = new TreeMap<>(on ? counts : Map.of());
    kept.keySet().retainAll(marks);
    return new RuleMemory(
        asOf,
        key,
        List.of(),
        kept,
        on && holdsAll,
        on,
        complete.isEmpty() ? before : Optional.of(new Before(asOf, complete, rules)));
  }

  /// The same without what the rules say: the audit has ended.
  public RuleMemory withoutWords() {
    return new RuleMemory(
        asOf,
        key,
        told.stream().map(rule -> new Told(rule.known(), "")).toList(),
        counts,
        holdsAll,
        goesOn,
        before);
  }

  /// What an audit begins with that has to read everything a second time.
  public RuleMemory again() {
    return new RuleMemory(asOf, key, List.of(), new TreeMap<>(), false, false, before);
  }

  /// A rule of this audit.
  ///
  /// @param content the rule as JSON; empty if it is not replayed
  public record Told(Known known, String content) {}

  /// A rule as it is kept.
  ///
  /// @param mark a keyed hash of all that the rule means, without its place and number
  /// @param since when an earlier audit saw that it was not there yet
  public record Known(EvidenceRef place, String name, String mark, Optional<Instant> since) {}

  /// What an earlier audit knew.
  ///
  /// @param complete the sources that told all their rules then
  public record Before(Instant asOf, Set<String> complete, List<Known> rules) {
    public Before {
      complete = Collections.unmodifiableSet(new TreeSet<>(complete));
      rules = List.copyOf(rules);
    }
  }

  /// What a rule has taken.
  ///
  /// @param undecided whether for some message it could not be told
  /// @param partial whether older messages were not held against it
  public record Count(SortedMap<Integer, Long> byYear, boolean undecided, boolean partial) {
    public Count {
      byYear = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(byYear)));
    }
  }
}
