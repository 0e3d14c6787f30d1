package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.sample.SampleMailServer;
import org.inboxaudit.sample.SampleMailboxes;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ApiClient.Answer;
import org.inboxaudit.testing.ApiClient.Target;
import org.inboxaudit.testing.ScriptedServer;
import org.inboxaudit.testing.ServiceProcess;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a person is told when something is wrong, through the packaged service: a known problem, a
/// sentence, nothing of the server's own words, and nothing left behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String PROBLEMS = "https://inbox-audit.example/problems/";
  private static final String SERVER_TEXT = "4242-words-of-the-server";
  private static final String NOWHERE = "no-such-host.internal";
  private static final String SECRET = "canary-secret-9913";

  private SampleMailServer mail;
  private ScriptedServer notImap;
  private ScriptedServer silent;
  private ServiceProcess service;
  private ApiClient api;
  private int closedPort;

  @BeforeAll
  void start() throws Exception {
    mail = SampleMailServer.start(SampleMailboxes.quiet());
    TlsIdentity identity = TlsIdentity.localhost();
    notImap =
        ScriptedServer.tls(
            identity,
            line -> {
              line.say("220 " + SERVER_TEXT + " ESMTP");
              line.read();
            });
    silent = ScriptedServer.tls(identity, line -> line.hang());
    List<String> options =
        new ArrayList<>(
            ServiceProcess.reaching(
                mail.pin(), mail.imapPort(), notImap.port(), silent.port(), freeButClosed()));
    options.add("-Dinbox-audit.network.private-servers[4].host=" + NOWHERE);
    options.add("-Dinbox-audit.network.private-servers[4].port=993");
    service = ServiceProcess.start(options);
    api = ApiClient.at(service.address());
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    silent.close();
    notImap.close();
    mail.close();
  }

  private int freeButClosed() throws IOException {
    try (ScriptedServer gone = ScriptedServer.plain(line -> line.say(""))) {
      closedPort = gone.port();
    }
    return closedPort;
  }

  @AfterEach
  void leavesNoCredentialBehind() throws IOException {
    assertFalse(service.output().contains(SECRET));
    assertFalse(service.output().contains(SERVER_TEXT));
    try (Stream<Path> files = Files.walk(service.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains(SECRET), file::toString);
      }
    }
  }

  @Test
  void saysThatSigningInFailedForAWrongPassword() throws Exception {
    assertFailsWith("mail-signin-failed", target(mail.imapPort()));
  }

  @Test
  void saysTheSameOfAClosedPortAndOfAPortThatIsNotImap() throws Exception {
    Answer closed = assertFailsWith("mail-host-unreachable", target(closedPort));
    Answer notMail = assertFailsWith("mail-host-unreachable", target(notImap.port()));
    assertEquals(
        closed.body().path("problem").path("detail"),
        notMail.body().path("problem").path("detail"));
  }

  @Test
  void givesUpOnAServerThatSaysNothing() throws Exception {
    assertFailsWith("mail-host-unreachable", target(silent.port()));
  }

  @Test
  void saysThatAnUnknownHostCannotBeReached() throws Exception {
    assertFailsWith(
        "mail-host-unreachable", new Target(mail.user(), mail.user(), SECRET, NOWHERE, 993, 0));
  }

  @Test
  void refusesAHostThatIsAnAddressInside() throws Exception {
    Target inside = new Target(mail.user(), mail.user(), SECRET, "127.0.0.1", 993, 0);
    String consent = api.consent(mail.user(), "PT1H");
    assertProblem(422, "invalid-host", api.start(consent, inside, Declared.NOTHING));
  }

  @Test
  void refusesAPortThatIsNotForMail() throws Exception {
    Target other = new Target(mail.user(), mail.user(), SECRET, "mail.example.org", 22, 0);
    String consent = api.consent(mail.user(), "PT1H");
    assertProblem(422, "port-not-allowed", api.start(consent, other, Declared.NOTHING));
  }

  @Test
  void readsNothingWithoutConsent() throws Exception {
    Answer answer = api.start("con_unknown", target(mail.imapPort()), Declared.NOTHING);
    assertProblem(403, "consent-required", answer);
  }

  @Test
  void readsNothingUnderAConsentForAnotherMailbox() throws Exception {
    String consent = api.consent("somebody-else@mountain-school.example", "PT1H");
    Answer answer = api.start(consent, target(mail.imapPort()), Declared.NOTHING);
    assertProblem(403, "consent-required", answer);
  }

  @Test
  void readsNothingUnderAConsentThatIsOver() throws Exception {
    String consent = api.consent(mail.user(), "PT1S");
    LockSupport.parkNanos(Duration.ofMillis(1100).toNanos());
    Answer answer = api.start(consent, target(mail.imapPort()), Declared.NOTHING);
    assertProblem(403, "consent-required", answer);
  }

  @Test
  void erasesEverythingWhenTheConsentIsWithdrawn() throws Exception {
    String consent = api.consent(mail.user(), "PT1H");
    Target right = target(mail.imapPort()).withPassword(SampleMailServer.PASSWORD);
    String audit = api.start(consent, right, Declared.NOTHING).body().path("id").asText();
    api.await(audit, PATIENCE);
    assertEquals(200, api.post("/v1/consents/" + consent + "/withdraw", "").status());
    assertProblem(404, "not-found", api.get("/v1/audits/" + audit));
    assertProblem(404, "not-found", api.get("/v1/audits/" + audit + "/report"));
    assertProblem(410, "consent-withdrawn", api.start(consent, right, Declared.NOTHING));
  }

  @Test
  void showsTheAuditsOfOneStrangerToNoOther() throws Exception {
    Target right = target(mail.imapPort()).withPassword(SampleMailServer.PASSWORD);
    String audit = api.start(right, Declared.NOTHING);
    ApiClient other = ApiClient.at(service.address());
    assertProblem(404, "not-found", other.get("/v1/audits/" + audit));
    assertProblem(404, "not-found", other.get("/v1/audits/" + audit + "/report"));
    assertProblem(404, "not-found", other.delete("/v1/audits/" + audit));
    api.await(audit, PATIENCE);
    assertEquals(204, api.delete("/v1/audits/" + audit).status());
    assertProblem(404, "not-found", api.get("/v1/audits/" + audit));
  }

  @Test
  void namesAFieldItDoesNotKnow() throws Exception {
    assertProblem(400, "unknown-field", api.post("/v1/audits", "{\"surprise\": 1}"));
  }

  @Test
  void namesTheFieldsThatAreMissing() throws Exception {
    Answer answer = api.post("/v1/audits", "{}");
    assertProblem(422, "validation", answer);
    assertTrue(answer.body().path("errors").size() >= 3, answer::text);
  }

  @Test
  void refusesWhatIsNotJson() throws Exception {
    assertProblem(400, "malformed", api.post("/v1/audits", "{\"consent_id\": "));
  }

  private Target target(int imapPort) {
    return new Target(mail.user(), mail.user(), SECRET, "localhost", imapPort, 0);
  }

  private Answer assertFailsWith(String slug, Target target) throws Exception {
    String audit = api.start(target, Declared.NOTHING);
    assertEquals("failed", api.await(audit, PATIENCE));
    Answer answer = api.get("/v1/audits/" + audit);
    JsonNode problem = answer.body().path("problem");
    assertEquals(PROBLEMS + slug, problem.path("type").asText(), answer::text);
    assertSpeaksToAPerson(problem, answer);
    assertProblem(409, "conflict", api.get("/v1/audits/" + audit + "/report"));
    assertEquals(204, api.delete("/v1/audits/" + audit).status());
    return answer;
  }

  private static void assertProblem(int status, String slug, Answer answer) {
    assertEquals(status, answer.status(), answer::text);
    assertTrue(answer.type().startsWith("application/problem+json"), answer::text);
    assertEquals(PROBLEMS + slug, answer.body().path("type").asText(), answer::text);
    assertSpeaksToAPerson(answer.body(), answer);
  }

  /// A sentence, no trace of our code, no word of a server.
  private static void assertSpeaksToAPerson(JsonNode problem, Answer answer) {
    assertTrue(problem.path("detail").asText().endsWith("."), answer::text);
    List<String> traces = new ArrayList<>();
    for (String trace : List.of("Exception", "org.inboxaudit", "\tat ", SERVER_TEXT, SECRET)) {
      if (answer.text().contains(trace)) {
        traces.add(trace);
      }
    }
    assertEquals(List.of(), traces);
  }
}
