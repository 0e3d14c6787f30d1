package org.inboxaudit.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.inboxaudit.audit.replay.RuleMemory;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.finding.Finding;

/// What an audit takes over from the one before it (ADR 17): everything about histories, which it
/// reads on from where they stood, and nothing about what is read in full every time.
///
/// Pure. Whoever builds one has the promise that the audit will say what it would have said had it
/// read everything itself.
final class Continuation {
  private final Progress progress;
  private final Map<String, Check> goingOn;

  private Continuation(Progress progress, Map<String, Check> goingOn) {
    this.progress = progress;
    this.goingOn = goingOn;
  }

  /// What can be taken over.
  ///
  /// @param checks those that are consented to
  /// @param basis of the audit that begins
  /// @return empty if it has to read everything itself, because something else decides now what a
  ///   check says of an old message, or some check has not seen the old messages
  static Optional<Continuation> of(Progress kept, List<Check> checks, String basis) {
    boolean whole =
        kept.basis().equals(basis)
            && kept.failed().isEmpty()
            // a cursor may stand in the midst of a round that is read in full
            && (kept.round() != Round.WHOLE || !kept.ledger().heard())
            && checks.stream().allMatch(check -> readsOneWay(check) && hasState(check, kept));
    if (!whole) {
      return Optional.empty();
    }
    Map<String, Check> goingOn =
        checks.stream()
            .filter(check -> !isReadInFull(check))
            .collect(Collectors.toMap(check -> check.id().value(), check -> check));
    return Optional.of(new Continuation(next(kept, goingOn), goingOn));
  }

  /// A check that reads both what is read in full and a history would need its history again.
  private static boolean readsOneWay(Check check) {
    return check.reads().stream().map(kind -> kind.round() == Round.WHOLE).distinct().count() == 1;
  }

  private static boolean isReadInFull(Check check) {
    return check.reads().stream().anyMatch(kind -> kind.round() == Round.WHOLE);
  }

  private static boolean hasState(Check check, Progress kept) {
    return !(check instanceof FoldCheck)
        || isReadInFull(check)
        || kept.states().containsKey(CheckRun.stateKey(check));
  }

  private static Progress next(Progress kept, Map<String, Check> goingOn) {
    SortedMap<String, String> states = new TreeMap<>(kept.states());
    states
        .keySet()
        .retainAll(goingOn.values().stream().map(CheckRun::stateKey).collect(Collectors.toSet()));
    SortedMap<String, Long> found = new TreeMap<>(kept.found());
    found
        .keySet()
        .removeIf(
            key -> {
              Check check = goingOn.get(Progress.checkOf(key));
              return check == null || check instanceof FoldCheck;
            });
    return new Progress(
        Round.WHOLE,
        Set.of(),
        kept.cursors(),
        kept.ledger().next(),
        states,
        new TreeMap<>(),
        found,
        0,
        kept.basis(),
        rules(kept, true),
        false);
  }

  /// What an audit is told of the rules of an earlier one, whatever else it takes over.
  ///
  /// @param on whether it reads messages on from where that one stood
  static RuleMemory rules(Progress kept, boolean on) {
    Ledger.Snapshot.Kind told = kept.ledger().kinds().get(EvidenceKind.MAIL_RULE.name());
    return kept.rules().next(told == null ? Set.of() : told.completedBy(), on);
  }

  /// What stays of an audit that has ended: nothing of what every audit reads in full.
  static Progress kept(Progress ended, List<Check> checks) {
    SortedMap<String, String> states = new TreeMap<>(ended.states());
    checks.stream()
        .filter(Continuation::isReadInFull)
        .map(CheckRun::stateKey)
        .forEach(states::remove);
    return new Progress(
        ended.round(),
        ended.sourcesDone(),
        ended.cursors(),
        ended.ledger(),
        states,
        ended.failed(),
        ended.found(),
        ended.messagesRead(),
        ended.basis(),
        ended.rules().withoutWords(),
        ended.begunAnew());
  }

  /// What the audit begins with.
  Progress progress() {
    return progress;
  }

  /// Whether a finding stays: it was made of one piece of a history. What follows from the whole is
  /// concluded again.
  boolean keeps(Finding finding) {
    Check check = goingOn.get(finding.check().value());
    return check != null && !(check instanceof FoldCheck);
  }

  /// Names everything that decides what a check says of a message, besides the message: the checks
  /// and their versions, the word lists, and what the owner told. A hash, so that it holds nobody's
  /// address.
  static String basis(List<Check> checks, AuditContext context, List<String> receivers) {
    List<String> lines = new ArrayList<>();
    checks.stream().map(CheckRun::stateKey).sorted().forEach(lines::add);
    lines.add(context.intel().version());
    lines.add(context.networks().version());
    lines.add(context.indicators().version());
    lines.add(sorted(context.owner().addresses()));
    lines.add(sorted(context.owner().domains()));
    lines.add(Boolean.toString(context.owner().usesVpn()));
    lines.add(context.owner().journeys().toString());
    lines.add(sorted(context.owner().homeNetworks()));
    lines.add(context.owner().answers().toString());
    lines.add(String.join(" ", receivers));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sorted(Set<?> values) {
    return values.stream().map(Object::toString).sorted().collect(Collectors.joining(" "));
  }
}
