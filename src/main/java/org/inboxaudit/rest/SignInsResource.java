package org.inboxaudit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.inboxaudit.extract.log.LogEvent;
import org.inboxaudit.journal.Gathering;
import org.inboxaudit.journal.Intake;

/// Takes sign-ins in from those who run mail servers. Nothing can be asked here: what was brought
/// is told to audits only.
@Path("/v1/sign-ins")
@Tag(name = "Sign-ins")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@IntakeKey
@SecurityRequirement(name = Api.INTAKE)
@RunOnVirtualThread
public class SignInsResource {
  private static final String KEPT = "What became of the events.";

  private final Intake intake;
  private final IntakeDoor door;
  private final ObjectMapper json;
  private final InstantSource clock;

  SignInsResource(Intake intake, IntakeDoor door, ObjectMapper json, InstantSource clock) {
    this.intake = intake;
    this.door = door;
    this.json = json;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "bringSignIns", summary = "Bring a batch of sign-ins.")
  @APIResponseSchema(value = BatchTaken.class, responseCode = "200", responseDescription = KEPT)
  public BatchTaken bring(@NotNull(message = FieldCode.IS_REQUIRED) @Valid SignInBatch batch)
      throws Intake.NotKeptException {
    String server = door.server(batch.server());
    Gathering gathering = intake.gathering(false);
    BatchTaken.Count count = new BatchTaken.Count();
    for (int i = 0; i < batch.events().size(); i++) {
      try {
        LogEvent event =
            json.treeToValue(object(batch.events().get(i)), SignInEvent.class)
                .event("events[" + i + "]");
        add(gathering, server, event, i, count);
      } catch (ProblemException e) {
        Problem.FieldError error = e.errors().getFirst();
        count.refused(i, error.field().substring(error.field().indexOf('.') + 1), error.code());
      } catch (JsonProcessingException e) {
        count.refused(i, "", ProblemType.MALFORMED.slug());
      }
    }
    intake.keep(gathering);
    return count.result();
  }

  /// Anything else has none of the fields that must be there.
  private JsonNode object(JsonNode event) {
    return event.isObject() ? event : json.createObjectNode();
  }

  @POST
  @Path("/ocsf")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "bringOcsfSignIns",
      summary = "Bring events of OCSF, class Authentication (3002), as an array or one in a line.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponseSchema(value = BatchTaken.class, responseCode = "200", responseDescription = KEPT)
  public BatchTaken bringOcsf(@QueryParam("server") Optional<String> asked, InputStream body)
      throws IOException, Intake.NotKeptException {
    String server = door.server(asked);
    Gathering gathering = intake.gathering(false);
    BatchTaken.Count count = new BatchTaken.Count();
    List<Optional<JsonNode>> events = events(BodyLimit.octets(body, SignInBatch.BYTES));
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i).isEmpty()) {
        count.refused(i, "", ProblemType.MALFORMED.slug());
      } else if (OcsfEvents.isLogon(events.get(i).get())) {
        Optional<LogEvent> event = OcsfEvents.read(events.get(i).get());
        if (event.isPresent()) {
          add(gathering, server, event.get(), i, count);
        } else {
          count.refused(i, "", FieldCode.REQUIRED.word());
        }
      } else {
        count.notUsed();
      }
    }
    intake.keep(gathering);
    return count.result();
  }

  /// The elements of an array, or the values of lines. Of lines, one that cannot be read is empty.
  private List<Optional<JsonNode>> events(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    List<Optional<JsonNode>> events = new ArrayList<>();
    if (text.startsWith("[")) {
      JsonNode all = node(text).orElseThrow(() -> new ProblemException(ProblemType.MALFORMED));
      all.forEach(event -> events.add(Optional.of(event)));
    } else {
      text.lines().filter(line -> !line.isBlank()).forEach(line -> events.add(node(line)));
    }
    if (events.size() > SignInBatch.MOST) {
      throw new ProblemException(ProblemType.TOO_LARGE);
    }
    return events;
  }

  private Optional<JsonNode> node(String text) {
    try {
      return Optional.of(json.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private void add(
      Gathering gathering, String server, LogEvent event, int index, BatchTaken.Count count) {
    Optional<Gathering.Refusal> refusal = gathering.add(server, event, clock.instant());
    if (refusal.isPresent()) {
      count.refused(index, refusal.get());
    } else {
      count.taken();
    }
  }
}
