package org.inboxaudit.audit;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.audit.replay.RuleMemory;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Severity;

/// How far an audit has come: what has to survive a crash, apart from findings and index.
///
/// @param round the round that is being read
/// @param sourcesDone the sources that have finished this round
/// @param cursors where each source stands, by source id
/// @param ledger what was seen and what was missing
/// @param states the fold states as JSON, by check id and version (`rule-x@1`)
/// @param failed incident numbers by check id
/// @param found how many findings each check made so far, kept or not, by [#foundKey]
/// @param messagesRead for the progress display
/// @param basis what the checks' answers rest on besides the mailbox ([Continuation#basis]); empty
///   before the first save, and in what an older version saved
/// @param rules what is remembered of the mail rules
/// @param begunAnew whether the audit has begun a second time, because the server numbered its
///   messages anew
public record Progress(
    Round round,
    Set<String> sourcesDone,
    SortedMap<String, String> cursors,
    Ledger.Snapshot ledger,
    SortedMap<String, String> states,
    SortedMap<String, String> failed,
    SortedMap<String, Long> found,
    long messagesRead,
    String basis,
    RuleMemory rules,
    boolean begunAnew) {
  private static final String FOUND = " ";

  public static final Progress START =
      new Progress(
          Round.WHOLE,
          Set.of(),
          new TreeMap<>(),
          Ledger.Snapshot.EMPTY,
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          0,
          "",
          RuleMemory.NONE,
          false);

  /// How an audit begins that reads everything itself, and knows of the rules of an earlier one.
  ///
  /// @param again whether it has begun before
  static Progress begin(RuleMemory rules, boolean again) {
    return new Progress(
        START.round,
        START.sourcesDone,
        START.cursors,
        START.ledger,
        START.states,
        START.failed,
        START.found,
        START.messagesRead,
        START.basis,
        rules,
        again);
  }

  /// Under which the findings of a check and a severity are counted.
  static String foundKey(CheckId check, Severity severity) {
    return check.value() + FOUND + severity.name();
  }

  /// The id of the check in such a key.
  static String checkOf(String foundKey) {
    int end = foundKey.indexOf(FOUND);
    return end < 0 ? foundKey : foundKey.substring(0, end);
  }

  public Progress {
    sourcesDone = Collections.unmodifiableSet(new TreeSet<>(sourcesDone));
    cursors = copy(cursors);
    states = copy(states);
    failed = copy(failed);
    found = copy(found);
    rules = Objects.requireNonNullElse(rules, RuleMemory.NONE);
    basis = Objects.requireNonNullElse(basis, "");
  }

  private static <T> SortedMap<String, T> copy(Map<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
