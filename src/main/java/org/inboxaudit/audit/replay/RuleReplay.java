package org.inboxaudit.audit.replay;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.inboxaudit.audit.replay.RuleMemory.Before;
import org.inboxaudit.audit.replay.RuleMemory.Count;
import org.inboxaudit.audit.replay.RuleMemory.Known;
import org.inboxaudit.audit.replay.RuleMemory.Told;
import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.check.RuleHistory.Taken;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.extract.ObservationJson;

/// Holds the rules of an audit against its messages, from its last save on.
///
/// Rules of one script run one after the other, and one that stops ends the script for that message
/// (RFC 5228 §4.3). What was sent or drafted never came past a rule.
public final class RuleReplay {
  /// Further rules are remembered, and not held against messages.
  private static final int RULES = 200;

  private static final int OCTETS = 256 << 10;

  /// Beyond so many rules nothing is compared.
  private static final int REMEMBERED = 2_000;

  private static final Set<FolderRole> NEVER =
      EnumSet.of(FolderRole.SENT, FolderRole.DRAFTS, FolderRole.FLAGGED);
  private static final Set<FolderRole> APART_FROM_ALL =
      EnumSet.of(FolderRole.ALL, FolderRole.TRASH, FolderRole.JUNK);

  private final RuleMark mark;
  private final List<Told> told;
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private final Map<String, List<Runner>> scripts = new LinkedHashMap<>();
  private final Fields fields = new Fields();
  private final Set<EmailAddress> destinations = new LinkedHashSet<>();
  private final SortedSet<String> watched = new TreeSet<>();
  private final Map<String, Known> before = new HashMap<>();
  private final RuleMemory from;
  private final Instant asOf;
  private boolean holdsAll;
  private int octets;

  /// @param from what was saved
  /// @param asOf the time of the audit
  public RuleReplay(RuleMemory from, Instant asOf) {
    this.from = from;
    this.asOf = asOf;
    this.mark = RuleMark.of(from.key());
    this.told = new ArrayList<>();
    this.holdsAll = from.holdsAll();
    from.before()
        .ifPresent(
            earlier -> earlier.rules().forEach(known -> before.putIfAbsent(known.mark(), known)));
    from.counts().forEach((key, count) -> tallies.put(key, new Tally(count)));
    for (Told rule : from.told()) {
      told.add(rule);
      if (!rule.content().isEmpty()) {
        octets += rule.content().length();
        prepare((MailRule) ObservationJson.read(rule.content()), rule.known());
      }
    }
  }

  /// Takes in a rule.
  public void tell(MailRule rule) {
    if (told.size() == REMEMBERED) {
      return;
    }
    Known known = known(rule);
    boolean runs = rule.enabled() && scripts.values().stream().mapToInt(List::size).sum() < RULES;
    String content = runs ? ObservationJson.write(rule) : "";
    if (octets + content.length() > OCTETS) {
      content = "";
    }
    told.add(new Told(known, content));
    if (!content.isEmpty()) {
      octets += content.length();
      prepare(rule, known);
    }
  }

  private Known known(MailRule rule) {
    String meaning = mark.of(rule);
    String unique = meaning;
    for (int i = 2; isTold(unique); i++) {
      unique = meaning + "#" + i;
    }
    Optional<Instant> since =
        before.containsKey(unique)
            ? before.get(unique).since()
            : from.before()
                .filter(earlier -> earlier.complete().contains(rule.ref().source().value()))
                .map(Before::asOf);
    return new Known(rule.ref(), rule.name(), unique, since);
  }

  private boolean isTold(String unique) {
    return told.stream().anyMatch(rule -> rule.known().mark().equals(unique));
  }

  private void prepare(MailRule rule, Known known) {
    boolean missedOlder =
        from.goesOn() && known.since().isEmpty() && !before.containsKey(known.mark());
    Tally tally = tallies.computeIfAbsent(known.mark(), _ -> new Tally(missedOlder));
    tally.removes = rule.actions().stream().anyMatch(RuleReplay::removes);
    rule.actions().stream()
        .filter(RuleAction.Forward.class::isInstance)
        .map(action -> ((RuleAction.Forward) action).target())
        .forEach(destinations::add);
    scripts
        .computeIfAbsent(rule.ref().source() + " " + rule.ref().key(), _ -> new ArrayList<>())
        .add(
            new Runner(
                Trial.of(rule.condition(), fields),
                rule.stops(),
                known.since().orElse(Instant.MIN),
                tally));
    watch(rule);
  }

