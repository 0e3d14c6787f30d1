package org.inboxaudit.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Reports;
import org.inboxaudit.rest.EmptyReport;
import org.inboxaudit.rest.RestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class PagesTest {
  @Inject Audits audits;
  @Inject Reports reports;

  @Test
  void showsThePage() {
    page("/")
        .statusCode(200)
        .body(startsWith("<!DOCTYPE html>"))
        .body(containsString("<title>Mail check</title>"))
        .body(containsString("<noscript>"))
        .body(containsString("data-family=\"rule\""))
        .body(not(containsString("checked")))
        .body(not(containsString("style=")));
  }

  @Test
  void fetchesNothingFromElsewhere() {
    for (String path :
        List.of("/", "/report", "/assets/page.css", "/assets/page.js", "/assets/questions.js")) {
      String text = given().get(path).then().statusCode(200).extract().asString();
      assertEquals(
          path.startsWith("/assets/") ? List.of() : List.of("https://www.wikipedia.org/"),
          found("https?://[^\"' ]*", text),
          path);
    }
  }

  @Test
  void keepsNothingInTheBrowser() {
    page("/").header("Set-Cookie", nullValue());
    for (String script : List.of("page.js", "questions.js")) {
      assertEquals(
          List.of(),
          found(
              "cookie|localStorage|sessionStorage|indexedDB|serviceWorker|innerHTML",
              given().get("/assets/" + script).then().statusCode(200).extract().asString()),
          script);
    }
  }

  @Test
  void closesEveryDoorByHeaders() {
    for (String path :
        List.of("/", "/report", "/assets/page.js", "/v1/consent-text", "/q/health")) {
      given()
          .get(path)
          .then()
          .header(
              "Content-Security-Policy",
              allOf(
                  containsString("default-src 'none'"),
                  containsString("frame-ancestors 'none'"),
                  not(containsString("unsafe"))))
          .header("Cache-Control", "no-store")
          .header("Referrer-Policy", "no-referrer")
          .header("X-Content-Type-Options", "nosniff")
          .header("Cross-Origin-Opener-Policy", "same-origin")
          .header("Cross-Origin-Resource-Policy", "same-origin");
    }
  }

  @Test
  void opensAReportWithItsCode() {
    String token = given().post("/v1/sessions").then().extract().path("token");
    String version = given().get("/v1/consent-text").then().extract().path("text_version");
    String consent =
        sends(
                token,
                """
                {"mailbox": "owner@example.org", "checks": ["rule"], "purpose": "self_check",
                 "language": "en", "text_version": "%s", "valid_for": "PT1H"}
                """
                    .formatted(version))
            .post("/v1/consents")
            .then()
            .extract()
            .path("id");
    var started =
        sends(
                token,
                """
                {"consent_id": "%s",
                 "mailbox": {"address": "owner@example.org",
                             "imap": {"host": "imap.example.org", "port": 993}},
                 "credential": {"type": "app_password", "value": "a"}}
                """
                    .formatted(consent))
            .post("/v1/audits")
            .then()
            .extract();
    AuditId id = new AuditId(started.path("id"));
    String code = started.path("case_code");
    open(code).statusCode(404);
    reports.save(id, EmptyReport.of(id.value()));
    audits.move(id, Audit.Status.COMPLETED, Optional.empty());
    open(code.toLowerCase(java.util.Locale.ROOT).replaceAll("(.{5})", "$1-"))
        .statusCode(200)
        .body(containsString("/assets/report.css"));
  }

  @Test
  void saysCalmlyThatItDoesNotKnowACode() {
    open("<script>alert(1)</script>")
        .statusCode(404)
        .body(containsString("There is no result under this code"))
        .body(not(containsString("alert(1)")));
  }

  @Test
  void bearsAFormThatIsEmptyOrFarTooLong() {
    given().contentType("application/x-www-form-urlencoded").post("/report").then().statusCode(404);
    open("A".repeat(5000)).statusCode(equalTo(413)).contentType(containsString("problem+json"));
  }

  private static ValidatableResponse page(String path) {
    return given().accept("text/html").get(path).then();
  }

  private static ValidatableResponse open(String code) {
    return given().accept("text/html").formParam("code", code).post("/report").then();
  }

  private static io.restassured.specification.RequestSpecification sends(
      String token, String json) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body(json);
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
