package org.inboxaudit.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.inboxaudit.platform.TextCatalog;

/// Refuses a request that announces more than the server takes, before any of it is read. The
/// server would refuse it too, but without a word.
@Singleton
class AnnouncedLength {
  private static final int BEFORE_THE_FRAMEWORKS_LIMIT = -3;

  private final Problems problems;
  private final TextCatalog texts;
  private final long most;

  AnnouncedLength(
      Problems problems,
      TextCatalog texts,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
    this.problems = problems;
    this.texts = texts;
    this.most = most.asLongValue();
  }

  void watch(@Observes Router router) {
    router.route().order(BEFORE_THE_FRAMEWORKS_LIMIT).handler(this::judge);
  }

  private void judge(RoutingContext request) {
    if (isTooLong(request.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
      refuse(request);
    } else {
      request.next();
    }
  }

  private boolean isTooLong(String length) {
    try {
      return length != null && Long.parseLong(length) > most;
    } catch (NumberFormatException e) {
      return false; // the server refuses it
    }
  }

  private void refuse(RoutingContext request) {
    String languages = request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    Response problem =
        problems.answer(
            ProblemType.TOO_LARGE,
            List.of(),
            texts.suiting(Objects.requireNonNullElse(languages, "")));
    HttpServerResponse answer = request.response().setStatusCode(problem.getStatus());
    problem.getStringHeaders().forEach(answer::putHeader);
    answer
        .end(Buffer.buffer((byte[]) problem.getEntity()))
        .onComplete(_ -> request.request().connection().close());
  }
}
