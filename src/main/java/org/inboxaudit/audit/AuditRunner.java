package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportMaker;
import org.inboxaudit.source.SourceException.Failure;

/// Runs one audit as a durable job, from consent to report.
///
/// The job knows the id of the audit and nothing else. After a restart the credential is gone from
/// memory; the audit then waits for it and goes on from its last checkpoint.
@ApplicationScoped
public class AuditRunner implements JobHandler {
  static final String KIND = "audit";

  private static final List<Round> ROUNDS = List.of(Round.values());

  private final Audits audits;
  private final Checkpoints checkpoints;
  private final Reports reports;
  private final Consents consents;
  private final CredentialVault vault;
  private final ProgressFeed feed;
  private final AuditPlans plans;
  private final SignIns signIns;
  private final AnswerFloor floor;
  private final Incidents incidents;
  private final InstantSource clock;
  private final String productVersion;
  private final AuditEngine engine;

  AuditRunner(
      Audits audits,
      Checkpoints checkpoints,
      Reports reports,
      Consents consents,
      CredentialVault vault,
      ProgressFeed feed,
      AuditPlans plans,
      SignIns signIns,
      AnswerFloor floor,
      AuditEngine engine,
      Incidents incidents,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String productVersion) {
    this.audits = audits;
    this.checkpoints = checkpoints;
    this.reports = reports;
    this.consents = consents;
    this.vault = vault;
    this.feed = feed;
    this.plans = plans;
    this.signIns = signIns;
    this.floor = floor;
    this.incidents = incidents;
    this.clock = clock;
    this.productVersion = productVersion;
    this.engine = engine;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(String key) throws InterruptedException {
    AuditId id = new AuditId(key);
    Optional<Audit> audit = audits.find(id).filter(found -> !found.status().ended());
    if (audit.isEmpty()) {
      return;
    }
    Optional<Secret> credential = vault.find(key);
    if (credential.isEmpty()) {
      audits.move(id, Audit.Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS));
      feed.tell(id, "action_required", Map.of("problem", AuditProblem.NEEDS_CREDENTIALS.slug()));
      return;
    }
    try {
      Access access =
          consents.access(
              audit.get().consent(), audit.get().mailbox(), credential.get(), vault.files(key));
      read(audit.get(), access);
    } catch (ConsentRequiredException e) {
      end(id, Audit.Status.FAILED, Optional.of(AuditProblem.CONSENT_REQUIRED), false);
    } catch (AuditEngine.Unreadable e) {
      end(
          id,
          Audit.Status.FAILED,
          Optional.of(problem(e.failure())),
          audit.get().keptForNext() && e.failure() != Failure.RENUMBERED);
    } catch (Checkpoints.ErasedException e) {
      vault.forget(key);
    } catch (InterruptedException e) {
      if (audits.find(id).filter(stopped -> stopped.status().ended()).isPresent()) {
        checkpoints.forget(id);
      }
      throw e;
    } catch (RuntimeException fault) {
      incidents.note("audit " + id, fault);
      end(id, Audit.Status.FAILED, Optional.of(AuditProblem.INTERNAL), false);
    }
  }

  private void read(Audit audit, Access access)
      throws InterruptedException, AuditEngine.Unreadable {
    if (!audits.move(audit.id(), Audit.Status.RUNNING, Optional.empty())) {
      return;
    }
    feed.tell(audit.id(), "status", Map.of("status", "running"));
    AuditEngine.Conclusion conclusion = conclusion(audit, access);
    reports.save(audit.id(), report(audit, conclusion));
    end(
        audit.id(),
        conclusion.partial() ? Audit.Status.COMPLETED_PARTIAL : Audit.Status.COMPLETED,
        Optional.empty(),
        audit.keptForNext() && conclusion.canGoOn());
  }

