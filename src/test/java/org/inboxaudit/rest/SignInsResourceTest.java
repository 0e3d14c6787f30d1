package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.inboxaudit.journal.Account;
import org.inboxaudit.journal.SampleServers;
import org.inboxaudit.journal.SignInJournal;
import org.inboxaudit.journal.SignInJournal.KeptHour;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IntakeProfile.class)
class SignInsResourceTest {
  private final Instant at = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

  @Inject SignInJournal journal;

  private static RequestSpecification operator() {
    return given().header("X-API-Key", SampleServers.KEY).contentType(ContentType.JSON);
  }

  private List<KeptHour> of(String name) {
    return journal.hours(new Account(SampleServers.SERVER, name + "@example.org"), 0, 100);
  }

  private String event(String account) {
    return """
    {"account": "%s", "at": "%s", "outcome": "signed_in", "address": "192.0.2.1", "protocol": "imap"}
    """
        .formatted(account, at);
  }

  @Test
  void takesABatchAndRefusesWhatItCannotReadByIndex() {
    operator()
        .body(
            "{\"events\": ["
                + String.join(
                    ",",
                    event("batch-1"),
                    event("batch-2").replace("signed_in", "maybe"),
                    event("batch-3").replace("192.0.2.1", "nowhere"),
                    event("batch-4").replace(at.toString(), "2001-01-01T00:00:00Z"),
                    event("batch-5").replace("\"account\"", "\"name\""),
                    "17",
                    "null",
                    event("batch-6").replace("signed_in", "refused"))
                + "]}")
        .post("/v1/sign-ins")
        .then()
        .statusCode(200)
        .body("taken", equalTo(2))
        .body("refused_count", equalTo(6))
        .body("refused[0].index", equalTo(1))
        .body("refused[0].field", equalTo("outcome"))
        .body("refused[0].code", equalTo("unknown-value"))
        .body("refused[1].field", equalTo("address"))
        .body("refused[2].code", equalTo("too-old"))
        .body("refused", hasSize(6));
    assertEquals(true, of("batch-1").getFirst().hour().successful());
    assertEquals(false, of("batch-6").getFirst().hour().successful());
    assertEquals(List.of(), of("batch-2"));
  }

