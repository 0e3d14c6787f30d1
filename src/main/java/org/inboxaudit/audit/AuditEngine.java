package org.inboxaudit.audit;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.consent.Access;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException.Failure;

/// Walks a mailbox once: three rounds, each source in turn, each piece of evidence to the checks
/// that asked for its kind.
///
/// The engine trusts no source with the owner's consent: what was not agreed to is struck out of
/// the plan before a source sees it.
@Singleton
public final class AuditEngine {
  private final Checkpoints checkpoints;
  private final Incidents incidents;
  private final Patience patience;
  private final Waiting waiting;

  @Inject
  AuditEngine(Checkpoints checkpoints, Incidents incidents) {
    this(checkpoints, incidents, Thread::sleep);
  }

  /// @param pause how to wait; a test does not
  public AuditEngine(Checkpoints checkpoints, Incidents incidents, Pause pause) {
    this(checkpoints, incidents, pause, new SecureRandom());
  }

  /// @param random spreads the waiting of audits that fail together
  AuditEngine(Checkpoints checkpoints, Incidents incidents, Pause pause, RandomGenerator random) {
    this.checkpoints = checkpoints;
    this.incidents = incidents;
    this.patience = new Patience(random);
    this.waiting = new Waiting(pause);
  }

  /// Runs an audit to its end, from its last checkpoint if it has one, else from where an earlier
  /// audit ended that kept what it knew.
  ///
  /// @throws Unreadable if the very first source failed before anything was seen: there is nothing
  ///   to report
  /// @throws InterruptedException if it is to stop
  public Conclusion run(Run run) throws InterruptedException, Unreadable {
    List<Check> consented =
        run.checks().stream()
            .filter(check -> isConsented(run, check))
            .filter(check -> check.canBeAsked(run.context()))
            .toList();
    Reading reading = new Reading(run, consented, checkpoints, incidents, patience, waiting);
    reading.read();
    return new Conclusion(outcomes(run, reading.pass()), reading.partial(), reading.canGoOn());
  }

  private SortedMap<CheckId, Outcome> outcomes(Run run, Pass pass) {
    Map<CheckId, List<Finding>> findings =
        checkpoints.findings(run.id()).stream().collect(Collectors.groupingBy(Finding::check));
    SortedMap<CheckId, Outcome> outcomes = new TreeMap<>();
    for (Check check : run.checks()) {
      outcomes.put(
          check.id(),
          notChecked(check, isConsented(run, check) ? Reason.NOT_SUPPLIED : Reason.NOT_CONSENTED));
    }
    for (CheckRun checkRun : pass.runs()) {
      Check check = checkRun.check();
      outcomes.put(
          check.id(),
          pass.ledger()
              .outcome(
                  check.reads(),
                  findings.getOrDefault(check.id(), List.of()).stream()
                      .map(finding -> RuleEffect.on(finding, pass.context().rules()))
                      .toList(),
                  pass.omitted(checkRun),
                  checkRun.failure()));
    }
    return outcomes;
  }

  private static boolean isConsented(Run run, Check check) {
    return run.access().families().contains(check.id().family());
  }

  private static Outcome notChecked(Check check, Reason reason) {
    return new Outcome.NotChecked(
        check.reads().stream().sorted().map(kind -> Gap.of(kind, reason)).toList());
  }

  /// Everything one audit needs.
  ///
  /// @param sources in the order they are asked; the first is the mailbox itself
  /// @param checks the whole catalog; those not consented to are answered with a gap
  /// @param receivers authserv-ids whose Authentication-Results may be believed
  /// @param kept whether another audit is to go on from where this one ends
  /// @param neighbours other mailboxes whose rules are compared with those of this one
  /// @param earlier audits that kept what they knew for this one, newest first
  public record Run(
      AuditId id,
      Access access,
      List<EvidenceSource> sources,
      List<Check> checks,
      AuditContext context,
      List<String> receivers,
      ReadPlan.Budget budget,
      Listener listener,
      boolean kept,
      Neighbours neighbours,
      List<AuditId> earlier) {
    public Run {
      sources = List.copyOf(sources);
      checks = List.copyOf(checks);
      receivers = List.copyOf(receivers);
      earlier = List.copyOf(earlier);
    }

    /// An audit that stands alone.
    public Run(
        AuditId id,
        Access access,
        List<EvidenceSource> sources,
        List<Check> checks,
        AuditContext context,
        List<String> receivers,
        ReadPlan.Budget budget,
        Listener listener) {
      this(
          id,
          access,
          sources,
          checks,
          context,
          receivers,
          budget,
          listener,
          false,
          Neighbours.NONE,
          List.of());
    }
  }

  /// What an audit concludes.
  ///
  /// @param partial whether the line failed for good before all was read
  /// @param canGoOn whether another audit can go on from where this one ended
  public record Conclusion(
      SortedMap<CheckId, Outcome> outcomes, boolean partial, boolean canGoOn) {}

  /// Other mailboxes whose owners agreed to the same comparison.
  @FunctionalInterface
  public interface Neighbours {
    Neighbours NONE = _ -> Map.of();

    /// Notes where the rules of this mailbox send to, and says how many others send there as well.
    ///
    /// @return no zeros
    Map<EmailAddress, Long> sendingTo(Set<EmailAddress> destinations);
  }

  /// Told how the reading goes.
  @FunctionalInterface
  public interface Listener {
    /// After each save.
    void moved(Progress progress);

    /// A server asked to be left alone, and is.
    default void throttled(Duration wait) {}

    /// A source did not take the credential.
    default void refused(SourceId source) {}
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
