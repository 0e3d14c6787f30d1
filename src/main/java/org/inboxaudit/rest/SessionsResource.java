package org.inboxaudit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditRequests;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Begins and ends guest sessions. Nobody has to say who they are.
@Path("/v1/sessions")
@Tag(name = "Sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SessionsResource {
  private final SessionTokens tokens;
  private final AuditRequests requests;
  private final IdempotencyKeys idempotencyKeys;
  private final JsonWebToken caller;

  SessionsResource(
      SessionTokens tokens,
      AuditRequests requests,
      IdempotencyKeys idempotencyKeys,
      JsonWebToken caller) {
    this.tokens = tokens;
    this.requests = requests;
    this.idempotencyKeys = idempotencyKeys;
    this.caller = caller;
  }

  @POST
  @PermitAll
  @ResponseStatus(201)
  @Operation(operationId = "beginSession", summary = "Begin a guest session.")
  @APIResponseSchema(
      value = SessionView.class,
      responseCode = "201",
      responseDescription = "The session's token.")
  public SessionView begin() {
    SessionTokens.Issued issued = tokens.issue();
    return new SessionView(issued.token(), issued.expiresAt());
  }

  /// Erases everything the guest asked for and takes back their consents.
  @DELETE
  @Path("/current")
  @RolesAllowed(SessionTokens.AUDIT_SCOPE)
  @ResponseStatus(204)
  @SecurityRequirement(name = Api.SESSION)
  @Operation(
      operationId = "endSession",
      summary = "End this session: stop and erase its audits and reports.")
  @APIResponse(responseCode = "204", description = "Nothing of this session is left.")
  public void end() {
    String subject = caller.getSubject();
    idempotencyKeys.forget(subject);
    for (Audit audit : requests.of(subject)) {
      requests.withdraw(audit.consent(), subject);
      requests.erase(audit.id(), subject);
    }
  }
}
