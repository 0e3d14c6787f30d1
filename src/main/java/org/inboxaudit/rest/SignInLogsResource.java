package org.inboxaudit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.Router;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.extract.log.ServerLog;
import org.inboxaudit.journal.Intake;
import org.inboxaudit.journal.JournalConfig;
import org.inboxaudit.journal.LogFile;

/// Takes whole log files in, line by line as they come, and what Dovecot reports while people sign
/// in.
@Path("/v1/sign-ins")
@Tag(name = "Sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@IntakeKey
@SecurityRequirement(name = Api.INTAKE)
@RunOnVirtualThread
public class SignInLogsResource {
  private static final String LOG = "/log";

  /// Nothing is to be done, and nothing to be waited for.
  private static final String GO_ON = "{\"status\":0,\"msg\":\"\"}";

  private static final long REPORT_BYTES = 8 << 10;

  /// Where the framework looks for the largest length of a body that announces none, after its own
  /// route has put it there.
  private static final String LARGEST = "io.quarkus.max-request-size";

  private static final int AFTER_THE_FRAMEWORKS_LIMIT = -1;

  private final Intake intake;
  private final IntakeDoor door;
  private final JournalConfig config;
  private final InstantSource clock;

  SignInLogsResource(Intake intake, IntakeDoor door, JournalConfig config, InstantSource clock) {
    this.intake = intake;
    this.door = door;
    this.config = config;
    this.clock = clock;
  }

  /// A log file may be larger than any other request, if it comes in pieces. The framework would
  /// end it without a word, so it is for [BodyLimit] to say what is too large.
  void letLogsBeLarge(@Observes Router router) {
    router
        .post("/v1/sign-ins" + LOG)
        .order(AFTER_THE_FRAMEWORKS_LIMIT)
        .handler(
            request -> {
              request.remove(LARGEST);
              request.next();
            });
  }

  @POST
  @Path(LOG)
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "bringLog",
      summary = "Bring a log file of a mail server, as it is. A large one without its length.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.TEXT_PLAIN,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponseSchema(
      value = LogTaken.class,
      responseCode = "200",
      responseDescription = "What became of the lines.")
  public LogTaken bringLog(
      @QueryParam("server") Optional<String> server,
      @QueryParam("zone") Optional<String> zone,
      InputStream body)
      throws IOException, Intake.NotKeptException {
    Instant now = clock.instant();
    ZoneId of = zone.map(name -> Fields.zone("zone", name)).orElse(ZoneOffset.UTC);
    LogFile file = new LogFile(intake, new ServerLog(now, of), door.server(server), now);
    return LogTaken.of(file.take(BodyLimit.limited(body, config.logFile().asLongValue())));
  }

  /// Whether a sign-in is to be allowed is answered without looking at anything: with us or without
  /// us, people can read their mail.
  @POST
  @Path("/auth-policy")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "reportSignIn",
      summary = "Dovecot's auth-policy protocol: commands allow and report.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponseSchema(
      value = PolicyAnswer.class,
      responseCode = "200",
      responseDescription = "Always: go on.")
  public String policy(
      @QueryParam("command") Optional<String> command,
      @QueryParam("server") Optional<String> server,
      InputStream body)
      throws IOException {
    if (command.filter("report"::equals).isPresent()) {
      String known = door.server(server);
      byte[] report = BodyLimit.octets(body, REPORT_BYTES);
      try {
        PolicyReport.read(report, clock.instant()).ifPresent(event -> intake.report(known, event));
      } catch (IOException e) {
        throw new ProblemException(ProblemType.MALFORMED);
      }
    }
    return GO_ON;
  }

  /// As Dovecot wants it.
  ///
  /// @param status 0: nothing against it
  @Schema(name = "PolicyAnswer")
  public record PolicyAnswer(int status, String msg) {}
}
