package org.inboxaudit.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.job.Jobs;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.report.Report;

/// What a person can ask for: start an audit, go on with one, stop, erase, withdraw, read the
/// report.
///
/// Everything is asked in the name of a subject; what belongs to another subject does not exist.
@ApplicationScoped
public class AuditRequests {
  private final Audits audits;
  private final Checkpoints checkpoints;
  private final Reports reports;
  private final Consents consents;
  private final CredentialVault vault;
  private final Jobs jobs;
  private final ProgressFeed feed;
  private final AuditConfig config;
  private final InstantSource clock;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  AuditRequests(
      Audits audits,
      Checkpoints checkpoints,
      Reports reports,
      Consents consents,
      CredentialVault vault,
      Jobs jobs,
      ProgressFeed feed,
      AuditConfig config,
      InstantSource clock,
      Ids ids) {
    this.audits = audits;
    this.checkpoints = checkpoints;
    this.reports = reports;
    this.consents = consents;
    this.vault = vault;
    this.jobs = jobs;
    this.feed = feed;
    this.config = config;
    this.clock = clock;
    this.ids = ids;
  }

  /// A started audit.
  ///
  /// @param caseCode opens the report without the session; told once, kept only as a hash
  public record Started(Audit audit, String caseCode) {}

  /// Starts an audit. The credential goes to memory, never to the job or the store, and so do the
  /// files.
  ///
  /// @param keptForNext whether the next audit under this consent is to go on from where this one
  ///   ends
  /// @param files that the owner brought along
  /// @throws ConsentRequiredException if no valid consent covers this mailbox
  /// @throws CredentialVault.FullException if there is no room for the files now
  public Started start(
      String subject,
      ConsentId consent,
      Mailbox mailbox,
      Audit.Declared declared,
      boolean keptForNext,
      Secret credential,
      List<? extends OwnersFile> files)
      throws ConsentRequiredException {
    consents.require(consent, subject, mailbox.address());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Audit audit =
        new Audit(
            new AuditId(ids.next("aud_")),
            consent,
            subject,
            mailbox,
            declared,
            Audit.Status.QUEUED,
            Optional.empty(),
            now,
            now.plus(config.keptFor()),
            keptForNext);
    String caseCode = CaseCode.create(random);
    vault.put(audit.id().value(), credential, files);
    audits.add(audit);
    reports.keepCaseCode(audit.id(), CaseCode.hash(caseCode));
    feed.tell(audit.id(), "status", Map.of("status", "queued"));
    jobs.enqueue(AuditRunner.KIND, audit.id().value());
    return new Started(audit, caseCode);
  }

  public Optional<Audit> find(AuditId id, String subject) {
    return audits.find(id).filter(audit -> audit.subject().equals(subject));
  }

  /// All audits of a subject, newest first.
  public List<Audit> of(String subject) {
    return audits.of(subject);
  }

  /// Gives an audit the credential it waits for, and the files again that were lost with it.
  ///
  /// @return false if there is no such audit or it does not wait for one; the credential and the
  ///   files are wiped then
  /// @throws CredentialVault.FullException if there is no room for the files now
  public boolean provideCredential(
      AuditId id, String subject, Secret credential, List<? extends OwnersFile> files) {
    Optional<Audit> waiting =
        find(id, subject).filter(audit -> audit.status() == Audit.Status.ACTION_REQUIRED);
    if (waiting.isEmpty()) {
      credential.wipe();
      files.forEach(OwnersFile::wipe);
      return false;
    }
    vault.put(id.value(), credential, files);
    audits.move(id, Audit.Status.QUEUED, Optional.empty());
    feed.tell(id, "status", Map.of("status", "queued"));
    jobs.enqueue(AuditRunner.KIND, id.value());
    return true;
  }

  /// Stops an audit. What was seen so far is not reported.
  ///
  /// @return false if there is no such audit or it has ended
  public boolean cancel(AuditId id, String subject) {
    if (find(id, subject).isEmpty()
        || !audits.move(id, Audit.Status.CANCELED, Optional.of(AuditProblem.CANCELED))) {
      return false;
    }
    stop(id);
    checkpoints.forget(id);
    feed.tell(id, ProgressFeed.DONE, Map.of("status", "canceled"));
    return true;
  }

  /// Erases an audit with its report; stops it first if it runs.
  ///
  /// @return false if there is no such audit
  public boolean erase(AuditId id, String subject) {
    if (find(id, subject).isEmpty()) {
      return false;
    }
    erase(id);
    return true;
  }

  /// Takes a consent back: its audits stop and are erased, reports included.
  ///
  /// @return false if there is no such consent or it was taken back before
  public boolean withdraw(ConsentId consent, String subject) {
    if (!consents.withdraw(consent, subject)) {
      return false;
    }
    audits.under(consent).forEach(audit -> erase(audit.id()));
    return true;
  }

  public Optional<Report> report(AuditId id, String subject) {
    return find(id, subject).flatMap(audit -> reports.find(audit.id()));
  }

  /// The report that a case code opens.
  public Optional<Report> reportByCaseCode(String code) {
    return reports.byCaseCode(CaseCode.hash(code)).flatMap(reports::find);
  }

  /// Erases what has been kept for long enough: audits with their reports, then consents that are
  /// over.
  void eraseExpired() {
    audits.expired(clock.instant()).forEach(this::erase);
    consents.eraseEnded(config.keptFor());
  }

  private void erase(AuditId id) {
    stop(id);
    audits.erase(id);
    feed.tell(id, ProgressFeed.DONE, Map.of("status", "erased"));
    feed.forget(id);
  }

  private void stop(AuditId id) {
    vault.forget(id.value());
    jobs.cancel(AuditRunner.KIND, id.value());
  }
}
