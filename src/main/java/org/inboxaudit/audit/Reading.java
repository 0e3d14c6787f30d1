package org.inboxaudit.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.inboxaudit.audit.AuditEngine.Run;
import org.inboxaudit.audit.AuditEngine.Unreadable;
import org.inboxaudit.audit.replay.RuleMemory;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// One audit being read: round by round, source by source, with patience for lines that fail.
final class Reading {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Run run;
  private final List<Check> checks;
  private final Checkpoints checkpoints;
  private final Incidents incidents;
  private final Patience patience;
  private final Waiting waiting;
  private final String basis;
  private final Set<EvidenceKind> wanted;

  /// Sources that refused the credential. It is not tried on them again.
  private final Set<SourceId> closed = new HashSet<>();

  private Pass pass;
  private boolean lost;

  /// @param checks those that are consented to
  Reading(
      Run run,
      List<Check> checks,
      Checkpoints checkpoints,
      Incidents incidents,
      Patience patience,
      Waiting waiting) {
    this.run = run;
    this.checks = checks;
    this.checkpoints = checkpoints;
    this.incidents = incidents;
    this.patience = patience;
    this.waiting = waiting;
    this.basis = Continuation.basis(checks, run.context(), run.receivers());
    this.wanted = wanted(checks);
    takeOver();
    this.pass = load();
  }

  /// Takes over what an earlier audit kept, the newest first; of one that cannot be gone on from,
  /// what it knew of the rules. What cannot be used is forgotten: it was kept for this audit.
  private void takeOver() {
    boolean begun = checkpoints.load(run.id()).isPresent();
    Optional<RuleMemory> rules = Optional.empty();
    for (AuditId earlier : run.earlier()) {
      Optional<Progress> kept = begun ? Optional.empty() : checkpoints.load(earlier);
      Optional<Continuation> going =
          kept.flatMap(progress -> Continuation.of(progress, checks, basis));
      if (going.isPresent()) {
        Continuation next = going.get();
        begun = checkpoints.takeOver(earlier, run.id(), next.progress(), next::keeps);
      }
      rules = rules.or(() -> kept.map(progress -> Continuation.rules(progress, false)));
      checkpoints.forget(earlier);
    }
    if (!begun && rules.isPresent()) {
      begin(rules.get(), false);
    }
  }

  private void begin(RuleMemory rules, boolean again) {
    checkpoints.save(run.id(), Progress.begin(rules, again), List.of(), new IndexDelta());
  }

  private Pass load() {
    return new Pass(run.id(), checks, basis, run.context(), checkpoints, JSON, incidents);
  }

  Pass pass() {
    return pass;
  }

  /// Whether a line failed for good before all was read.
  boolean partial() {
    return wanted.stream().anyMatch(kind -> pass.ledger().missing(kind, Reason.UNAVAILABLE));
  }

  /// Whether the next audit can go on from here.
  boolean canGoOn() {
    return !lost;
  }

  /// Reads everything.
  ///
  /// @throws Unreadable if the very first source failed before anything was seen
  /// @throws InterruptedException if it is to stop
  void read() throws InterruptedException, Unreadable {
    boolean done = false;
    while (!done) {
      try {
        for (Round round : Round.values()) {
          read(round);
        }
        done = true;
      } catch (Renumbered e) {
        // what was counted until now would be counted again: all of it goes, and all is read anew
        RuleMemory rules = pass.progress().rules().again();
        checkpoints.forget(run.id());
        begin(rules, true);
        pass = load();
      }
    }
    pass.conclude(run.neighbours());
  }

  private void read(Round round) throws InterruptedException, Unreadable, Renumbered {
    if (pass.progress().round().compareTo(round) > 0) {
      return;
    }
    if (pass.progress().round() != round) {
      pass.enter(round);
    }
    Set<EvidenceKind> kinds = EnumSet.copyOf(EvidenceKind.in(round));
    kinds.retainAll(wanted);
    Set<EvidenceKind> unsupplied = new HashSet<>(kinds);
    for (EvidenceSource source : run.sources()) {
      if (source.reaches(run.access())) {
        Set<EvidenceKind> asked = new HashSet<>(kinds);
        asked.retainAll(source.supplies());
        unsupplied.removeAll(asked);
        readSource(source, round, asked);
      }
    }
    EvidenceSource first = run.sources().getFirst();
    for (EvidenceKind kind : unsupplied) {
      pass.ledger().missed(first.id(), Gap.of(kind, Reason.NOT_SUPPORTED));
    }
  }

