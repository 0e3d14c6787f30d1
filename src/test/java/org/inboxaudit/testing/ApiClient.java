package org.inboxaudit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit.Declared;

/// One stranger with one session, who knows nothing but the API.
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Set<String> ENDED =
      Set.of("completed", "completed_partial", "failed", "canceled");
  private static final List<String> ALL_CHECKS =
      List.of("rule", "account", "signin", "attachment", "message", "exposure");

  private final URI address;
  private final String token;

  private ApiClient(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  /// Opens a session.
  public static ApiClient at(URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(address.resolve("/v1/sessions"))
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());
    return new ApiClient(address, JSON.readTree(answer.body()).path("token").asText());
  }

  static boolean ready(URI address) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/q/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// An answer of the API.
  public record Answer(int status, String type, JsonNode body, String text) {}

  public Answer get(String path, String accept) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)).header("Accept", accept).GET());
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return get(path, "application/json");
  }

  public Answer post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  public Answer delete(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address.resolve(path)).DELETE());
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            request
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(60))
                .build(),
            BodyHandlers.ofString());
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode body =
        type.contains("json") ? JSON.readTree(answer.body()) : JSON.getNodeFactory().missingNode();
    return new Answer(answer.statusCode(), type, body, answer.body());
  }

  /// Agrees to an audit and returns the consent's id.
  public String consent(String mailbox, String validFor) throws IOException, InterruptedException {
    String version = get("/v1/consent-text?language=en").body().path("text_version").asText();
    ObjectNode request = JSON.createObjectNode();
    request.put("mailbox", mailbox).put("purpose", "self_check").put("language", "en");
    request.put("text_version", version).put("valid_for", validFor);
    ALL_CHECKS.forEach(request.putArray("checks")::add);
    return post("/v1/consents", request.toString()).body().path("id").asText();
  }

  /// Where a mailbox is.
  ///
  /// @param sievePort 0 for none
  public record Target(
      String mailbox, String user, String password, String host, int imapPort, int sievePort) {
    public Target withoutSieve() {
      return new Target(mailbox, user, password, host, imapPort, 0);
    }

    public Target withPassword(String other) {
      return new Target(mailbox, user, other, host, imapPort, sievePort);
    }
  }

  public Answer start(String consent, Target target, Declared declared)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("consent_id", consent);
    ObjectNode mailbox = request.putObject("mailbox");
    mailbox.put("address", target.mailbox()).put("user_name", target.user());
    mailbox.putObject("imap").put("host", target.host()).put("port", target.imapPort());
    if (target.sievePort() != 0) {
      mailbox.putObject("manage_sieve").put("host", target.host()).put("port", target.sievePort());
    }
    request.putObject("credential").put("type", "app_password").put("value", target.password());
    ObjectNode owner = request.putObject("owner").put("uses_vpn", declared.usesVpn());
    ArrayNode addresses = owner.putArray("own_addresses");
    declared.ownAddresses().forEach(own -> addresses.add(own.toString()));
    ArrayNode domains = owner.putArray("own_domains");
    declared.ownDomains().forEach(own -> domains.add(own.toString()));
    return post("/v1/audits", request.toString());
  }

  /// Starts an audit with a consent of its own and returns its id.
  public String start(Target target, Declared declared) throws IOException, InterruptedException {
    Answer started = start(consent(target.mailbox(), "PT1H"), target, declared);
    if (started.status() != 202) {
      throw new AssertionError(started.text());
    }
    return started.body().path("id").asText();
  }

  public Answer giveCredential(String audit, String password)
      throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode();
    request.putObject("credential").put("type", "app_password").put("value", password);
    return post("/v1/audits/" + audit + "/credentials", request.toString());
  }

  public String status(String audit) throws IOException, InterruptedException {
    return get("/v1/audits/" + audit).body().path("status").asText();
  }

  /// Waits until the audit has ended, or has come to one of `others`.
  public String await(String audit, Duration patience, String... others)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Set<String> awaited = Set.of(others);
    String status = status(audit);
    while (!ENDED.contains(status) && !awaited.contains(status)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the audit is still " + status);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      status = status(audit);
    }
    return status;
  }

  /// Follows the server-sent events of an audit until it is done.
  ///
  /// @param watcher told `name: data` of each event
  public void follow(String audit, Consumer<String> watcher)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/audits/" + audit + "/events"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    String name = "";
    try (Stream<String> lines = HTTP.send(request, BodyHandlers.ofLines()).body()) {
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

  public JsonNode report(String audit) throws IOException, InterruptedException {
    return get("/v1/audits/" + audit + "/report").body();
  }
}
