package org.inboxaudit.rest;

import java.time.Instant;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditRequests;

/// The answer to the start of an audit.
///
/// @param caseCode opens the report without the session; it is shown here and nowhere else
/// @param events where its progress is told
/// @param expiresAt when audit and report are erased
public record AuditStarted(
    String id, String status, String caseCode, String events, Instant expiresAt) {

  static AuditStarted of(AuditRequests.Started started) {
    Audit audit = started.audit();
    return new AuditStarted(
        audit.id().value(),
        Fields.word(audit.status()),
        started.caseCode(),
        AuditsResource.path(audit.id()) + "/events",
        audit.keptUntil());
  }

  /// Does not show the case code.
  @Override
  public String toString() {
    return id;
  }
}
