package org.inboxaudit.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.Texts;
import org.inboxaudit.rest.AcceptLanguage;
import org.inboxaudit.rest.ReportDocuments;

/// Opens a report with its case code, from any device and without a script. The code comes in the
/// body of a form, never in an address that a browser would remember.
@Path("/report")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class OpenPage {
  private final Pages pages;
  private final TextCatalog catalog;
  private final CodeDesk desk;

  OpenPage(Pages pages, TextCatalog catalog, CodeDesk desk) {
    this.pages = pages;
    this.catalog = catalog;
    this.desk = desk;
  }

  @GET
  @Operation(hidden = true)
  public Response ask(@Context HttpHeaders headers) {
    return form(Response.Status.OK, texts(headers), "");
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response open(
      @FormParam("code") @DefaultValue("") String code, @Context HttpHeaders headers)
      throws InterruptedException {
    Texts texts = texts(headers);
    Optional<Optional<Report>> answer = desk.ask(code);
    if (answer.isEmpty()) {
      return form(Response.Status.TOO_MANY_REQUESTS, texts, "web.busy");
    }
    return answer
        .get()
        .map(report -> ReportDocuments.page(report, texts))
        .orElseGet(() -> form(Response.Status.NOT_FOUND, texts, "web.unknown"));
  }

  private Response form(Response.Status status, Texts texts, String notice) {
    return pages.page(
        status.getStatusCode(), texts, "open.jte", Map.of("texts", texts, "notice", notice));
  }

  private Texts texts(HttpHeaders headers) {
    return catalog.suiting(AcceptLanguage.of(headers));
  }
}
