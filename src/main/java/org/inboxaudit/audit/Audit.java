package org.inboxaudit.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.Owner;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;

/// One audit as it was asked for, and how far it has come. Never holds a credential.
///
/// @param subject who asked: the subject of the session token
/// @param mailbox what is read
/// @param declared what the owner told about themselves
/// @param problem why it stands still or ended early, if it did
/// @param keptUntil when audit and report are erased
/// @param keptForNext whether what it knows of the mailbox stays when it has ended, for the next
///   audit under the same consent to go on from
public record Audit(
    AuditId id,
    ConsentId consent,
    String subject,
    Mailbox mailbox,
    Declared declared,
    Status status,
    Optional<AuditProblem> problem,
    Instant createdAt,
    Instant keptUntil,
    boolean keptForNext) {

  /// What the owner told about themselves.
  ///
  /// @param ownAddresses other addresses of the owner
  /// @param ownDomains domains of the owner's organisation
  /// @param usesVpn whether sign-ins may come from anywhere
  /// @param journeys where they were
  /// @param homeNetworks networks of their home and work, as [Owner#homeNetworks] names them
  public record Declared(
      List<EmailAddress> ownAddresses,
      List<Domain> ownDomains,
      boolean usesVpn,
      List<Owner.Journey> journeys,
      List<String> homeNetworks) {
    public static final Declared NOTHING = new Declared(List.of(), List.of(), false);

    public Declared {
      ownAddresses = List.copyOf(ownAddresses);
      ownDomains = List.copyOf(ownDomains);
      journeys = List.copyOf(journeys);
      homeNetworks = List.copyOf(homeNetworks);
    }

    /// Of somebody who told of no journey and no network.
    public Declared(List<EmailAddress> ownAddresses, List<Domain> ownDomains, boolean usesVpn) {
      this(ownAddresses, ownDomains, usesVpn, List.of(), List.of());
    }
  }

  public Audit with(Status newStatus, Optional<AuditProblem> newProblem) {
    return new Audit(
        id,
        consent,
        subject,
        mailbox,
        declared,
        newStatus,
        newProblem,
        createdAt,
        keptUntil,
        keptForNext);
  }

  /// How far an audit has come.
  public enum Status {
    QUEUED,
    RUNNING,
    /// It waits for the credential, which lived in memory only and is gone.
    ACTION_REQUIRED,
    /// All was read, or all that could not be read is named in the report.
    COMPLETED,
    /// The line failed for good; the report tells what was seen until then.
    COMPLETED_PARTIAL,
    /// Nothing could be read: there is no report.
    FAILED,
    CANCELED;

    /// Whether nothing more will happen.
    public boolean ended() {
      return this == COMPLETED || this == COMPLETED_PARTIAL || this == FAILED || this == CANCELED;
    }
  }
}
