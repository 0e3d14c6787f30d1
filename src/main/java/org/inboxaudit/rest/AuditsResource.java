package org.inboxaudit.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.AuditRequests;
import org.inboxaudit.audit.ProgressFeed;
import org.inboxaudit.audit.SignIns;
import org.inboxaudit.consent.Consent;
import org.inboxaudit.consent.ConsentId;
import org.inboxaudit.consent.ConsentRequiredException;
import org.inboxaudit.consent.Consents;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.consent.Secret;
import org.inboxaudit.platform.MailSockets;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Starts audits and tells how they are doing. What belongs to somebody else is answered as if it
/// did not exist.
@Path("/v1/audits")
@Tag(name = "Audits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SessionTokens.AUDIT_SCOPE)
@SecurityRequirement(name = Api.SESSION)
@RunOnVirtualThread
public class AuditsResource {
  /// How many audits of one session may be under way at once.
  private static final int AT_ONCE = 3;

  private static final int POLL_SECONDS = 2;

  private final AuditRequests requests;
  private final Consents consents;
  private final AuditViews views;
  private final IdempotencyKeys idempotencyKeys;
  private final MailSockets sockets;
  private final SignIns signIns;
  private final ProgressFeed feed;
  private final ObjectMapper json;
  private final JsonWebToken caller;

  AuditsResource(
      AuditRequests requests,
      Consents consents,
      AuditViews views,
      IdempotencyKeys idempotencyKeys,
      MailSockets sockets,
      SignIns signIns,
      ProgressFeed feed,
      ObjectMapper json,
      JsonWebToken caller) {
    this.requests = requests;
    this.consents = consents;
    this.views = views;
    this.idempotencyKeys = idempotencyKeys;
    this.sockets = sockets;
    this.signIns = signIns;
    this.feed = feed;
    this.json = json;
    this.caller = caller;
  }

  static String path(AuditId id) {
    return "/v1/audits/" + id;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "startAudit", summary = "Start an audit of a mailbox.")
  @APIResponse(
      responseCode = "202",
      description = "The audit is queued.",
      content = @Content(schema = @Schema(implementation = AuditStarted.class)))
  public Response start(
      @NotNull(message = FieldCode.IS_REQUIRED) @Valid StartAudit asked,
      @HeaderParam("Idempotency-Key") Optional<String> idempotencyKey) {
    if (!Fields.isId(asked.consentId())) {
      throw new ProblemException(ProblemType.CONSENT_REQUIRED);
    }
    String subject = caller.getSubject();
    Audit.Declared declared = asked.declared();
    Mailbox mailbox = asked.mailbox().mailbox();
    List<OwnersFile> files = asked.files();
    judge(mailbox.imap());
    mailbox.manageSieve().ifPresent(this::judge);
    AuditStarted started =
        idempotencyKeys.once(
            subject,
            idempotencyKey,
            List.of(asked.consent(), mailbox, declared, asked.keptForNext(), names(files)),
            () -> start(subject, asked, mailbox, declared, files));
    return Response.accepted(started)
        .location(URI.create(path(new AuditId(started.id()))))
        .header(HttpHeaders.RETRY_AFTER, POLL_SECONDS)
        .build();
  }

  private AuditStarted start(
      String subject,
      StartAudit asked,
      Mailbox mailbox,
      Audit.Declared declared,
      List<OwnersFile> files) {
    if (requests.of(subject).stream().filter(audit -> !audit.status().ended()).count() >= AT_ONCE) {
      throw new ProblemException(ProblemType.RATE_LIMITED);
    }
    refuseWhileClosed(mailbox);
    try {
      return AuditStarted.of(
          requests.start(
              subject,
              asked.consent(),
              mailbox,
              declared,
              asked.keptForNext(),
              asked.credential().secret(),
              files));
    } catch (CredentialVault.FullException e) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    } catch (ConsentRequiredException e) {
      throw new ProblemException(
          withdrawn(asked.consent(), subject)
              ? ProblemType.CONSENT_WITHDRAWN
              : ProblemType.CONSENT_REQUIRED);
    }
  }

  /// What is remembered of files to tell two requests apart: not what they hold.
  private static List<String> names(List<OwnersFile> files) {
    return files.stream()
        .map(
            file ->
                "%s %d %s"
                    .formatted(file.getClass().getSimpleName(), file.bytes().length, file.name()))
        .toList();
  }

  /// Where credentials were refused too often, no further one is taken for a while.
  private void refuseWhileClosed(Mailbox mailbox) {
    Optional<Duration> closed = signIns.closedFor(mailbox);
    if (closed.isPresent()) {
      throw new ProblemException(ProblemType.RATE_LIMITED, closed.get());
    }
  }

  private boolean withdrawn(ConsentId id, String subject) {
    return consents.find(id, subject).flatMap(Consent::withdrawnAt).isPresent();
  }

  private void judge(Mailbox.MailServer server) {
    switch (sockets.judge(server.host(), server.port())) {
      case ALLOWED -> {}
      case INVALID_HOST -> throw new ProblemException(ProblemType.INVALID_HOST);
      case PORT_NOT_ALLOWED -> throw new ProblemException(ProblemType.PORT_NOT_ALLOWED);
    }
  }

  @GET
  @Operation(operationId = "listAudits", summary = "List the audits of this session.")
  @APIResponse(responseCode = "200", description = "Its audits.")
  public AuditView.Page list(@Context HttpHeaders headers) {
    return new AuditView.Page(
        requests.of(caller.getSubject()).stream().map(audit -> views.of(audit, headers)).toList());
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "readAudit", summary = "Read how far an audit has come.")
  @APIResponse(
      responseCode = "200",
      description = "The audit.",
      content = @Content(schema = @Schema(implementation = AuditView.class)))
  public Response read(@PathParam("id") String id, @Context HttpHeaders headers) {
    Audit audit = find(id);
    Response.ResponseBuilder answer = Response.ok(views.of(audit, headers));
    if (!audit.status().ended()) {
      answer.header(HttpHeaders.RETRY_AFTER, POLL_SECONDS);
    }
    return answer.build();
  }

  @POST
  @Path("/{id}/credentials")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(202)
  @Operation(
      operationId = "provideCredential",
      summary = "Give an audit its credential again when it asks for it.")
  @APIResponseSchema(
      value = AuditView.class,
      responseCode = "202",
      responseDescription = "The audit goes on.")
  public AuditView provideCredential(
      @PathParam("id") String id,
      @NotNull(message = FieldCode.IS_REQUIRED) @Valid NewCredential given,
      @Context HttpHeaders headers) {
    Audit audit = find(id);
    refuseWhileClosed(audit.mailbox());
    List<OwnersFile> files = given.files(audit.keptForNext());
    if (!provided(audit.id(), given.credential().secret(), files)) {
      throw new ProblemException(ProblemType.CONFLICT);
    }
    return views.of(find(id), headers);
  }

  private boolean provided(AuditId id, Secret credential, List<OwnersFile> files) {
    try {
      return requests.provideCredential(id, caller.getSubject(), credential, files);
    } catch (CredentialVault.FullException e) {
      throw new ProblemException(ProblemType.UNAVAILABLE);
    }
  }

  @POST
  @Path("/{id}/cancel")
  @ResponseStatus(202)
  @Operation(operationId = "cancelAudit", summary = "Stop an audit.")
  @APIResponseSchema(
      value = AuditView.class,
      responseCode = "202",
      responseDescription = "The audit stops.")
  public AuditView cancel(@PathParam("id") String id, @Context HttpHeaders headers) {
    Audit audit = find(id);
    if (!requests.cancel(audit.id(), caller.getSubject())) {
      throw new ProblemException(ProblemType.CONFLICT);
    }
    return views.of(find(id), headers);
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  @Operation(operationId = "eraseAudit", summary = "Stop an audit and erase it with its report.")
  @APIResponse(responseCode = "204", description = "Nothing of it is left.")
  public void erase(@PathParam("id") String id) {
    if (!requests.erase(find(id).id(), caller.getSubject())) {
      throw new ProblemException(ProblemType.NOT_FOUND);
    }
  }

  /// The stream has no size and no end of its own; the proxy in front must not hold it back.
  @GET
  @Path("/{id}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "watchAudit",
      summary = "Watch an audit: events status, step, throttled, action_required and, last, done.")
  @APIResponse(
      responseCode = "200",
      description = "Server-sent events.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING)))
  public Response events(
      @PathParam("id") String id, @HeaderParam("Last-Event-ID") Optional<String> lastEventId) {
    AuditId audit = find(id).id();
    String subject = caller.getSubject();
    return Response.ok(
            new EventStream(
                feed,
                audit,
                () -> requests.find(audit, subject),
                lastEventId.map(AuditsResource::number).orElse(0L),
                EventStream.HEARTBEAT,
                json))
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private static long number(String eventId) {
    try {
      return Long.parseLong(eventId);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Audit find(String id) {
    return Optional.of(id)
        .filter(Fields::isId)
        .flatMap(name -> requests.find(new AuditId(name), caller.getSubject()))
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
  }
}
