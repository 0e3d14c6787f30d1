package org.inboxaudit.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.audit.replay.RuleReplay;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.RuleHistory;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Complete;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.platform.Incidents;

/// An audit in memory, from the last checkpoint on: hands each piece of evidence to the checks that
/// asked for its kind, keeps the ledger, and saves.
///
/// Nothing grows with the mailbox: ledger counters, fold states, and what came since the last save.
final class Pass {
  /// Findings kept per check and severity; further ones are counted. Each severity has its own, so
  /// that whoever fills a mailbox with trifles hides nothing grave behind them.
  private static final long FINDINGS_PER_CHECK = 1000;

  private final AuditId id;
  private final Checkpoints checkpoints;
  private final String basis;
  private final Ledger ledger;
  private final List<CheckRun> runs;
  private final Map<Class<?>, List<CheckRun>> readers = new HashMap<>();
  private final Map<Wanted, List<CheckRun>> wanting;
  private final SortedMap<String, String> cursors;
  private final SortedMap<String, Long> found;
  private final List<Finding> fresh = new ArrayList<>();
  private final RuleReplay replay;
  private AuditContext context;
  private IndexDelta learnt = new IndexDelta();
  private Progress progress;
  private long messagesRead;

  /// @param basis what the checks' answers rest on besides the mailbox
  Pass(
      AuditId id,
      List<Check> checks,
      String basis,
      AuditContext context,
      Checkpoints checkpoints,
      ObjectMapper json,
      Incidents incidents) {
    this.id = id;
    this.basis = basis;
    this.checkpoints = checkpoints;
    this.context = context;
    this.progress = checkpoints.load(id).orElse(Progress.START);
    this.ledger = new Ledger(progress.ledger());
    this.cursors = new TreeMap<>(progress.cursors());
    this.found = new TreeMap<>(progress.found());
    this.messagesRead = progress.messagesRead();
    this.replay = new RuleReplay(progress.rules(), context.asOf());
    this.runs =
        checks.stream()
            .map(
                check ->
                    new CheckRun(
                        check,
                        Optional.ofNullable(progress.states().get(CheckRun.stateKey(check))),
                        Optional.ofNullable(progress.failed().get(check.id().value())),
                        json,
                        incidents))
            .toList();
    this.wanting =
        runs.stream()
            .filter(run -> run.check().wants() != Wanted.NOTHING)
            .collect(Collectors.groupingBy(run -> run.check().wants()));
    for (CheckRun run : runs) {
      for (EvidenceKind kind : run.check().reads()) {
        readers.computeIfAbsent(kind.type(), _ -> new ArrayList<>()).add(run);
      }
    }
    if (progress.round() == Round.DEEP) {
      seal();
    }
  }

  Progress progress() {
    return progress;
  }

  Ledger ledger() {
    return ledger;
  }

  AuditContext context() {
    return context;
  }

  Cursor cursor(SourceId source) {
    return new Cursor(cursors.getOrDefault(source.value(), ""));
  }

  /// Takes one observation in.
  ///
  /// @return whether it was a checkpoint, and all up to here is saved
  boolean accept(SourceId source, Observation observation) {
    switch (observation) {
      case Evidence evidence -> saw(evidence);
      case Gap gap -> ledger.missed(source, gap);
      case Complete complete -> ledger.finished(source, complete);
      case Checkpoint checkpoint -> {
        cursors.put(source.value(), checkpoint.cursor().position());
        save(progress.round(), progress.sourcesDone());
        return true;
      }
    }
    return false;
  }

  private void saw(Evidence evidence) {
    ledger.saw(evidence.kind());
    switch (evidence) {
      case Message message -> {
        messagesRead++;
        learnt.learn(message, context);
        replay.see(message);
      }
      case MailRule rule -> replay.tell(rule);
      case Folder folder -> replay.see(folder);
      case Attachment attachment -> learnt.learn(attachment, context);
      default -> {}
    }
    for (CheckRun run : readers.getOrDefault(evidence.getClass(), List.of())) {
      keep(run, run.apply(evidence, context));
    }
  }

