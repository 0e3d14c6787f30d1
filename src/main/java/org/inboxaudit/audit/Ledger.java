package org.inboxaudit.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.jspecify.annotations.Nullable;

/// Keeps account of what was asked for, seen, completed and missing, and answers for each check.
///
/// Silence is a gap: a kind that a source was asked for and neither completed nor excused becomes
/// [Reason#UNREPORTED]. A kind nobody was asked for is as good as unseen. So a connector that
/// forgets something can never produce a clean report (ADR 4).
public final class Ledger {
  /// Beyond so many gaps of one kind, further ones are summed up by reason.
  private static final int GAPS_IN_FULL = 100;

  private final Map<EvidenceKind, Account> accounts = new EnumMap<>(EvidenceKind.class);
  private boolean heard;

  Ledger(Snapshot from) {
    heard = from.heard();
    for (EvidenceKind kind : EvidenceKind.values()) {
      accounts.put(kind, new Account(from.kinds().get(kind.name())));
    }
  }

  void saw(EvidenceKind kind) {
    heard = true;
    account(kind).seen++;
  }

  long seen(EvidenceKind kind) {
    return account(kind).seen;
  }

  /// Whether anything at all was said in this audit, be it evidence or completion.
  boolean heardAnything() {
    return heard;
  }

  /// Whether this source has completed anything.
  boolean heardFrom(SourceId source) {
    return accounts.values().stream().anyMatch(a -> a.completedBy.contains(source.value()));
  }

  void missed(SourceId source, Gap gap) {
    List<Entry> gaps = account(gap.kind()).gaps;
    Entry entry = new Entry(source.value(), gap.reason(), gap.where(), gap.items());
    if (gaps.contains(entry)) {
      return;
    }
    if (gaps.size() < GAPS_IN_FULL) {
      gaps.add(entry);
      return;
    }
    Optional<Entry> sum =
        gaps.stream()
            .filter(
                g -> g.source.equals(entry.source) && g.reason == entry.reason && g.where.isEmpty())
            .findFirst();
    sum.ifPresent(gaps::remove);
    gaps.add(new Entry(entry.source, entry.reason, "", add(sum.map(Entry::items), entry.items)));
  }

  private static long add(Optional<Long> sum, long items) {
    long before = sum.orElse(0L);
    return before == Gap.UNKNOWN || items == Gap.UNKNOWN ? Gap.UNKNOWN : before + items;
  }

  void finished(SourceId source, Complete complete) {
    heard = true;
    account(complete.kind()).completedBy.add(source.value());
  }

  /// Whether this source has told everything of this kind. A gap does not settle that: behind one
  /// denied folder there may be others still to be read.
  boolean toldAll(SourceId source, EvidenceKind kind) {
    return account(kind).completedBy.contains(source.value());
  }

  /// The sources that have told everything of this kind.
  Set<String> toldAll(EvidenceKind kind) {
    return Set.copyOf(account(kind).completedBy);
  }

  /// Turns the silence of a source into a gap.
  void close(SourceId source, Set<EvidenceKind> asked) {
    for (EvidenceKind kind : asked) {
      boolean excused =
          account(kind).gaps.stream().anyMatch(gap -> gap.source.equals(source.value()));
      if (!excused && !toldAll(source, kind)) {
        missed(source, Gap.of(kind, Reason.UNREPORTED));
      }
    }
  }

  /// Whether everything of this kind was seen.
  boolean complete(EvidenceKind kind) {
    return gaps(kind).isEmpty();
  }

  /// Whether anything of this kind is missing for this reason.
  boolean missing(EvidenceKind kind, Reason reason) {
    return gaps(kind).stream().anyMatch(gap -> gap.reason() == reason);
  }

  /// What is missing of this kind. "This protocol cannot tell" is taken back once another source
  /// has told everything; every other gap stays.
  private List<Gap> gaps(EvidenceKind kind) {
    Account account = account(kind);
    if (account.completedBy.isEmpty() && account.gaps.isEmpty()) {
      return List.of(Gap.of(kind, Reason.UNREPORTED));
    }
    boolean told = !account.completedBy.isEmpty();
    return account.gaps.stream()
        .filter(gap -> !(told && gap.reason == Reason.NOT_SUPPORTED))
        .map(gap -> new Gap(kind, gap.reason, gap.where, gap.items))
        .distinct()
        .toList();
  }

  /// The one answer of a check that read `kinds`. The only place where [Outcome.Clear] is built.
  Outcome outcome(
      Set<EvidenceKind> kinds, List<Finding> findings, long omitted, Optional<String> incident) {
    if (incident.isPresent()) {
      return new Outcome.Failed(incident.get());
    }
    List<Gap> gaps = kinds.stream().sorted().flatMap(kind -> gaps(kind).stream()).toList();
    long examined = kinds.stream().mapToLong(kind -> account(kind).seen).sum();
    if (!findings.isEmpty()) {
      return new Outcome.Found(findings, omitted, gaps);
    }
    if (gaps.isEmpty()) {
      return new Outcome.Clear(examined);
    }
    boolean nothingSeen =
        examined == 0
            && kinds.stream().allMatch(kind -> account(kind).completedBy.isEmpty())
            && gaps.stream().allMatch(gap -> gap.where().isEmpty());
    return nothingSeen ? new Outcome.NotChecked(gaps) : new Outcome.Inconclusive(examined, gaps);
  }

  Snapshot snapshot() {
    Map<String, Snapshot.Kind> kinds = new TreeMap<>();
    accounts.forEach(
        (kind, account) ->
            kinds.put(
                kind.name(),
                new Snapshot.Kind(
                    account.seen, new TreeSet<>(account.completedBy), List.copyOf(account.gaps))));
    return new Snapshot(kinds, heard);
  }

  private Account account(EvidenceKind kind) {
    Account account = accounts.get(kind);
    if (account == null) {
      throw new IllegalStateException("no account of " + kind);
    }
    return account;
  }

  private static final class Account {
    private long seen;
    private final Set<String> completedBy;
    private final List<Entry> gaps;

    private Account(Snapshot.@Nullable Kind saved) {
      seen = saved == null ? 0 : saved.seen();
      completedBy = saved == null ? new TreeSet<>() : new TreeSet<>(saved.completedBy());
      gaps = saved == null ? new ArrayList<>() : new ArrayList<>(saved.gaps());
    }
  }

  /// A gap with the source that told it.
  ///
  /// @param items how many things, or [Gap#UNKNOWN]
  public record Entry(String source, Reason reason, String where, long items) {}

  /// The ledger as it is saved.
  ///
  /// @param kinds by the name of the [EvidenceKind]
  /// @param heard whether anything at all was said in this audit; what it took over does not count
  public record Snapshot(Map<String, Kind> kinds, boolean heard) {
    public static final Snapshot EMPTY = new Snapshot(Map.of(), false);

    /// What the next audit begins with: how much was seen of what is read on from where it stood.
    /// Who told all of it, and what was missing, is told again.
    Snapshot next() {
      Map<String, Kind> read = new TreeMap<>();
      for (EvidenceKind kind : EvidenceKind.values()) {
        Kind before = kinds.get(kind.name());
        if (before != null && kind.round() != Round.WHOLE) {
          read.put(kind.name(), new Kind(before.seen(), Set.of(), List.of()));
        }
      }
      return new Snapshot(read, false);
    }

    /// What is known about one kind.
    public record Kind(long seen, Set<String> completedBy, List<Entry> gaps) {}
  }
}
