package org.inboxaudit.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Asks the service for an audit over its public interface, as a page in a browser does. The only
/// place here that knows the names in its JSON.
final class ServiceClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> FAMILIES =
      List.of("rule", "signin", "attachment", "message", "exposure");

  private final URI service;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private Optional<String> token = Optional.empty();

  ServiceClient(URI service) {
    this.service = service;
  }

  /// What starts an audit.
  record Started(String id, String caseCode) {}

  /// What the service answers to this request, or nothing if nobody listens.
  boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = request("/v1/consent-text?language=en").GET().build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  void openSession() throws IOException, InterruptedException {
    JsonNode session = post("/v1/sessions", Map.of(), 201);
    token = Optional.of(session.required("token").asText());
  }

  /// @return the id of the consent
  String giveConsent(String mailbox) throws IOException, InterruptedException {
    JsonNode text = get("/v1/consent-text?language=en");
    JsonNode consent =
        post(
            "/v1/consents",
            Map.of(
                "mailbox",
                mailbox,
                "checks",
                FAMILIES,
                "purpose",
                "self_check",
                "language",
                "en",
                "text_version",
                text.required("text_version").asText(),
                "valid_for",
                "PT24H"),
            201);
    return consent.required("id").asText();
  }

  Started startAudit(String consent, SampleMailServer server)
      throws IOException, InterruptedException {
    Map<String, Object> mailbox =
        Map.of(
            "address",
            server.user(),
            "user_name",
            server.user(),
            "imap",
            Map.of("host", "localhost", "port", server.imapPort()),
            "manage_sieve",
            Map.of("host", "localhost", "port", server.sievePort()));
    Map<String, Object> owner =
        Map.of("own_addresses", List.of(), "own_domains", List.of(), "uses_vpn", false);
    JsonNode started =
        post(
            "/v1/audits",
            Map.of(
                "consent_id",
                consent,
                "mailbox",
                mailbox,
                "credential",
                Map.of("type", "app_password", "value", SampleMailServer.PASSWORD),
                "owner",
                owner),
            202);
    return new Started(started.required("id").asText(), started.required("case_code").asText());
  }

  /// Follows the server-sent events of an audit until it is done.
  ///
  /// @param watcher told `name: data` of each event
  void follow(String audit, Consumer<String> watcher) throws IOException, InterruptedException {
    HttpRequest request =
        request("/v1/audits/" + audit + "/events").setHeader("Accept", "text/event-stream").build();
    HttpResponse<Stream<String>> events = http.send(request, BodyHandlers.ofLines());
    if (events.statusCode() != 200) {
      throw new IOException("no events: HTTP " + events.statusCode());
    }
    String name = "";
    try (Stream<String> lines = events.body()) {
      for (String line : (Iterable<String>) lines::iterator) {
        if (line.startsWith("event:")) {
          name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
          watcher.accept(name + ": " + line.substring("data:".length()).strip());
        } else if (line.isEmpty() && name.equals("done")) {
          return;
        }
      }
    }
  }

  /// Where the audit stands, `completed` when all went well.
  String status(String audit) throws IOException, InterruptedException {
    return get("/v1/audits/" + audit).required("status").asText();
  }

  DemoReport report(String audit) throws IOException, InterruptedException {
    return read(get("/v1/audits/" + audit + "/report"));
  }

  private static DemoReport read(JsonNode report) {
    List<DemoReport.Result> results = new ArrayList<>();
    for (JsonNode result : report.required("results")) {
      List<DemoReport.Seen> findings = new ArrayList<>();
      for (JsonNode finding : result.required("findings")) {
        findings.add(
            new DemoReport.Seen(finding.required("severity").asText(), text(finding, "found")));
      }
      List<String> gaps = new ArrayList<>();
      for (JsonNode gap : result.required("gaps")) {
        gaps.add((text(gap, "text") + " " + text(gap, "where")).strip());
      }
      results.add(
          new DemoReport.Result(
              result.required("check").asText(),
              text(result, "title"),
              result.required("outcome").asText(),
              findings,
              gaps));
    }
    JsonNode verdict = report.required("verdict");
    return new DemoReport(
        verdict.required("level").asText(),
        text(verdict, "heading"),
        text(verdict, "limits"),
        results);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build(), 200);
  }

  private JsonNode post(String path, Object body, int expected)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build(),
        expected);
  }

  private JsonNode send(HttpRequest request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != expected) {
      throw new IOException(
          "%s %s: HTTP %d instead of %d: %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  response.statusCode(),
                  expected,
                  response.body()));
    }
    return JSON.readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path)).header("Accept", "application/json");
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    return request;
  }
}
