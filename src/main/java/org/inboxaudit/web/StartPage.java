package org.inboxaudit.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.Texts;
import org.inboxaudit.rest.AcceptLanguage;
import org.inboxaudit.rest.ConsentTextView;

/// The page on which a person starts a check of their own mailbox. Its script asks the same
/// interface that any stranger may ask.
@Path("/")
@RunOnVirtualThread
public class StartPage {
  private final Pages pages;
  private final TextCatalog catalog;

  StartPage(Pages pages, TextCatalog catalog) {
    this.pages = pages;
    this.catalog = catalog;
  }

  @GET
  @PermitAll
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response show(@Context HttpHeaders headers) {
    Texts texts = catalog.suiting(AcceptLanguage.of(headers));
    StartView view = new StartView(texts, ConsentTextView.of(texts));
    return pages.page(Response.Status.OK.getStatusCode(), texts, "start.jte", Map.of("view", view));
  }
}
