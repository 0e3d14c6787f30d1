package org.inboxaudit.check;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;

/// What is known of the mail rules beyond what stands in them: what they would have done to the
/// messages that are still there, how they differ from what an earlier audit saw, and whether other
/// mailboxes send to the same addresses.
///
/// The engine gathers it while it reads; only `conclude` sees it filled.
///
/// @param taken what each rule that runs would have taken; beyond a number of rules they are
///   missing
/// @param comparedWith when the audit was made that this one is compared with; empty if there is
///   none
/// @param changes the rules that are new, changed or gone since then
/// @param alsoUsedBy how many other mailboxes that were checked here send to an address by rule; no
///   zeros. Only mailboxes whose owners agreed to the comparison count
public record RuleHistory(
    Map<EvidenceRef, Taken> taken,
    Optional<Instant> comparedWith,
    List<Change> changes,
    Map<EmailAddress, Long> alsoUsedBy) {
  /// Nothing is known yet.
  public static final RuleHistory UNKNOWN =
      new RuleHistory(Map.of(), Optional.empty(), List.of(), Map.of());

  public RuleHistory {
    taken = Map.copyOf(taken);
    changes = List.copyOf(changes);
    alsoUsedBy = Map.copyOf(alsoUsedBy);
  }

  /// What the rule would have taken that stands at a place, or around it.
  public Optional<Taken> takenBy(EvidenceRef place) {
    return taken.entrySet().stream()
        .filter(rule -> place.isWithin(rule.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The same, with what is known of other mailboxes.
  public RuleHistory with(Map<EmailAddress, Long> others) {
    return new RuleHistory(taken, comparedWith, changes, others);
  }

  /// Messages that a rule would have taken.
  ///
  /// @param byYear how many, by the calendar year (UTC) in which they came; no zeros
  /// @param since when the rule was not there yet, as an earlier audit saw; only what came later is
  ///   counted then
  /// @param atLeast whether there may be more: for some messages it could not be told
  /// @param removes whether it lets messages go, so that those it took are not there to count
  public record Taken(
      SortedMap<Integer, Long> byYear, Optional<Instant> since, boolean atLeast, boolean removes) {
    public Taken {
      byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
    }

    /// How many in all.
    public long messages() {
      return byYear.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// How a rule differs from what an earlier audit saw.
  ///
  /// @param rule where it is, or was
  /// @param name what the owner sees as its name
  public record Change(EvidenceRef rule, String name, Difference difference) {}

  /// What became of a rule.
  public enum Difference {
    NEW,
    CHANGED,
    GONE
  }
}
