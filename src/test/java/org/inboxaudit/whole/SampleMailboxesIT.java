package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.inboxaudit.risk.Verdict;
import org.inboxaudit.sample.SampleMailbox;
import org.inboxaudit.sample.SampleMailboxes;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.ApiClient.Target;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.MailboxState;
import org.inboxaudit.testing.RequiresDovecot;
import org.inboxaudit.testing.ServiceProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Audits every sample mailbox on a real Dovecot, through the packaged service.
@RequiresDovecot
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleMailboxesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private DovecotServer server;
  private ServiceProcess service;
  private ApiClient api;

  @BeforeAll
  void start() throws Exception {
    server = DovecotServer.start();
    service =
        ServiceProcess.start(
            ServiceProcess.reaching(server.pin(), server.imapPort(), server.sievePort()));
    api = ApiClient.at(service.address());
  }

  @AfterAll
  void stop() throws IOException {
    service.close();
    server.close();
  }

  static Stream<SampleMailbox> samples() {
    return SampleMailboxes.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void saysOfEachSampleWhatIsExpectedAndChangesNothing(SampleMailbox sample) throws Exception {
    Target target = SampleLoader.load(server, sample);
    MailboxState before = server.state(target.user());
    String audit = api.start(target, sample.declared());
    assertEquals("completed", api.await(audit, PATIENCE));
    JsonNode report = api.report(audit);
    assertEquals(sample.expectedChecks(), checksThatFound(report), report::toPrettyString);
    assertEquals(sample.expected(), Verdict.Level.valueOf(level(report)), report::toPrettyString);
    assertEquals(Map.of(), before.differences(server.state(target.user())));
  }

  @Test
  void saysThatRulesWereNotCheckedWhereNoManageSieveIsGiven() throws Exception {
    SampleMailbox sample = renamed(SampleMailboxes.compromised(), "without-rules");
    Target target = SampleLoader.load(server, sample);
    String audit = api.start(target.withoutSieve(), sample.declared());
    assertEquals("completed", api.await(audit, PATIENCE));
    List<JsonNode> rules = new ArrayList<>();
    api.report(audit)
        .path("results")
        .forEach(
            result -> {
              if (result.path("family").asText().equals("rule")) {
                rules.add(result);
              }
            });
    assertFalse(rules.isEmpty());
    for (JsonNode rule : rules) {
      assertEquals("not_checked", rule.path("outcome").asText(), rule::toPrettyString);
      assertNotEquals("", rule.path("manual").asText(), rule::toPrettyString);
    }
  }

  @Test
  void showsTheReportAsAPage() throws Exception {
    SampleMailbox sample = renamed(SampleMailboxes.quiet(), "page");
    Target target = SampleLoader.load(server, sample);
    String audit = api.start(target, sample.declared());
    api.await(audit, PATIENCE);
    ApiClient.Answer page = api.get("/v1/audits/" + audit + "/report", "text/html");
    assertEquals(200, page.status());
    assertTrue(page.text().contains("does not prove"), page.text());
  }

  @Test
  void sendsOnlyReadingCommands() throws Exception {
    SampleMailbox sample = renamed(SampleMailboxes.compromised(), "wire");
    Target target = SampleLoader.load(server, sample);
    api.await(api.start(target, sample.declared()), PATIENCE);
    List<String> imap = server.wireLogUntil(target.user(), "imap", "LOGOUT");
    assertTrue(imap.stream().anyMatch(line -> line.contains(" EXAMINE ")), imap::toString);
    assertEquals(
        List.of(),
        imap.stream()
            .filter(
                line ->
                    line.matches(
                        "(?i)\\S+ (UID )?(SELECT|STORE|APPEND|COPY|MOVE|EXPUNGE|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|SETACL|SETMETADATA|SETQUOTA)\\b.*"))
            .toList());
    assertEquals(
        List.of(), imap.stream().filter(line -> line.matches("(?i).*[ (]BODY\\[.*")).toList());
    assertEquals(
        List.of(),
        server.wireLogUntil(target.user(), "sieve", "LOGOUT").stream()
            .filter(
                line ->
                    line.matches(
                        "(?i)(PUTSCRIPT|SETACTIVE|DELETESCRIPT|RENAMESCRIPT|CHECKSCRIPT|HAVESPACE)\\b.*"))
            .toList());
  }

  /// The checks that found something, be it only to inform.
  static SortedSet<String> checksThatFound(JsonNode report) {
    SortedSet<String> checks = new TreeSet<>();
    for (JsonNode result : report.path("results")) {
      if (!result.path("findings").isEmpty()) {
        checks.add(result.path("check").asText());
      }
    }
    return checks;
  }

  static String level(JsonNode report) {
    return report.path("verdict").path("level").asText().toUpperCase(java.util.Locale.ROOT);
  }

  private static SampleMailbox renamed(SampleMailbox sample, String name) {
    return new SampleMailbox(
        name,
        sample.owner(),
        sample.expected(),
        sample.expectedChecks(),
        sample.messages(),
        sample.scripts(),
        sample.activeScript(),
        sample.declared());
  }
}
