package org.inboxaudit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.audit.AuditRequests;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.InvalidConsentException;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.platform.TextCatalog;
import org.inboxaudit.report.ConsentText;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Shows the text, keeps what an owner agreed to, and takes it back.
@Path("/v1")
@Tag(name = "Consents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ConsentsResource {
  /// An agreement of a guest need not outlive the session it was given in.
  private static final Duration LONGEST = SessionTokens.LIFE;

  private final Consents consents;
  private final AuditRequests requests;
  private final TextCatalog texts;
  private final Clock clock;
  private final JsonWebToken caller;

  ConsentsResource(
      Consents consents,
      AuditRequests requests,
      TextCatalog texts,
      Clock clock,
      JsonWebToken caller) {
    this.consents = consents;
    this.requests = requests;
    this.texts = texts;
    this.clock = clock;
    this.caller = caller;
  }

  @GET
  @Path("/consent-text")
  @PermitAll
  @Operation(operationId = "readConsentText", summary = "Read the text an owner has to agree to.")
  @APIResponse(
      responseCode = "200",
      description = "The text, in the language asked for or English.")
  public ConsentTextView text(@QueryParam("language") @DefaultValue("en") String language) {
    return ConsentTextView.of(texts.suiting(language));
  }

  @POST
  @Path("/consents")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(SessionTokens.CONSENT_SCOPE)
  @ResponseStatus(201)
  @SecurityRequirement(name = Api.SESSION)
  @Operation(operationId = "giveConsent", summary = "Agree that a mailbox is read.")
  @APIResponseSchema(
      value = ConsentView.class,
      responseCode = "201",
      responseDescription = "The agreement as it was kept.")
  public ConsentView give(@NotNull(message = FieldCode.IS_REQUIRED) @Valid GiveConsent given) {
    Duration validFor = Fields.duration("valid_for", given.validFor(), LONGEST);
    try {
      return ConsentView.of(
          consents.give(
              caller.getSubject(),
              Fields.address("mailbox", given.mailbox()),
              families(given.checks()),
              Fields.word("purpose", given.purpose(), Consent.Purpose.class),
              given.textVersion(),
              ConsentText.of(texts.suiting(given.language())),
              clock.instant().plus(validFor)));
    } catch (InvalidConsentException e) {
      throw switch (e.flaw()) {
        case NO_FAMILY -> ProblemException.field("checks", FieldCode.REQUIRED);
        case ALREADY_OVER, TOO_LONG -> ProblemException.field("valid_for", FieldCode.OUT_OF_RANGE);
        case OTHER_TEXT -> ProblemException.field("text_version", FieldCode.OTHER_TEXT);
      };
    }
  }

  private static Set<CheckFamily> families(List<String> words) {
    Set<CheckFamily> families = EnumSet.noneOf(CheckFamily.class);
    families.addAll(
        Fields.each("checks", words, (field, word) -> Fields.word(field, word, CheckFamily.class)));
    return families;
  }

  @GET
  @Path("/consents/{id}")
  @RolesAllowed(SessionTokens.CONSENT_SCOPE)
  @SecurityRequirement(name = Api.SESSION)
  @Operation(operationId = "readConsent", summary = "Read an agreement of this session.")
  @APIResponse(responseCode = "200", description = "The agreement.")
  public ConsentView read(@PathParam("id") String id) {
    return consents
        .find(id(id), caller.getSubject())
        .map(ConsentView::of)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }

  @POST
  @Path("/consents/{id}/withdraw")
  @RolesAllowed(SessionTokens.CONSENT_SCOPE)
  @SecurityRequirement(name = Api.SESSION)
  @Operation(
      operationId = "withdrawConsent",
      summary = "Take an agreement back: its audits stop and are erased.")
  @APIResponse(responseCode = "200", description = "The agreement, taken back.")
  public ConsentView withdraw(@PathParam("id") String id) {
    if (!requests.withdraw(id(id), caller.getSubject())) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return read(id);
  }

  private static ConsentId id(String id) {
    if (!Fields.isId(id)) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
    return new ConsentId(id);
  }
}
