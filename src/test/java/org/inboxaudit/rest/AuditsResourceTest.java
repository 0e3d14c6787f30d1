package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Reports;
import org.inboxaudit.consent.CredentialVault;
import org.inboxaudit.consent.OwnersFile;
import org.inboxaudit.source.EvidenceSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class AuditsResourceTest {
  @Inject Audits audits;
  @Inject Reports reports;
  @Inject CredentialVault vault;
  @Inject @All List<EvidenceSource> sources;

  @Test
  void startsAnAudit() {
    Guest guest = Guest.arrives();
    guest
        .sends(Guest.audit(guest.agreesTo("owner@example.org")))
        .post("/v1/audits")
        .then()
        .statusCode(202)
        .header("Location", matchesPattern(".*/v1/audits/aud_[a-z2-7]+"))
        .header("Retry-After", "2")
        .header("Cache-Control", "no-store")
        .body("status", equalTo("queued"))
        .body("case_code", matchesPattern("[0-9A-HJKMNP-TV-Z]{26}"))
        .body("events", endsWith("/events"))
        .body("expires_at", endsWith("Z"));
  }

  @Test
  void takesFilesAlongInMemoryOnly() {
    Guest guest = Guest.arrives();
    String content = Base64.getEncoder().encodeToString(new byte[1 << 20]);
    String id =
        guest
            .sends(Guest.audit(guest.agreesTo("owner@example.org"), 2, content))
            .post("/v1/audits")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    assertEquals(
        List.of("mailFilters.xml", "mailFilters.xml"),
        vault.files(id).stream().map(OwnersFile::name).toList());
    assertEquals(1 << 20, vault.files(id).getFirst().bytes().length);
    guest.asks().delete("/v1/audits/" + id).then().statusCode(204);
    assertEquals(List.of(), vault.files(id));
  }

  @Test
  void takesFilesAgainWithTheCredential() {
    Guest guest = Guest.arrives();
    String id = guest.starts();
    audits.move(
        new AuditId(id), Audit.Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS));
    guest
        .sends(
            "{\"credential\": {\"type\": \"app_password\", \"value\": \"a\"},"
                + " \"rule_files\": [{\"name\": \"again.xml\", \"content\": \"PGZlZWQvPg==\"}]}")
        .post("/v1/audits/" + id + "/credentials")
        .then()
        .statusCode(202);
    assertEquals("again.xml", vault.files(id).getFirst().name());
  }

  @Test
  void tellsRequestsWithOtherFilesApart() {
    Guest guest = Guest.arrives();
    String consent = guest.agreesTo("owner@example.org");
    for (String content : List.of("PGZlZWQvPg==", "PGE+")) {
      guest
          .sends(Guest.audit(consent, 1, content))
          .header("Idempotency-Key", "files")
          .post("/v1/audits")
          .then()
          .statusCode(content.length() > 4 ? 202 : 422);
    }
  }

  @Test
  void asksTheMailboxItselfFirst() {
    assertEquals("imap", sources.getFirst().id().value());
  }

  @Test
  void showsOnlyTheGuestsOwn() {
    Guest guest = Guest.arrives();
    String id = guest.starts();
    guest.asks().get("/v1/audits").then().body("items.id", contains(id));
    Guest.arrives().asks().get("/v1/audits").then().body("items", hasSize(0));
  }

  @Test
  void answersForAStrangersAuditAsIfItWereNotThere() {
    String id = Guest.arrives().starts();
    Guest stranger = Guest.arrives();
    String credential = "{\"credential\": {\"type\": \"app_password\", \"value\": \"a\"}}";
    for (Response answer :
        new Response[] {
          stranger.asks().get("/v1/audits/" + id),
          stranger.asks().get("/v1/audits/" + id + "/report"),
          stranger.asks().get("/v1/audits/" + id + "/events"),
          stranger.asks().post("/v1/audits/" + id + "/cancel"),
          stranger.asks().delete("/v1/audits/" + id),
          stranger.sends(credential).post("/v1/audits/" + id + "/credentials"),
          stranger.asks().get("/v1/audits/aud_nobody"),
        }) {
      answer.then().statusCode(404).body("type", endsWith("/not-found"));
    }
  }

  @Test
  void needsAConsentForThisVeryMailbox() {
    Guest guest = Guest.arrives();
    guest
        .sends(Guest.audit(guest.agreesTo("other@example.org")))
        .post("/v1/audits")
        .then()
        .statusCode(403)
        .body("type", endsWith("/consent-required"));
  }

  @Test
  void doesNotTakeTheConsentOfSomebodyElse() {
    String consent = Guest.arrives().agreesTo("owner@example.org");
    Guest.arrives()
        .sends(Guest.audit(consent))
        .post("/v1/audits")
        .then()
        .statusCode(403)
        .body("type", endsWith("/consent-required"));
  }

  @Test
  void erasesItsAuditsWhenAConsentIsTakenBack() {
    Guest guest = Guest.arrives();
    String consent = guest.agreesTo("owner@example.org");
    String id = guest.sends(Guest.audit(consent)).post("/v1/audits").then().extract().path("id");
    guest
        .asks()
        .post("/v1/consents/" + consent + "/withdraw")
        .then()
        .statusCode(200)
        .body("withdrawn_at", endsWith("Z"));
    guest.asks().get("/v1/audits/" + id).then().statusCode(404);
    guest
        .sends(Guest.audit(consent))
        .post("/v1/audits")
        .then()
        .statusCode(410)
        .body("type", endsWith("/consent-withdrawn"));
  }

  @Test
  void erasesEverythingOfASessionThatIsEnded() {
    Guest guest = Guest.arrives();
    String id = guest.starts();
    guest.asks().delete("/v1/sessions/current").then().statusCode(204);
    assertEquals(Optional.empty(), audits.find(new AuditId(id)));
  }

  @Test
  void startsOnlyOneAuditForOneKey() {
    Guest guest = Guest.arrives();
    String asked = Guest.audit(guest.agreesTo("owner@example.org"));
    String first = start(guest, asked, "key-1");
    assertEquals(first, start(guest, asked, "key-1"));
    assertEquals(first, start(guest, asked.replace(Guest.PASSWORD, "another"), "key-1"));
    assertNotEquals(first, start(guest, asked, "key-2"));
  }

  @Test
  void refusesAKeyThatWasUsedForSomethingElse() {
    Guest guest = Guest.arrives();
    String asked = Guest.audit(guest.agreesTo("owner@example.org"));
    start(guest, asked, "key");
    guest
        .sends(asked.replace("imap.example", "mail.example"))
        .header("Idempotency-Key", "key")
        .post("/v1/audits")
        .then()
        .statusCode(422)
        .body("type", endsWith("/idempotency-reused"));
  }

  private static String start(Guest guest, String asked, String key) {
    return guest
        .sends(asked)
        .header("Idempotency-Key", key)
        .post("/v1/audits")
        .then()
        .statusCode(202)
        .extract()
        .path("case_code");
  }

  @Test
  void letsASessionHaveThreeAuditsAtOnce() {
    Guest guest = Guest.arrives();
    guest.starts();
    guest.starts();
    String third = guest.starts();
    String asked = Guest.audit(guest.agreesTo("owner@example.org"));
    guest
        .sends(asked)
        .post("/v1/audits")
        .then()
        .statusCode(429)
        .header("Retry-After", "60")
        .body("type", endsWith("/rate-limited"));
    guest.asks().post("/v1/audits/" + third + "/cancel").then().statusCode(202);
    guest.sends(asked).post("/v1/audits").then().statusCode(202);
  }

  @Test
  void takesACredentialOnlyWhenItAsksForOne() {
    Guest guest = Guest.arrives();
    String id = guest.starts();
    String credential = "{\"credential\": {\"type\": \"app_password\", \"value\": \"a\"}}";
    String path = "/v1/audits/" + id + "/credentials";
    guest.sends(credential).post(path).then().statusCode(409).body("type", endsWith("/conflict"));
    audits.move(
        new AuditId(id), Audit.Status.ACTION_REQUIRED, Optional.of(AuditProblem.NEEDS_CREDENTIALS));
    guest
        .asks()
        .get("/v1/audits/" + id)
        .then()
        .statusCode(200)
        .body("status", equalTo("action_required"))
        .body("problem.type", endsWith("/needs-credentials"))
        .body("problem.detail", containsString("enter it again"));
    guest.sends(credential).post(path).then().statusCode(202).body("status", equalTo("queued"));
  }

  @Test
  void canBeCanceledOnce() {
    Guest guest = Guest.arrives();
    String path = "/v1/audits/" + guest.starts() + "/cancel";
    guest.asks().post(path).then().statusCode(202).body("status", equalTo("canceled"));
    guest.asks().post(path).then().statusCode(409).body("type", endsWith("/conflict"));
  }

  @Test
  void showsTheReportInTheFormAskedFor() {
    Guest guest = Guest.arrives();
    String id = guest.starts();
    String path = "/v1/audits/" + id + "/report";
    guest.asks().get(path).then().statusCode(409).body("type", endsWith("/conflict"));
    reports.save(new AuditId(id), EmptyReport.of(id));
    audits.move(new AuditId(id), Audit.Status.COMPLETED, Optional.empty());
    guest.asks().get("/v1/audits/" + id).then().body("report", equalTo(path));
    guest
        .asks()
        .accept("application/json")
        .get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("application/json"))
        .body("verdict.level", not(equalTo(null)));
    guest
        .asks()
        .accept("text/html")
        .get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(startsWith("<!DOCTYPE html>"));
    guest
        .asks()
        .accept("application/pdf")
        .get(path)
        .then()
        .statusCode(406)
        .body("type", endsWith("/not-acceptable"));
  }

  @Test
  void asksForASessionFirst() {
    given()
        .get("/v1/audits")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("type", endsWith("/unauthenticated"));
  }
}