  private void keep(CheckRun run, List<Finding> findings) {
    for (Finding finding : findings) {
      String kind = Progress.foundKey(run.check().id(), finding.severity());
      if (found.merge(kind, 1L, Long::sum) <= FINDINGS_PER_CHECK) {
        fresh.add(finding);
      }
    }
  }

  /// Notes that a source has finished this round, and saves.
  void sourceDone(SourceId source) {
    Set<String> done = new TreeSet<>(progress.sourcesDone());
    done.add(source.value());
    save(progress.round(), done);
  }

  /// Goes over to the next round, and saves. The mailbox index is sealed after the second round.
  void enter(Round next) {
    save(next, Set.of());
    if (next == Round.DEEP) {
      seal();
    }
  }

  /// Asks the folds what follows from the whole, and saves.
  void conclude(AuditEngine.Neighbours neighbours) {
    Set<EmailAddress> foreign = new HashSet<>(replay.destinations());
    foreign.removeIf(context::owns);
    RuleHistory rules = replay.history(ledger.toldAll(EvidenceKind.MAIL_RULE));
    context = context.with(rules.with(neighbours.sendingTo(foreign)));
    for (CheckRun run : runs) {
      keep(run, run.conclude(context));
    }
    save(progress.round(), progress.sourcesDone());
  }

  /// The deep kinds of this message that some check wants.
  Set<EvidenceKind> deepKinds(Message message, AuditContext asSeen) {
    Set<EvidenceKind> kinds = EnumSet.noneOf(EvidenceKind.class);
    for (List<CheckRun> alike : wanting.values()) {
      kinds.addAll(wanted(alike, message, asSeen));
    }
    return kinds;
  }

  /// What checks that want the same want of a message: the first that has not failed says it for
  /// all.
  private static Set<EvidenceKind> wanted(
      List<CheckRun> alike, Message message, AuditContext asSeen) {
    for (CheckRun run : alike) {
      Optional<Set<EvidenceKind>> wanted = run.wants(message, asSeen);
      if (wanted.isPresent()) {
        return wanted.get();
      }
    }
    return Set.of();
  }

  /// The header fields that the conditions of rules ask for.
  SortedSet<String> headersOfRules() {
    return replay.headers();
  }

  /// The folders in which it matters when flags were changed.
  Set<String> watched() {
    return replay.watched();
  }

  List<CheckRun> runs() {
    return runs;
  }

  /// How many findings of a check were counted but not kept.
  long omitted(CheckRun run) {
    return Arrays.stream(Severity.values())
        .map(severity -> Progress.foundKey(run.check().id(), severity))
        .mapToLong(kind -> Math.max(0, found.getOrDefault(kind, 0L) - FINDINGS_PER_CHECK))
        .sum();
  }

  private void seal() {
    context = context.with(checkpoints.index(id, ledger.complete(EvidenceKind.MESSAGE)));
  }

  /// Saves cursor, ledger, fold states, new findings and what the index learnt in one transaction.
  ///
  /// After a crash the source repeats everything after the saved cursor. Saved apart, every fold
  /// would count some messages twice, and no test of a single check could show it; the kill tests
  /// do (ADR 6).
  private void save(Round round, Set<String> sourcesDone) {
    SortedMap<String, String> states = new TreeMap<>();
    SortedMap<String, String> failed = new TreeMap<>();
    for (CheckRun run : runs) {
      run.state().ifPresent(state -> states.put(run.stateKey(), state));
      run.failure().ifPresent(incident -> failed.put(run.check().id().value(), incident));
    }
    progress =
        new Progress(
            round,
            sourcesDone,
            cursors,
            ledger.snapshot(),
            states,
            failed,
            found,
            messagesRead,
            basis,
            replay.memory(),
            progress.begunAnew());
    checkpoints.save(id, progress, List.copyOf(fresh), learnt);
    fresh.clear();
    learnt = new IndexDelta();
  }
}
