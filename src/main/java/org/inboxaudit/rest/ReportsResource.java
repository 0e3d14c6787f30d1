package org.inboxaudit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.AuditRequests;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.Texts;

/// Hands a finished report to the session that asked for it.
@Path("/v1/audits/{id}/report")
@Tag(name = "Reports")
@RolesAllowed(SessionTokens.REPORT_SCOPE)
@SecurityRequirement(name = Api.SESSION)
@RunOnVirtualThread
public class ReportsResource {
  private static final Variant JSON =
      new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null);
  private static final Variant HTML = new Variant(MediaType.TEXT_HTML_TYPE, (String) null, null);

  private final AuditRequests requests;
  private final TextCatalog catalog;
  private final JsonWebToken caller;

  ReportsResource(AuditRequests requests, TextCatalog catalog, JsonWebToken caller) {
    this.requests = requests;
    this.catalog = catalog;
    this.caller = caller;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  @Operation(operationId = "readReport", summary = "Read a finished report, as JSON or as a page.")
  @APIResponse(
      responseCode = "200",
      description = "The report.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING))
      })
  public Response read(
      @PathParam("id") String id, @Context Request request, @Context HttpHeaders headers) {
    Variant variant = request.selectVariant(List.of(JSON, HTML));
    if (variant == null) {
      throw new ProblemException(ProblemType.NOT_ACCEPTABLE);
    }
    AuditId audit = new AuditId(id);
    if (!Fields.isId(id) || requests.find(audit, caller.getSubject()).isEmpty()) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    Report report =
        requests
            .report(audit, caller.getSubject())
            .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT));
    Texts texts = catalog.suiting(AcceptLanguage.of(headers));
    return variant.equals(HTML)
        ? ReportDocuments.page(report, texts)
        : ReportDocuments.json(report, texts);
  }
}
