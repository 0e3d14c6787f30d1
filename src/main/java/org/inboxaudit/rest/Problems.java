package org.inboxaudit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.platform.Ids;
import org.inboxaudit.report.Texts;

/// Puts problems into words and into answers.
@Singleton
class Problems {
  private static final String RETRY_AFTER_SECONDS = "60";

  private final ObjectMapper json;

  private final Ids ids;

  Problems(ObjectMapper json, Ids ids) {
    this.json = json;
    this.ids = ids;
  }

  /// The answer to a request that could not be served.
  Response answer(ProblemType type, List<Problem.FieldError> errors, Texts texts) {
    return answer(type, errors, ids.next("inc_"), texts);
  }

  /// The answer to a request that failed.
  ///
  /// @param incident the number under which it stands in the log
  Response answer(ProblemType type, List<Problem.FieldError> errors, String incident, Texts texts) {
    Problem problem =
        new Problem(
            type.uri(),
            texts.text("problem." + type.slug() + ".title"),
            type.status(),
            texts.text("problem." + type.slug() + ".detail"),
            incident,
            errors);
    Response.ResponseBuilder answer =
        Response.status(type.status())
            .type(Problem.MEDIA_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, texts.language())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
            .entity(bytes(problem));
    if (type.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (type == ProblemType.TOO_LARGE) {
      answer.header("Connection", "close"); // what still comes is not read
    }
    if (type.retryable()) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }

  /// Why an audit stands still or ended early. HTTP itself has not failed, so its status is 200.
  ///
  /// @param hint the last part of a text's key: what may help this person in particular
  Problem of(AuditProblem problem, String audit, Optional<String> hint, Texts texts) {
    String key = "problem." + problem.slug() + ".";
    String detail = texts.text(key + "detail");
    return new Problem(
        URI.create(ProblemType.BASE + problem.slug()),
        texts.text(key + "title"),
        Response.Status.OK.getStatusCode(),
        hint.map(word -> detail + " " + texts.text(key + word)).orElse(detail),
        audit,
        List.of());
  }

  private byte[] bytes(Problem problem) {
    try {
      return json.writeValueAsBytes(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem could not be written", e);
    }
  }
}
