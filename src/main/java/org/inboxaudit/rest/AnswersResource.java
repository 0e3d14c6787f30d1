package org.inboxaudit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.audit.Answering;
import org.inboxaudit.audit.AuditId;

/// Takes the owner's answers to "was that you?". Only the session that asked for the audit can
/// answer; a case code opens the report to read.
@Path("/v1/audits/{id}/answers")
@Tag(name = "Reports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SessionTokens.AUDIT_SCOPE)
@SecurityRequirement(name = Api.SESSION)
@RunOnVirtualThread
public class AnswersResource {
  private final Answering answering;
  private final JsonWebToken caller;

  AnswersResource(Answering answering, JsonWebToken caller) {
    this.answering = answering;
    this.caller = caller;
  }

  /// The finding stands in the body: its name holds names of folders, which belong into no address.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "answer",
      summary = "Say of a finding that it was you, or was not; the report changes at once.")
  @APIResponse(responseCode = "200", description = "The answer as it stands now.")
  public AnswerView answer(
      @PathParam("id") String id,
      @NotNull(message = FieldCode.IS_REQUIRED) @Valid GiveAnswer given) {
    if (!Fields.isId(id)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    try {
      return AnswerView.of(
          given.finding(),
          answering.answer(new AuditId(id), caller.getSubject(), given.finding(), given.said()));
    } catch (Answering.RefusedException e) {
      throw new ProblemException(
          switch (e.why()) {
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case NO_REPORT_YET -> ProblemType.CONFLICT;
            case NOT_ASKED -> ProblemType.NOT_ANSWERABLE;
          });
    }
  }
}
