package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An audit and how far it has come. Holds nothing from the mailbox.
///
/// @param problem why it stands still or ended early
/// @param progress counts and states of the last step
/// @param report where the report is, once there is one
/// @param keepForNextAudit whether it keeps what it knows of the mailbox for the next audit
/// @param expiresAt when audit and report are erased
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditView(
    String id,
    String consentId,
    @Schema(
            enumeration = {
              "queued",
              "running",
              "action_required",
              "completed",
              "completed_partial",
              "failed",
              "canceled"
            })
        String status,
    Optional<Problem> problem,
    SortedMap<String, String> progress,
    Optional<String> report,
    boolean keepForNextAudit,
    Instant createdAt,
    Instant expiresAt) {
  public AuditView {
    progress = Collections.unmodifiableSortedMap(new TreeMap<>(progress));
  }

  /// The audits of one session.
  @Schema(name = "AuditList")
  public record Page(List<AuditView> items) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
