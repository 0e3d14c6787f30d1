package org.inboxaudit.source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Message;

/// What a source is asked to tell in one round. Everything in it is handed over before the round
/// starts, so a source never waits for a check.
///
/// @param round the round this is
/// @param kinds what to tell; kinds already complete, or not consented to, are struck out
/// @param deepKinds the deep kinds that a later round will ask for, empty if none; a source that
///   cannot find a message again notes in its cursor those for which `deep` names one
/// @param from where to go on
/// @param headers lower-case names of the header fields to bring, beside the envelope
/// @param watched names of the folders in which it matters when flags were changed
///   ([Message#modSeq])
/// @param deep which deep kinds of a message some check wants
/// @param ownAddresses the owner's addresses in lower case
/// @param receivers authserv-ids whose Authentication-Results may be believed
/// @param asOf the time of the audit
/// @param budget where to stop
public record ReadPlan(
    Round round,
    Set<EvidenceKind> kinds,
    Set<EvidenceKind> deepKinds,
    Cursor from,
    SortedSet<String> headers,
    Set<String> watched,
    Function<Message, Set<EvidenceKind>> deep,
    List<String> ownAddresses,
    List<String> receivers,
    Instant asOf,
    Budget budget) {
  public ReadPlan {
    kinds = Set.copyOf(kinds);
    deepKinds = Set.copyOf(deepKinds);
    headers = new TreeSet<>(headers);
    watched = Set.copyOf(watched);
    ownAddresses = List.copyOf(ownAddresses);
    receivers = List.copyOf(receivers);
  }

  public boolean asksFor(EvidenceKind kind) {
    return kinds.contains(kind);
  }

  /// Where reading ends; the rest is said as a gap.
  ///
  /// @param messages how many messages in all, newest first when fewer than there are; empty for
  ///   all
  /// @param partBytes the largest part to fetch, in octets
  /// @param totalPartBytes all parts together, the newest of each folder first
  /// @param checkpointEvery how many messages between two checkpoints
  public record Budget(
      Optional<Long> messages, long partBytes, long totalPartBytes, int checkpointEvery) {
    public static final Budget DEFAULT = new Budget(Optional.empty(), 25L << 20, 1L << 30, 2_000);
  }
}