  private static boolean removes(RuleAction action) {
    return action instanceof RuleAction.Discard
        || action instanceof RuleAction.Reject
        || (action instanceof RuleAction.Forward forward && !forward.keepsCopy());
  }

  /// Where a rule marks mail as read, it matters when the flag was set.
  private void watch(MailRule rule) {
    boolean marksRead =
        rule.actions().stream()
            .anyMatch(
                action ->
                    action instanceof RuleAction.SetFlags(List<String> flags)
                        && flags.stream().anyMatch("\\Seen"::equalsIgnoreCase));
    if (marksRead) {
      Set<String> folders = new HashSet<>();
      for (RuleAction action : rule.actions()) {
        if (action instanceof RuleAction.FileInto(String folder)) {
          folders.add(folder);
        }
      }
      watched.addAll(folders.isEmpty() ? Set.of("INBOX") : folders);
    }
  }

  /// Takes in a folder.
  public void see(Folder folder) {
    holdsAll |= folder.role() == FolderRole.ALL && folder.messages() != 0;
  }

  /// Takes in a message.
  public void see(Message message) {
    FolderRole role = message.locator().role();
    if (scripts.isEmpty() || NEVER.contains(role) || (holdsAll && !APART_FROM_ALL.contains(role))) {
      return;
    }
    Letter letter = new Letter(fields, message);
    for (List<Runner> script : scripts.values()) {
      for (Runner rule : script) {
        if (rule.run(letter, message.receivedAt()) == Answer.YES && rule.stops()) {
          break;
        }
      }
    }
  }

  /// The header fields that conditions ask for, beside the envelope.
  public SortedSet<String> headers() {
    return fields.toRead();
  }

  /// The folders in which it matters when flags were changed.
  public Set<String> watched() {
    return watched;
  }

  /// The addresses that rules send to.
  public Set<EmailAddress> destinations() {
    return destinations;
  }

  /// What has to survive a crash.
  public RuleMemory memory() {
    SortedMap<String, Count> counts = new TreeMap<>();
    tallies.forEach((key, tally) -> counts.put(key, tally.count()));
    return new RuleMemory(asOf, mark.key(), told, counts, holdsAll, from.goesOn(), from.before());
  }

  /// What is known when all was read.
  ///
  /// @param complete the sources that told all their rules in this audit
  public RuleHistory history(Set<String> complete) {
    Map<EvidenceRef, Taken> taken = new HashMap<>();
    for (Told rule : told) {
      Tally tally = tallies.get(rule.known().mark());
      if (tally != null && !rule.content().isEmpty()) {
        taken.put(rule.known().place(), tally.taken(rule.known().since()));
      }
    }
    return new RuleHistory(
        taken,
        from.before().map(Before::asOf),
        from.before()
            .filter(earlier -> Math.max(earlier.rules().size(), told.size()) < REMEMBERED)
            .map(earlier -> RuleChanges.between(earlier, told, complete))
            .orElse(List.of()),
        Map.of());
  }

  /// A rule that is tried on each message.
  private record Runner(Trial trial, boolean stops, Instant since, Tally tally) {
    Answer run(Letter letter, Instant at) {
      Answer answer = trial.on(letter);
      if (!at.isBefore(since)) {
        tally.add(answer, at);
      }
      return answer;
    }
  }

  /// Counts what one rule takes.
  private static final class Tally {
    private final SortedMap<Integer, Long> byYear;
    private final boolean partial;
    private boolean undecided;
    private boolean removes;

    Tally(boolean partial) {
      this.byYear = new TreeMap<>();
      this.partial = partial;
    }

    Tally(Count saved) {
      this.byYear = new TreeMap<>(saved.byYear());
      this.partial = saved.partial();
      this.undecided = saved.undecided();
    }

    void add(Answer answer, Instant at) {
      switch (answer) {
        case YES -> byYear.merge(at.atOffset(ZoneOffset.UTC).getYear(), 1L, Long::sum);
        case NO -> {
          // left alone
        }
        case UNKNOWN -> undecided = true;
      }
    }

    Count count() {
      return new Count(byYear, undecided, partial);
    }

    Taken taken(Optional<Instant> since) {
      return new Taken(byYear, since, undecided || partial, removes);
    }
  }
}