  @Test
  void keepsNothingOfABatchThatIsNone() {
    for (String broken : List.of("{\"events\": [", "[]", "{}", "{\"events\": 5}", "")) {
      int status = operator().body(broken).post("/v1/sign-ins").statusCode();
      assertTrue(status == 400 || status == 422, broken + " " + status);
    }
    operator()
        .body("{\"server\": \"imap.attacker.example\", \"events\": []}")
        .post("/v1/sign-ins")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("server"));
    operator()
        .body("{\"events\": [" + "1,".repeat(10_000) + "1]}")
        .post("/v1/sign-ins")
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("too-many"));
    operator()
        .body("{\"events\": [" + ("\"" + "x".repeat(600_000) + "\",").repeat(9) + "1]}")
        .post("/v1/sign-ins")
        .then()
        .statusCode(413);
  }

  @Test
  void opensToTheKeyAloneAndNotToASession() {
    for (String path : List.of("", "/ocsf", "/log", "/auth-policy?command=report")) {
      String whole = "/v1/sign-ins" + path;
      given().contentType(ContentType.JSON).body("{}").post(whole).then().statusCode(401);
      given()
          .header("X-API-Key", SampleServers.KEY + "x")
          .contentType(ContentType.JSON)
          .body("{}")
          .post(whole)
          .then()
          .statusCode(401)
          .body("type", endsWith("/unauthenticated"));
      Guest.arrives().sends("{}").post(whole).then().statusCode(401);
    }
    given()
        .header("Authorization", "Bearer " + SampleServers.KEY)
        .contentType(ContentType.JSON)
        .body("{\"events\": []}")
        .post("/v1/sign-ins")
        .then()
        .statusCode(200);
  }

  @Test
  void tellsNothingToWhoeverHoldsTheKey() {
    operator().get("/v1/sign-ins").then().statusCode(405);
  }

  @Test
  void takesOcsfInBothForms() {
    String logon =
        "{\"class_uid\": 3002, \"activity_id\": 1, \"status_id\": 1, \"time\": %d, \"user\":"
            + " {\"name\": \"%s\"}, \"src_endpoint\": {\"ip\": \"2001:db8::1\"},"
            + " \"service\": {\"name\": \"imap\"}, \"session\": {\"uid\": \"s1\"}}";
    String good = logon.formatted(at.toEpochMilli(), "ocsf-1");
    String failed =
        logon
            .formatted(at.toEpochMilli(), "ocsf-2")
            .replace("\"status_id\": 1", "\"status_id\": 2");
    String other = good.replace("3002", "4001");
    operator()
        .body("[" + good + "," + other + "]")
        .post("/v1/sign-ins/ocsf")
        .then()
        .statusCode(200)
        .body("taken", equalTo(1))
        .body("not_used", equalTo(1));
    operator()
        .body(failed + "\n{broken\n" + other + "\n")
        .post("/v1/sign-ins/ocsf")
        .then()
        .statusCode(200)
        .body("taken", equalTo(1))
        .body("not_used", equalTo(1))
        .body("refused[0].index", equalTo(1));
    assertEquals("2001:db8::1", of("ocsf-1").getFirst().hour().address().orElseThrow().toString());
    assertEquals(false, of("ocsf-2").getFirst().hour().successful());
    operator().body("[{]").post("/v1/sign-ins/ocsf").then().statusCode(400);
  }

  @Test
  void takesWhatDovecotReports() {
    for (String answer : List.of("true", "false")) {
      operator()
          .body(report(answer, answer.equals("true") ? "true" : "\"TLSv1.3\""))
          .post("/v1/sign-ins/auth-policy?command=report")
          .then()
          .statusCode(200)
          .body("status", equalTo(0))
          .body("msg", equalTo(""));
    }
    long end = System.nanoTime() + 20_000_000_000L;
    while ((of("policy-true").isEmpty() || of("policy-false").isEmpty())
        && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
    }
    assertEquals(true, of("policy-true").getFirst().hour().successful());
    assertEquals(false, of("policy-false").getFirst().hour().successful());
  }

  private static String report(String success, String tls) {
    return """
    {"device_id": "", "login": "policy-%1$s", "protocol": "imap", "pwhash": "0af1",
     "remote": "192.0.2.9", "session_id": "x", "success": %1$s, "policy_reject": false,
     "tls": %2$s, "odd": {"a": [1]}}
    """
        .formatted(success, tls);
  }

  @Test
  void takesALogThatIsLargerThanAnyOtherRequestIfItComesInPieces() throws Exception {
    String answer = log(20);
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    assertTrue(answer.contains("\"lines\":" + (20 << 10)), answer);
  }

  @Test
  void saysWhyItTakesNoLogThatIsTooLarge() throws Exception {
    String answer = log(60);
    assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    assertTrue(answer.contains("/problems/too-large\""), answer);
  }

  /// Brings so many megabytes in lines of one kilobyte, until there is an answer.
  private static String log(int megabytes) throws IOException {
    byte[] piece = ("x".repeat(1_023) + "\n").repeat(64).getBytes(UTF_8);
    String head =
        """
        POST /v1/sign-ins/log HTTP/1.1
        Host: localhost
        X-API-Key: %s
        Content-Type: text/plain
        Transfer-Encoding: chunked
        Connection: close

        """
            .formatted(SampleServers.KEY)
            .replace("\n", "\r\n");
    try (Socket line = new Socket("localhost", RestAssured.port)) {
      OutputStream out = line.getOutputStream();
      out.write(head.getBytes(UTF_8));
      for (int i = 0; i < megabytes * 16 && line.getInputStream().available() == 0; i++) {
        out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(UTF_8));
        out.write(piece);
        out.write("\r\n".getBytes(UTF_8));
      }
      out.write("0\r\n\r\n".getBytes(UTF_8));
      return new String(line.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void neverHoldsASignInUp() {
    for (String body : List.of("", "{", "no json", "{\"pwhash\":\"x\"}")) {
      operator()
          .body(body)
          .post("/v1/sign-ins/auth-policy?command=allow")
          .then()
          .statusCode(200)
          .body("status", equalTo(0));
    }
  }

  @Test
  void refusesAReportThatIsNone() {
    for (byte[] body :
        List.of(
            "{\"login\":".getBytes(UTF_8),
            "[]".getBytes(UTF_8),
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})) {
      operator()
          .contentType("application/json")
          .body(body)
          .post("/v1/sign-ins/auth-policy?command=report")
          .then()
          .statusCode(400)
          .body("type", endsWith("/malformed"));
    }
    operator()
        .body("{\"login\":\"" + "x".repeat(9 << 10) + "\"}")
        .post("/v1/sign-ins/auth-policy?command=report")
        .then()
        .statusCode(413);
  }
}
