package org.inboxaudit.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ObservationSink;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;

/// Walks a mailbox once: three rounds, each source in turn, each piece of evidence to the checks
/// that asked for its kind.
///
/// The engine trusts no source with the owner's consent: what was not agreed to is struck out of
/// the plan before a source sees it.
public final class AuditEngine {
  /// How long to wait before the line is tried again; then the rest becomes a gap.
  private static final List<Duration> PATIENCE =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));

  private final Checkpoints checkpoints;
  private final Incidents incidents;
  private final Pause pause;
  private final ObjectMapper json = new ObjectMapper();

  /// @param pause how to wait; a test does not
  public AuditEngine(Checkpoints checkpoints, Incidents incidents, Pause pause) {
    this.checkpoints = checkpoints;
    this.incidents = incidents;
    this.pause = pause;
  }

  /// Runs an audit to its end, from its last checkpoint if it has one.
  ///
  /// @throws Unreadable if the very first source failed before anything was seen: there is nothing
  ///   to report
  /// @throws InterruptedException if it is to stop
  public Conclusion run(Run run) throws InterruptedException, Unreadable {
    List<Check> consented =
        run.checks().stream()
            .filter(check -> run.access().families().contains(check.id().family()))
            .toList();
    Reading reading = new Reading(run, consented);
    for (Round round : Round.values()) {
      reading.read(round);
    }
    reading.pass.conclude();
    return new Conclusion(outcomes(run, reading.pass), reading.partial());
  }

  private SortedMap<CheckId, Outcome> outcomes(Run run, Pass pass) {
    Map<CheckId, List<Finding>> findings =
        checkpoints.findings(run.id()).stream().collect(Collectors.groupingBy(Finding::check));
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    for (Check check : run.checks()) {
      outcomes.put(check.id(), notConsented(check));
    }
    for (CheckRun checkRun : pass.runs()) {
      Check check = checkRun.check();
      outcomes.put(
          check.id(),
          pass.ledger()
              .outcome(
                  check.reads(),
                  findings.getOrDefault(check.id(), List.of()),
                  pass.omitted(checkRun),
                  checkRun.failure()));
    }
    return outcomes;
  }

  private static Outcome notConsented(Check check) {
    return new Outcome.NotChecked(
        check.reads().stream().sorted().map(kind -> Gap.of(kind, Reason.NOT_CONSENTED)).toList());
  }

  /// One audit being read.
  private final class Reading {
    private final Run run;
    private final List<Check> checks;
    private final Set<EvidenceKind> wanted;
    private Pass pass;

    private Reading(Run run, List<Check> checks) {
      this.run = run;
      this.checks = checks;
      this.wanted = wanted(checks);
      this.pass = load();
    }

    private Pass load() {
      return new Pass(run.id(), checks, run.context(), checkpoints, json, incidents);
    }

    private boolean partial() {
      return wanted.stream().anyMatch(kind -> pass.ledger().missing(kind, Reason.UNAVAILABLE));
    }

    private void read(Round round) throws InterruptedException, Unreadable {
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
        throws InterruptedException, Unreadable {
      if (asked.isEmpty() || pass.progress().sourcesDone().contains(source.id().value())) {
        return;
      }
      int failures = 0;
      while (true) {
        String before = pass.cursor(source.id()).position();
        try {
          source.read(run.access(), plan(source, round, asked), sink(source));
          pass.ledger().close(source.id(), asked);
          break;
        } catch (SourceException e) {
          if (!e.failure().retryable()) {
            giveUp(source, asked, e.failure());
            break;
          }
          pass = load();
          failures = pass.cursor(source.id()).position().equals(before) ? failures + 1 : 1;
          if (failures > PATIENCE.size()) {
            giveUp(source, asked, e.failure());
            break;
          }
          pause.wait(PATIENCE.get(failures - 1));
        }
      }
      pass.sourceDone(source.id());
      run.listener().moved(pass.progress());
    }

    /// The line failed for good: what this source still owed becomes a gap. If nothing at all was
    /// heard, there is no audit; nor is the credential tried on a second server then.
    private void giveUp(EvidenceSource source, Set<EvidenceKind> asked, Failure failure)
        throws Unreadable {
      if (!pass.ledger().heardAnything()) {
        throw new Unreadable(failure);
      }
      Reason reason = failure == Failure.SIGN_IN_REFUSED ? Reason.DENIED : Reason.UNAVAILABLE;
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
      TreeSet<String> headers = new TreeSet<>();
      checks.forEach(check -> headers.addAll(check.headers()));
      AuditContext context = pass.context();
      return new ReadPlan(
          round,
          owed,
          deep,
          pass.cursor(source.id()),
          headers,
          message -> pass.deepKinds(message, context),
          context.owner().addresses().stream().map(EmailAddress::toString).sorted().toList(),
          run.receivers(),
          run.budget());
    }
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

  /// Everything one audit needs.
  ///
  /// @param sources in the order they are asked; the first is the mailbox itself
  /// @param checks the whole catalog; those not consented to are answered with a gap
  /// @param receivers authserv-ids whose Authentication-Results may be believed
  public record Run(
      AuditId id,
      Access access,
      List<EvidenceSource> sources,
      List<Check> checks,
      AuditContext context,
      List<String> receivers,
      ReadPlan.Budget budget,
      Listener listener) {
    public Run {
      sources = List.copyOf(sources);
      checks = List.copyOf(checks);
      receivers = List.copyOf(receivers);
    }
  }

  /// What an audit concludes.
  ///
  /// @param partial whether the line failed for good before all was read
  public record Conclusion(SortedMap<CheckId, Outcome> outcomes, boolean partial) {}

  /// Told after each save.
  @FunctionalInterface
  public interface Listener {
    void moved(Progress progress);
  }

  /// Waits.
  @FunctionalInterface
  public interface Pause {
    void wait(Duration duration) throws InterruptedException;
  }

  /// Nothing at all could be read.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Failure failure;

    public Unreadable(Failure failure) {
      super(failure.name());
      this.failure = failure;
    }

    public Failure failure() {
      return failure;
    }
  }
}
