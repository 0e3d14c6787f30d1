package org.inboxaudit.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.journal.Intake;
import org.inboxaudit.platform.Incidents;
import org.inboxaudit.platform.TextCatalog;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns everything that can end a request into a problem (RFC 9457). What an exception says is
/// never passed on: it may hold a text from outside.
class ProblemMappers {
  private static final int CAUSES = 8;

  private final Problems problems;
  private final Incidents incidents;
  private final TextCatalog texts;

  ProblemMappers(Problems problems, Incidents incidents, TextCatalog texts) {
    this.problems = problems;
    this.incidents = incidents;
    this.texts = texts;
  }

  @ServerExceptionMapper
  Response problem(ProblemException e, HttpHeaders headers) {
    Response answer = answer(e.type(), e.errors(), headers);
    return e.retryAfter().map(wait -> retryAfter(answer, wait)).orElse(answer);
  }

  @ServerExceptionMapper
  Response validation(ConstraintViolationException e, HttpHeaders headers) {
    return answer(ProblemType.VALIDATION, FieldPaths.of(e.getConstraintViolations()), headers);
  }

  @ServerExceptionMapper
  Response unreadable(MismatchedInputException e, HttpHeaders headers) {
    return json(e, headers);
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException e, HttpHeaders headers) {
    if (e.getCause() instanceof JacksonException cause) {
      return json(cause, headers);
    }
    return answer(typeOf(e, e.getResponse().getStatus()), List.of(), headers);
  }

  @ServerExceptionMapper
  Response notSignedIn(UnauthorizedException e, HttpHeaders headers) {
    return answer(ProblemType.UNAUTHENTICATED, List.of(), headers);
  }

  @ServerExceptionMapper
  Response signInRefused(AuthenticationFailedException e, HttpHeaders headers) {
    boolean expired = causes(e).anyMatch(SessionTokenReader.ExpiredException.class::isInstance);
    return answer(
        expired ? ProblemType.TOKEN_EXPIRED : ProblemType.UNAUTHENTICATED, List.of(), headers);
  }

  @ServerExceptionMapper
  Response notKept(Intake.NotKeptException e, HttpHeaders headers) {
    return answer(ProblemType.UNAVAILABLE, List.of(), headers);
  }

  @ServerExceptionMapper
  Response notAllowed(ForbiddenException e, HttpHeaders headers) {
    return answer(ProblemType.FORBIDDEN, List.of(), headers);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e, HttpHeaders headers) {
    return problems.answer(
        ProblemType.INTERNAL,
        List.of(),
        incidents.note("a request", e),
        texts.suiting(AcceptLanguage.of(headers)));
  }

  private static Response retryAfter(Response answer, Duration wait) {
    return Response.fromResponse(answer)
        .header(HttpHeaders.RETRY_AFTER, null)
        .header(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds())
        .build();
  }

  private Response json(JacksonException e, HttpHeaders headers) {
    Optional<ProblemException> ended =
        causes(e)
            .filter(ProblemException.class::isInstance)
            .map(ProblemException.class::cast)
            .findFirst();
    return ended.map(problem -> problem(problem, headers)).orElseGet(() -> unread(e, headers));
  }

  private Response unread(JacksonException e, HttpHeaders headers) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          answer(ProblemType.UNKNOWN_FIELD, error(unknown, FieldCode.UNKNOWN_FIELD), headers);
      case InvalidFormatException unknown when unknown.getTargetType().isEnum() ->
          field(unknown, FieldCode.UNKNOWN_VALUE, headers);
      case MismatchedInputException other when !other.getPath().isEmpty() ->
          field(other, FieldCode.WRONG_TYPE, headers);
      case JsonMappingException number when number.getCause() instanceof InputCoercionException ->
          field(number, FieldCode.OUT_OF_RANGE, headers);
      default -> answer(ProblemType.MALFORMED, List.of(), headers);
    };
  }

  private Response field(JsonMappingException e, FieldCode code, HttpHeaders headers) {
    return answer(ProblemType.VALIDATION, error(e, code), headers);
  }

  private static List<Problem.FieldError> error(JsonMappingException e, FieldCode code) {
    return List.of(new Problem.FieldError(FieldPaths.of(e), code.word()));
  }

  private Response answer(ProblemType type, List<Problem.FieldError> errors, HttpHeaders headers) {
    return problems.answer(type, errors, texts.suiting(AcceptLanguage.of(headers)));
  }

  private ProblemType typeOf(WebApplicationException e, int status) {
    return switch (status) {
      case 401 -> ProblemType.UNAUTHENTICATED;
      case 403 -> ProblemType.FORBIDDEN;
      case 404 -> ProblemType.NOT_FOUND;
      case 405 -> ProblemType.METHOD_NOT_ALLOWED;
      case 406 -> ProblemType.NOT_ACCEPTABLE;
      case 413 -> ProblemType.TOO_LARGE;
      case 415 -> ProblemType.UNSUPPORTED_MEDIA;
      default -> {
        if (status < 500) {
          yield ProblemType.MALFORMED;
        }
        throw new IllegalStateException(e);
      }
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, f -> f != null, f -> f.getCause())
        .limit(CAUSES);
  }
}
