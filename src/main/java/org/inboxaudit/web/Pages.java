package org.inboxaudit.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.inboxaudit.report.Texts;

/// Renders pages from the templates that were compiled with the product.
@Singleton
class Pages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), "org.inboxaudit.template");

  Response page(int status, Texts texts, String template, Map<String, Object> parameters) {
    StringOutput page = new StringOutput();
    engine.render(template, parameters, page);
    return Response.status(status)
        .type(MediaType.TEXT_HTML + ";charset=utf-8")
        .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
        .entity(page.toString())
        .build();
  }
}
