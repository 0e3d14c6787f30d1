package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.audit.Audit.Declared;
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

/// Large mailboxes on a real Dovecot: killed at random moments, and in a small heap.
@RequiresDovecot
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeMailboxIT {
  private static final int KILLED_MESSAGES = 20_000;
  private static final int MANY_MESSAGES = 100_000;
  private static final int KILLS = Boolean.getBoolean("soak") ? 20 : 3;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private DovecotServer server;

  @BeforeAll
  void start() {
    server = DovecotServer.start();
  }

  @AfterAll
  void stop() throws IOException {
    server.close();
  }

  @Test
  void tellsTheSameWhenItIsKilledAsWhenItIsNot() throws Exception {
    Target target = mailbox("killed", KILLED_MESSAGES);
    MailboxState before = server.state(target.user());
    try (ServiceProcess service = ServiceProcess.start(options())) {
      ApiClient api = ApiClient.at(service.address());
      long began = System.nanoTime();
      String undisturbed = api.start(target, Declared.NOTHING);
      assertEquals("completed", api.await(undisturbed, PATIENCE));
      Duration whole = Duration.ofNanos(System.nanoTime() - began);
      String killed = auditWithKills(service, api, target, whole);
      assertEquals(comparable(api.report(undisturbed)), comparable(api.report(killed)));
    }
    assertEquals(Map.of(), before.differences(server.state(target.user())));
  }

  /// Kills the service at moments spread over the length of an undisturbed audit.
  private static String auditWithKills(
      ServiceProcess service, ApiClient api, Target target, Duration whole) throws Exception {
    Random random = new Random();
    String audit = api.start(target, Declared.NOTHING);
    List<String> moments = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      long wait = random.nextLong(whole.toMillis() / (KILLS + 1)) + 50;
      LockSupport.parkNanos(Duration.ofMillis(wait).toNanos());
      moments.add(wait + " ms: " + api.status(audit));
      service.kill();
      service.startAgain();
      if (api.await(audit, PATIENCE, "action_required").equals("action_required")) {
        assertEquals(202, api.giveCredential(audit, target.password()).status());
      }
    }
    assertEquals("completed", api.await(audit, PATIENCE), moments::toString);
    System.out.println("killed after " + moments + "; undisturbed " + whole.toMillis() + " ms");
    assertTrue(moments.stream().anyMatch(m -> m.endsWith("running")), moments::toString);
    return audit;
  }

  @Test
  void readsAHundredThousandMessagesInASmallHeap() throws Exception {
    Target target = mailbox("many", MANY_MESSAGES);
    List<String> options = new ArrayList<>(options());
    options.add("-Xmx256m");
    try (ServiceProcess service = ServiceProcess.start(options)) {
      ApiClient api = ApiClient.at(service.address());
      long began = System.nanoTime();
      String audit = api.start(target, Declared.NOTHING);
      assertEquals("completed", api.await(audit, PATIENCE));
      System.out.println(
          MANY_MESSAGES
              + " messages in "
              + Duration.ofNanos(System.nanoTime() - began).toSeconds()
              + " s with -Xmx256m");
      JsonNode report = api.report(audit);
      assertEquals(MANY_MESSAGES, report.path("exposure").path("messages").asLong());
      assertEquals(
          SampleMailboxes.plantedIn(MANY_MESSAGES), findings(report, "attachment-runs-on-open"));
    }
  }

  private static long findings(JsonNode report, String check) {
    for (JsonNode result : report.path("results")) {
      if (result.path("check").asText().equals(check)) {
        return result.path("findings").size();
      }
    }
    return -1;
  }

  /// The report without what may differ: which audit it was, and when.
  private static JsonNode comparable(JsonNode report) {
    ObjectNode copy = report.deepCopy();
    copy.remove(List.of("audit", "created_at", "kept_until"));
    return copy;
  }

  private Target mailbox(String user, int messages) throws IOException {
    server.addUser(user, SampleLoader.PASSWORD);
    SampleLoader.append(server, user, SampleMailboxes.large(messages, 7));
    return SampleLoader.target(server, SampleMailboxes.largeOwner(), user);
  }

  private List<String> options() {
    return ServiceProcess.reaching(server.pin(), server.imapPort(), server.sievePort());
  }
}
