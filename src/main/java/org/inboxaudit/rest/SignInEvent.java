package org.inboxaudit.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.log.LogEvent;

/// A sign-in, or the end of a session, in words of our own.
@Schema(
    name = "SignInEvent",
    additionalProperties = Schema.False.class,
    description =
        "One sign-in, or the end of one session. What is not known is left out. An event that cannot"
            + " be read is refused by its index; the others are kept.")
public record SignInEvent(
    @Schema(required = true, examples = "ann@example.org") Optional<String> account,
    @Schema(required = true, examples = "2026-11-29T10:00:00Z") Optional<String> at,
    @Schema(required = true, description = "signed_in, refused or session_ended")
        Optional<String> outcome,
    @Schema(examples = "192.0.2.1") Optional<String> address,
    @Schema(description = "imap, pop3, smtp, manage_sieve, web or other") Optional<String> protocol,
    @Schema(description = "The program as it names itself.") Optional<String> client,
    @Schema(description = "What joins the events of one session.") Optional<String> session,
    Optional<Long> octetsSent,
    Optional<Long> messagesRead,
    Optional<Long> messagesRemoved) {

  /// @param field where it stands in the request
  /// @throws ProblemException if it is not one
  LogEvent event(String field) {
    Optional<IpAddress> from = address.filter(text -> !text.isBlank()).flatMap(IpAddress::parse);
    if (from.isEmpty() && address.filter(text -> !text.isBlank()).isPresent()) {
      throw ProblemException.field(field + ".address", FieldCode.WRONG_TYPE);
    }
    return new LogEvent(
        required(field + ".account", account),
        moment(field + ".at"),
        Fields.word(field + ".outcome", required(field + ".outcome", outcome), LogEvent.Type.class),
        from,
        Fields.word(field + ".protocol", protocol.orElse("other"), Protocol.class),
        client.orElse(""),
        session.orElse(""),
        octetsSent.orElse(-1L),
        messagesRead.orElse(-1L),
        messagesRemoved.orElse(-1L));
  }

  private Instant moment(String field) {
    try {
      return Instant.parse(required(field, at));
    } catch (DateTimeException e) {
      throw ProblemException.field(field, FieldCode.WRONG_TYPE);
    }
  }

  private static String required(String field, Optional<String> value) {
    return value
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> ProblemException.field(field, FieldCode.REQUIRED));
  }
}
