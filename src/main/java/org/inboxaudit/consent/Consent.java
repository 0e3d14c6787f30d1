package org.inboxaudit.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.CheckFamily;

/// What a mailbox owner agreed to: who, which mailbox, which checks, what for, until when, and the
/// very text they were shown.
///
/// @param subject who agreed: the subject of the session token
/// @param families the families of checks agreed to, at least one
/// @param purpose what for, as the owner was told
/// @param textVersion the SHA-256 of the text that was shown
/// @param language the language it was shown in (BCP 47)
/// @param withdrawnAt when it was taken back, if it was
public record Consent(
    ConsentId id,
    String subject,
    EmailAddress mailbox,
    Set<CheckFamily> families,
    Purpose purpose,
    String textVersion,
    String language,
    Instant givenAt,
    Instant validUntil,
    Optional<Instant> withdrawnAt) {
  public Consent {
    families = Set.copyOf(families);
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a consent covers at least one family of checks");
    }
  }

  /// Whether it allows reading at `now`.
  public boolean holdsAt(Instant now) {
    return withdrawnAt.isEmpty() && now.isBefore(validUntil);
  }

  /// What an audit is for.
  public enum Purpose {
    /// The owner wants to know.
    SELF_CHECK,
    /// Somebody helps the owner.
    HELP,
    /// The owner's organisation looks after its mailboxes.
    ORGANISATION
  }
}