  private AuditEngine.Conclusion conclusion(Audit audit, Access access)
      throws InterruptedException, AuditEngine.Unreadable {
    Instant since = clock.instant();
    try (SignIns.Attempt attempt = signIns.begin(audit.mailbox())) {
      if (!attempt.allowed()) {
        throw new AuditEngine.Unreadable(Failure.SIGN_IN_REFUSED);
      }
      return engine.run(plans.of(audit, access, new Watcher(audit.id(), attempt)));
    } catch (AuditEngine.Unreadable e) {
      vault.forget(audit.id().value());
      floor.await(since, e.failure(), access::withdrawn);
      throw e;
    }
  }

  private Report report(Audit audit, AuditEngine.Conclusion conclusion) {
    Map<CheckId, Check> byId = plans.checks().stream().collect(Collectors.toMap(Check::id, c -> c));
    List<CheckResult> results =
        conclusion.outcomes().entrySet().stream()
            .map(
                entry -> {
                  CheckInfo info = Objects.requireNonNull(byId.get(entry.getKey())).info();
                  return new CheckResult(
                      entry.getKey(),
                      entry.getKey().family(),
                      List.of(info.attack()),
                      List.of(info.signs()),
                      entry.getValue());
                })
            .toList();
    return ReportMaker.make(
        new ReportMaker.Cover(
            audit.id().value(),
            audit.mailbox().address(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            audit.keptUntil(),
            conclusion.partial(),
            plans.intelVersion(),
            productVersion),
        results);
  }

  /// Only the report of an audit outlives it: what it remembered of the mailbox while it ran goes,
  /// unless it was asked to keep that for the next one, and so does the credential.
  private void end(
      AuditId id, Audit.Status status, Optional<AuditProblem> problem, boolean keepsProgress) {
    vault.forget(id.value());
    boolean ended = audits.move(id, status, problem);
    if (ended && keepsProgress) {
      keep(id);
    } else {
      checkpoints.forget(id);
    }
    feed.tell(
        id,
        ProgressFeed.DONE,
        problem
            .map(p -> Map.of("status", word(status), "problem", p.slug()))
            .orElse(Map.of("status", word(status))));
  }

  private void keep(AuditId id) {
    try {
      checkpoints
          .load(id)
          .map(progress -> Continuation.kept(progress, plans.checks()))
          .ifPresent(progress -> checkpoints.save(id, progress, List.of(), new IndexDelta()));
    } catch (Checkpoints.ErasedException e) {
      // then there is nothing to keep
    }
  }

  private static String word(Audit.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static AuditProblem problem(Failure failure) {
    return switch (failure) {
      case SIGN_IN_REFUSED -> AuditProblem.MAIL_SIGNIN_FAILED;
      case DENIED -> AuditProblem.MAIL_ACCESS_DENIED;
      case UNREACHABLE -> AuditProblem.MAIL_HOST_UNREACHABLE;
      case TLS_UNTRUSTED -> AuditProblem.MAIL_TLS_INVALID;
      case PROTOCOL -> AuditProblem.MAIL_PROTOCOL;
      case CUT, RENUMBERED -> AuditProblem.MAIL_SERVER_ERROR;
      case THROTTLED -> AuditProblem.MAIL_THROTTLED;
    };
  }

  /// Watches one reading for those who wait for it, and for the limit of refused sign-ins.
  private final class Watcher implements AuditEngine.Listener {
    private final AuditId id;
    private final SignIns.Attempt attempt;

    private Watcher(AuditId id, SignIns.Attempt attempt) {
      this.id = id;
      this.attempt = attempt;
    }

    @Override
    public void moved(Progress progress) {
      attempt.accepted();
      if (progress.round() != Round.WHOLE) {
        attempt.close();
      }
      feed.tell(
          id,
          "step",
          Map.of(
              "round", progress.round().name().toLowerCase(Locale.ROOT),
              "step", Integer.toString(ROUNDS.indexOf(progress.round()) + 1),
              "steps", Integer.toString(ROUNDS.size()),
              "messages", Long.toString(progress.messagesRead())));
    }

    @Override
    public void throttled(Duration wait) {
      feed.tell(
          id, "throttled", Map.of("seconds", Long.toString(wait.plusMillis(999).toSeconds())));
    }

    @Override
    public void refused(SourceId source) {
      attempt.refused(plans.isFirst(source));
    }
  }
}
