package org.inboxaudit.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What went wrong, as RFC 9457 lays it out. It never holds a text from outside, but for the name
/// of a field that we do not know, if it could be one of ours.
///
/// @param type names the kind of problem, see `docs/errors.md`
/// @param title a few words for the kind of problem
/// @param status the HTTP status
/// @param detail one or two sentences for a person, in their language
/// @param instance the incident number; for our own faults the operator finds it in the log
/// @param errors the fields that are wrong, where the problem lies in fields
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong (RFC 9457).")
public record Problem(
    URI type, String title, int status, String detail, String instance, List<FieldError> errors) {
  /// The media type of a problem.
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /// One field that is wrong.
  ///
  /// @param field its path in the request, `mailbox.imap.port`
  /// @param code what is wrong with it
  public record FieldError(String field, String code) {}
}
