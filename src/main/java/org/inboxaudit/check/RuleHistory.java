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
/// @param taken what each rule would have taken; a rule is missing here if that cannot be told,
///   because its condition asks for something no header tells or there were too many rules
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

  /// Messages that a rule would have taken.
  ///
  /// @param byYear how many, by the calendar year (UTC) in which they came; no zeros
  /// @param since those that came since the rule was first seen, where an earlier audit shows that
  ///   it was not there before
  public record Taken(SortedMap<Integer, Long> byYear, Optional<Since> since) {
    public Taken {
      byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
    }

    /// How many in all.
    public long messages() {
      return byYear.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /// @param start the last audit that did not see the rule
  /// @param messages how many came after it
  public record Since(Instant start, long messages) {}

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
