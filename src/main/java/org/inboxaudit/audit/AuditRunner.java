package org.inboxaudit.audit;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Check;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.Intel;
import org.inboxaudit.check.MailboxIndex;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.Access;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.job.JobHandler;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.Report.CheckResult;
import org.inboxaudit.report.ReportMaker;
import org.inboxaudit.source.EvidenceSource;
import org.inboxaudit.source.ReadPlan.Budget;
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
  private final List<EvidenceSource> sources;
  private final List<Check> checks;
  private final Intel intel;
  private final AuditConfig config;
  private final Incidents incidents;
  private final InstantSource clock;
  private final String productVersion;
  private final AuditEngine engine;

  /// @param sources by priority; the mailbox itself first
  AuditRunner(
      Audits audits,
      Checkpoints checkpoints,
      Reports reports,
      Consents consents,
      CredentialVault vault,
      ProgressFeed feed,
      @All List<EvidenceSource> sources,
      @All List<Check> checks,
      Intel intel,
      AuditConfig config,
      Incidents incidents,
      InstantSource clock,
      @ConfigProperty(name = "quarkus.application.version") String productVersion) {
    this.audits = audits;
    this.checkpoints = checkpoints;
    this.reports = reports;
    this.consents = consents;
    this.vault = vault;
    this.feed = feed;
    this.sources = sources;
    this.checks = checks;
    this.intel = intel;
    this.config = config;
    this.incidents = incidents;
    this.clock = clock;
    this.productVersion = productVersion;
    this.engine = new AuditEngine(checkpoints, incidents, Thread::sleep);
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
          consents.access(audit.get().consent(), audit.get().mailbox(), credential.get());
      read(audit.get(), access);
    } catch (ConsentRequiredException e) {
      end(id, Audit.Status.FAILED, Optional.of(AuditProblem.CONSENT_REQUIRED));
    } catch (AuditEngine.Unreadable e) {
      end(id, Audit.Status.FAILED, Optional.of(problem(e.failure())));
    } catch (Checkpoints.ErasedException e) {
      vault.forget(key);
    } catch (InterruptedException e) {
      if (audits.find(id).filter(stopped -> stopped.status().ended()).isPresent()) {
        checkpoints.forget(id);
      }
      throw e;
    } catch (RuntimeException fault) {
      incidents.note("audit " + id, fault);
      end(id, Audit.Status.FAILED, Optional.of(AuditProblem.INTERNAL));
    }
  }

  private void read(Audit audit, Access access)
      throws InterruptedException, AuditEngine.Unreadable {
    if (!audits.move(audit.id(), Audit.Status.RUNNING, Optional.empty())) {
      return;
    }
    feed.tell(audit.id(), "status", Map.of("status", "running"));
    AuditEngine.Conclusion conclusion =
        engine.run(
            new AuditEngine.Run(
                audit.id(),
                access,
                sources,
                checks,
                context(audit),
                receivers(audit.mailbox()),
                new Budget(
                    config.messages(),
                    config.partBytes(),
                    config.totalPartBytes(),
                    config.checkpointEvery()),
                progress -> step(audit.id(), progress)));
    reports.save(audit.id(), report(audit, conclusion));
    end(
        audit.id(),
        conclusion.partial() ? Audit.Status.COMPLETED_PARTIAL : Audit.Status.COMPLETED,
        Optional.empty());
  }

  private Report report(Audit audit, AuditEngine.Conclusion conclusion) {
    Map<CheckId, Check> byId = checks.stream().collect(Collectors.toMap(Check::id, c -> c));
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
            intel.version(),
            productVersion),
        results);
  }

  /// Whose Authentication-Results may be believed (RFC 8601 §5): those of the mailbox's own domain
  /// and server, and the name under which a large provider's servers are known to speak.
  private List<String> receivers(Mailbox mailbox) {
    String host = mailbox.imap().host().toLowerCase(Locale.ROOT);
    Stream<String> known =
        intel.words("receivers").stream()
            .filter(line -> line.startsWith(host + " "))
            .map(line -> line.substring(host.length()).strip());
    return Stream.concat(Stream.of(mailbox.address().domain().name(), host), known).toList();
  }

  private AuditContext context(Audit audit) {
    Set<EmailAddress> own = new HashSet<>(audit.declared().ownAddresses());
    own.add(audit.mailbox().address());
    EmailAddress.parse(audit.mailbox().userName()).ifPresent(own::add);
    Owner owner =
        new Owner(
            own,
            Set.copyOf(audit.declared().ownDomains()),
            audit.declared().usesVpn(),
            audits.under(audit.consent()).stream().map(Audit::createdAt).toList());
    return new AuditContext(owner, clock.instant(), intel, MailboxIndex.NOT_SEALED);
  }

  private void step(AuditId id, Progress progress) {
    feed.tell(
        id,
        "step",
        Map.of(
            "round", progress.round().name().toLowerCase(Locale.ROOT),
            "step", Integer.toString(ROUNDS.indexOf(progress.round()) + 1),
            "steps", Integer.toString(ROUNDS.size()),
            "messages", Long.toString(progress.messagesRead())));
  }

  /// Only the report of an audit outlives it: what it remembered of the mailbox while it ran goes,
  /// and so does the credential.
  private void end(AuditId id, Audit.Status status, Optional<AuditProblem> problem) {
    vault.forget(id.value());
    audits.move(id, status, problem);
    checkpoints.forget(id);
    feed.tell(
        id,
        ProgressFeed.DONE,
        problem
            .map(p -> Map.of("status", word(status), "problem", p.slug()))
            .orElse(Map.of("status", word(status))));
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
}