  private void readSource(EvidenceSource source, Round round, Set<EvidenceKind> asked)
      throws InterruptedException, Unreadable, Renumbered {
    if (asked.isEmpty() || pass.progress().sourcesDone().contains(source.id().value())) {
      return;
    }
    int failures = 0;
    boolean settled = closed.contains(source.id()) || (source.needsSignIn() && !signedIn());
    if (settled) {
      owe(source, asked, Reason.DENIED);
    }
    while (!settled) {
      String before = pass.cursor(source.id()).position();
      try {
        source.read(run.access(), plan(source, round, asked), sink(source));
        pass.ledger().close(source.id(), asked);
        settled = true;
      } catch (SourceException e) {
        if (isWorthAnotherTry(source, e.failure())) {
          pass = load();
          failures = pass.cursor(source.id()).position().equals(before) ? failures + 1 : 1;
        }
        settled = !waited(source, e, failures);
        if (settled) {
          giveUp(source, asked, e.failure());
        }
      }
    }
    pass.sourceDone(source.id());
    run.listener().moved(pass.progress());
  }

  /// Whether the mailbox's own server let this audit in, and did not refuse it since. What was
  /// heard of it in an earlier audit does not count.
  private boolean signedIn() {
    SourceId first = run.sources().getFirst().id();
    return pass.ledger().heardFrom(first) && !closed.contains(first);
  }

  /// A server that was reached before and now is not, will be reached again.
  private boolean isWorthAnotherTry(EvidenceSource source, Failure failure) {
    return failure.retryable()
        || (failure == Failure.UNREACHABLE && pass.ledger().heardFrom(source.id()));
  }

  /// Waits until the source can be asked again.
  ///
  /// @return false if it should not be
  private boolean waited(EvidenceSource source, SourceException e, int failures)
      throws InterruptedException {
    Optional<Duration> wait =
        isWorthAnotherTry(source, e.failure())
            ? patience.after(failures, e.waitTime())
            : Optional.empty();
    if (wait.isPresent()) {
      if (e.failure() == Failure.THROTTLED) {
        run.listener().throttled(wait.get());
      }
      waiting.await(wait.get(), run.access()::withdrawn);
    }
    return wait.isPresent();
  }

  /// The line failed for good: what this source still owed becomes a gap. If nothing at all was
  /// heard, there is no audit; nor is the credential tried on a second server then.
  private void giveUp(EvidenceSource source, Set<EvidenceKind> asked, Failure failure)
      throws Unreadable, Renumbered {
    if (failure == Failure.SIGN_IN_REFUSED) {
      closed.add(source.id());
      run.listener().refused(source.id());
    }
    if (failure == Failure.RENUMBERED && !pass.progress().begunAnew()) {
      throw new Renumbered();
    }
    if (!pass.ledger().heardAnything()) {
      throw new Unreadable(failure);
    }
    lost |= failure == Failure.RENUMBERED;
    if (run.kept()) {
      // the next audit goes on from the cursor, so nothing may be counted that lies behind it
      pass = load();
    }
    boolean denied = failure == Failure.SIGN_IN_REFUSED || failure == Failure.DENIED;
    owe(source, asked, denied ? Reason.DENIED : Reason.UNAVAILABLE);
  }

  private void owe(EvidenceSource source, Set<EvidenceKind> asked, Reason reason) {
    for (EvidenceKind kind : asked) {
      if (!pass.ledger().toldAll(source.id(), kind)) {
        pass.ledger().missed(source.id(), Gap.of(kind, reason));
      }
    }
  }

  private ObservationSink sink(EvidenceSource source) {
    return observation -> {
      if (Thread.interrupted() || run.access().withdrawn()) {
        throw new InterruptedException();
      }
      if (pass.accept(source.id(), observation)) {
        run.listener().moved(pass.progress());
      }
    };
  }

  private ReadPlan plan(EvidenceSource source, Round round, Set<EvidenceKind> asked) {
    Set<EvidenceKind> owed = new HashSet<>(asked);
    owed.removeIf(kind -> pass.ledger().toldAll(source.id(), kind));
    Set<EvidenceKind> deep = new HashSet<>(EvidenceKind.in(Round.DEEP));
    deep.retainAll(wanted);
    deep.retainAll(source.supplies());
    TreeSet<String> headers = new TreeSet<>(pass.headersOfRules());
    headers.addAll(IndexDelta.HEADERS);
    checks.forEach(check -> headers.addAll(check.headers()));
    AuditContext context = pass.context();
    return new ReadPlan(
        round,
        owed,
        deep,
        pass.cursor(source.id()),
        headers,
        pass.watched(),
        message -> pass.deepKinds(message, context),
        context.owner().addresses().stream().map(EmailAddress::toString).sorted().toList(),
        run.receivers(),
        context.asOf(),
        run.budget());
  }

  /// What the consented checks read, and what is needed to find it: the folder list opens every
  /// reading, and a deep kind is found through its message.
  private static Set<EvidenceKind> wanted(List<Check> checks) {
    Set<EvidenceKind> wanted = EnumSet.of(EvidenceKind.FOLDER);
    checks.forEach(check -> wanted.addAll(check.reads()));
    if (wanted.stream().anyMatch(kind -> kind.round() == Round.DEEP)) {
      wanted.add(EvidenceKind.MESSAGE);
    }
    return wanted;
  }

  /// The messages have other numbers now, and the audit may begin anew.
  private static final class Renumbered extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
