package org.inboxaudit.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.inboxaudit.audit.Audit.Declared;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.testing.ApiClient;
import org.inboxaudit.testing.DovecotServer;
import org.inboxaudit.testing.ImapTalk;
import org.inboxaudit.testing.OctetTap;
import org.inboxaudit.testing.RequiresDovecot;
import org.inboxaudit.testing.ServiceProcess;
import org.inboxaudit.testing.StoppablePostgresql;
import org.junit.jupiter.api.Test;

/// A real Dovecot with the snippet that is shipped, the packaged service, and a database that is
/// taken away from it.
@RequiresDovecot
class AuthPolicyIT {
  private static final int A_SECOND = 30;
  private static final int SECONDS = Boolean.getBoolean("soak") ? 60 : 10;

  /// Each signs in once: two sign-ins of one user within an hour would be one row.
  private static final int USERS = A_SECOND * SECONDS;

  private static final String PASSWORD = "correct-horse-battery";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Set<String> TOLD =
      Set.of(
          "login",
          "remote",
          "device_id",
          "protocol",
          "session_id",
          "success",
          "policy_reject",
          "tls",
          "fail_type");

  @Test
  void letsEverybodyInWhileTheDatabaseIsAwayAndForgetsNobody() throws Exception {
    try (StoppablePostgresql database = StoppablePostgresql.start();
        DovecotServer mail = DovecotServer.start();
        ServiceProcess service = ServiceProcess.start(options(database, mail));
        OctetTap tap = new OctetTap(service.address().getPort())) {
      for (int i = 0; i < USERS; i++) {
        mail.addUser("user" + i, PASSWORD);
      }
      mail.startAgainWith(snippet(tap.port()));
      database.stop();
      assertEquals(USERS, signIns(mail), mail.log());
      assertEquals(503, bringABatch(service));
      database.startAgain();
      await(database, USERS);
      assertNothingOfAPassword(tap);
      assertFalse(service.output().contains("user1"), service.output());
      audit(service, mail);
    }
  }

  private static List<String> options(StoppablePostgresql database, DovecotServer mail) {
    List<String> options = new ArrayList<>(database.options());
    options.addAll(ServiceProcess.reaching(mail.pin(), mail.imapPort()));
    options.add("-Dinbox-audit.sign-ins.key=" + SampleServers.KEY);
    options.add("-Dinbox-audit.sign-ins.servers=localhost");
    options.add("-Dinbox-audit.sign-ins.domain=example.org");
    return options;
  }

  /// What is shipped, with an address and a key.
  private static String snippet(int port) throws Exception {
    String shipped = Files.readString(Path.of("docs/dovecot-auth-policy.conf"));
    assertTrue(shipped.contains("127.0.0.1:8080") && shipped.contains("PUT-THE-KEY-HERE"));
    return shipped
        .replace("127.0.0.1:8080", "127.0.0.1:" + port)
        .replace("PUT-THE-KEY-HERE", SampleServers.KEY);
  }

  /// Whoever brings a batch is told that it was not kept, and has it still.
  private static int bringABatch(ServiceProcess service) throws Exception {
    String event =
        "{\"account\":\"user1\",\"at\":\"%s\",\"outcome\":\"signed_in\",\"protocol\":\"imap\"}"
            .formatted(Instant.now());
    HttpRequest request =
        HttpRequest.newBuilder(service.address().resolve("/v1/sign-ins"))
            .header("X-API-Key", SampleServers.KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"events\":[" + event + "]}"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  /// Signs in again and again, as fast as is wanted.
  ///
  /// @return how often the server let them in
  private static int signIns(DovecotServer mail) throws Exception {
    int letIn = 0;
    List<Future<Boolean>> begun = new ArrayList<>();
    AtomicInteger next = new AtomicInteger();
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(8)) {
      for (int i = 0; i < USERS; i++) {
        Callable<Boolean> signIn = () -> signIn(mail, "user" + next.getAndIncrement());
        begun.add(clock.schedule(signIn, i * 1_000L / A_SECOND, TimeUnit.MILLISECONDS));
      }
      for (Future<Boolean> one : begun) {
        letIn += one.get(SECONDS + 60L, TimeUnit.SECONDS) ? 1 : 0;
      }
    }
    return letIn;
  }

  private static boolean signIn(DovecotServer mail, String user) throws IOException {
    try (ImapTalk talk = ImapTalk.open(mail.imapPort(), user, PASSWORD)) {
      talk.ask("NOOP");
      return true;
    }
  }

  private static void await(StoppablePostgresql database, int signIns) throws Exception {
    String sql = "select count(distinct account_hash) from sign_in_hour where successful";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (database.number(sql) < signIns && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    assertEquals(signIns, database.number(sql));
  }

  /// Looks at every octet that Dovecot said to the service.
  private static void assertNothingOfAPassword(OctetTap tap) throws Exception {
    Set<String> names = new TreeSet<>();
    int reports = 0;
    for (String line : tap.said()) {
      assertFalse(line.contains(PASSWORD), "a password was sent");
      assertFalse(line.contains("command=allow"), "the service was asked");
      for (int at = line.indexOf("{"); at >= 0; at = line.indexOf("{", at + 1)) {
        JsonNode body = new ObjectMapper().readTree(line.substring(at, line.indexOf('}', at) + 1));
        names.addAll(
            StreamSupport.stream(((Iterable<String>) body::fieldNames).spliterator(), false)
                .collect(Collectors.toSet()));
        reports++;
      }
    }
    System.out.println(reports + " reports of " + names);
    assertEquals(USERS, reports);
    Set<String> more = new HashSet<>(names);
    more.removeAll(TOLD);
    assertEquals(Set.of(), more);
  }

  /// What was reported is told to an audit, and that it is not all.
  private static void audit(ServiceProcess service, DovecotServer mail) throws Exception {
    ApiClient api = ApiClient.at(service.address());
    ApiClient.Target target =
        new ApiClient.Target(
            "user1@example.org", "user1", PASSWORD, mail.host(), mail.imapPort(), 0);
    String audit = api.start(target, Declared.NOTHING);
    assertTrue(api.await(audit, PATIENCE).startsWith("completed"));
    JsonNode report = api.report(audit);
    String signIns = result(report, "signin-unfamiliar-network");
    assertTrue(signIns.contains("not_retained"), signIns);
    assertFalse(signIns.contains("not_supported"), signIns);
    assertFalse(signIns.contains("\"not_checked\""), signIns);
  }

  private static String result(JsonNode report, String check) {
    for (JsonNode result : report.path("results")) {
      if (result.path("check").asText().equals(check)) {
        return result.toString();
      }
    }
    return "none";
  }
}
