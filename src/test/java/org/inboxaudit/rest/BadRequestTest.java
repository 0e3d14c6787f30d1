package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;
import static java.util.regex.Matcher.quoteReplacement;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.describedAs;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertAll;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.inboxaudit.platform.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Whatever is sent, the answer is a problem of the list, and nothing is left behind.
@QuarkusTest
@TestProfile(RestProfile.class)
class BadRequestTest {
  @Inject SigningKey key;

  /// What is replaced in a good request, by what, the problem, and the field it names if any.
  private static final String BAD_AUDITS =
      """
      "consent_id"                  | "consentId"                   | unknown-field    | consentId unknown-field
      {"consent_id"                 | {"extra": 1, "consent_id"     | unknown-field    | extra unknown-field
      "host"                        | "extra": 1, "host"            | unknown-field    | mailbox.imap.extra unknown-field
      {"consent_id"                 | [{"consent_id"                | malformed        |
      {"consent_id"                 | {"consent_id": "x", "consent_id" | malformed     |
      {"consent_id"                 | not json                      | malformed        |
      "credential":                 | "owner": {"own_domains": ["-"]}, "credential": | validation | owner.own_domains[0] not-a-domain
      "credential":                 | "owner": {"own_addresses": ["x"]}, "credential": | validation | owner.own_addresses[0] not-an-address
      "credential":                 | "owner": {"uses_vpn": "perhaps"}, "credential": | validation | owner.uses_vpn wrong-type
      "credential":                 | "owner": {"journeys": [{"country": "Nepal", "from": "2026-01-01", "until": "2026-01-02"}]}, "credential": | validation | owner.journeys[0].country unknown-value
      "credential":                 | "owner": {"journeys": [{"country": "NP", "from": "2026-02-30", "until": "2026-03-02"}]}, "credential": | validation | owner.journeys[0].from not-a-date
      "credential":                 | "owner": {"journeys": [{"country": "NP", "from": "+999999999-01-01", "until": "2026-03-02"}]}, "credential": | validation | owner.journeys[0].from not-a-date
      "credential":                 | "owner": {"journeys": [{"country": "NP", "from": "2026-01-02", "until": "2026-01-01"}]}, "credential": | validation | owner.journeys[0].until out-of-range
      "credential":                 | "owner": {"journeys": [{"country": "NP"}]}, "credential": | validation | owner.journeys[0].from required
      "credential":                 | "owner": {"home_networks": ["AS4294967296"]}, "credential": | validation | owner.home_networks[0] not-a-network
      "credential":                 | "owner": {"home_networks": ["203.0.113.0/33"]}, "credential": | validation | owner.home_networks[0] not-a-network
      "credential":                 | "owner": {"home_networks": ["0.0.0.0/0"]}, "credential": | validation | owner.home_networks[0] not-a-network
      "credential":                 | "owner": {"home_networks": ["AS64496", "home.example.org"]}, "credential": | validation | owner.home_networks[1] not-a-network
      "owner@example.org"           | "owner"                       | validation       | mailbox.address not-an-address
      "owner@example.org"           | null                          | validation       | mailbox.address required
      "owner@example.org"           | {"a": 1}                      | validation       | mailbox.address wrong-type
      993                           | 99999                         | validation       | mailbox.imap.port out-of-range
      993                           | "many"                        | validation       | mailbox.imap.port wrong-type
      993                           | 993.5                         | validation       | mailbox.imap.port wrong-type
      993                           | 99999999999                   | validation       | mailbox.imap.port out-of-range
      993                           | 25                            | port-not-allowed |
      imap.example.org              | localhost                     | invalid-host     |
      imap.example.org              | http://imap.example.org/      | invalid-host     |
      "app_password"                | "oauth"                       | validation       | credential.type unknown-value
      "value": "correct             | "valeu": "correct             | unknown-field    | credential.valeu unknown-field
      "credential":                 | "rule_files": [{"name": "a", "content": "?"}], "credential": | validation | rule_files[0].content not-base64
      "credential":                 | "rule_files": [{"name": "a\\nb", "content": ""}], "credential": | validation | rule_files[0].name out-of-range
      "credential":                 | "rule_files": [{"name": "a"}], "credential": | validation | rule_files[0].content required
      "credential":                 | "rule_files": [null], "credential": | validation | rule_files[0] required
      "credential":                 | "rule_files": [{"name": "a", "content": "", "x": 1}], "credential": | unknown-field | rule_files[0].x unknown-field
      "credential":                 | "rule_files": ["a"], "credential": | validation | rule_files[0] wrong-type
      "credential":                 | "log_files": [{"name": "a", "content": "?"}], "credential": | validation | log_files[0].content not-base64
      "credential":                 | "log_files": [{"name": "a\\nb", "content": ""}], "credential": | validation | log_files[0].name out-of-range
      "credential":                 | "log_files": [{"name": "a", "content": "", "zone": "Mars"}], "credential": | validation | log_files[0].zone unknown-value
      "credential":                 | "log_files": [{"name": "a"}], "credential": | validation | log_files[0].content required
      "credential":                 | "log_files": [{"name": "a", "content": ""}], "keep_for_next_audit": true, "credential": | validation | log_files not-together
      "correct horse battery staple" | ""                           | validation       | credential.value out-of-range
      "imap": {"host"               | "manage_sieve": {"host": "127.0.0.1", "port": 4190}, "imap": {"host" | invalid-host |
      """;

  @Test
  void namesWhatIsWrongWithAnAudit() {
    Guest guest = Guest.arrives();
    String good = Guest.audit(guest.agreesTo("owner@example.org"));
    assertAll(
        rows(BAD_AUDITS)
            .<Executable>map(
                row ->
                    () -> {
                      String bad =
                          good.replaceFirst(Pattern.quote(row[0]), quoteReplacement(row[1]));
                      ValidatableResponse answer =
                          problem(
                              row[2], guest.sends(bad).post("/v1/audits"), String.join(" ", row));
                      if (!row[3].isEmpty()) {
                        String[] error = row[3].split(" ", -1);
                        answer.body("errors.field", hasItem(error[0]));
                        answer.body("errors.code", hasItem(error[1]));
                      }
                    }));
    guest.asks().get("/v1/audits").then().body("items", hasSize(0));
  }

  private static final String BAD_CONSENTS =
      """
      "self_check"         | "curiosity"           | purpose unknown-value
      "rule"               | "soul"                | checks[0] unknown-value
      ["rule", "message"]  | []                    | checks required
      ["rule", "message"]  | "rule"                | checks wrong-type
      "PT24H"              | "P1D2W"               | valid_for not-a-duration
      "PT24H"              | "PT25H"               | valid_for out-of-range
      "PT24H"              | "-PT1H"               | valid_for out-of-range
      "text_version": "    | "text_version": "0    | text_version too-long
      owner@example.org    | owner                 | mailbox not-an-address
      """;

  @Test
  void namesWhatIsWrongWithAConsent() {
    Guest guest = Guest.arrives();
    String good = Guest.consent("owner@example.org");
    assertAll(
        rows(BAD_CONSENTS)
            .<Executable>map(
                row ->
                    () -> {
                      String[] error = row[2].split(" ", -1);
                      problem(
                              "validation",
                              guest.sends(good.replace(row[0], row[1])).post("/v1/consents"),
                              String.join(" ", row))
                          .body("errors.field", hasItem(error[0]))
                          .body("errors.code", hasItem(error[1]));
                    }));
  }

  @Test
  void wantsTheTextOfTodayAgreedTo() {
    String consent = Guest.consent("owner@example.org");
    String version = given().get("/v1/consent-text").then().extract().path("text_version");
    problem(
            "validation",
            Guest.arrives().sends(consent.replace(version, "0".repeat(64))).post("/v1/consents"),
            "another text")
        .body("errors.code", everyItem(equalTo("other-text")));
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    Guest guest = Guest.arrives();
    problem(
        "too-large",
        guest.sends("{\"mailbox\": \"" + "x".repeat(70_000) + "\"}").post("/v1/consents"),
        "large");
    problem(
        "too-large",
        guest.sends("{\"consent_id\"" + " ".repeat(15_000_000)).post("/v1/audits"),
        "large, where files may come");
    problem(
        "malformed",
        guest.sends("{\"mailbox\": ".repeat(30) + "1" + "}".repeat(30)).post("/v1/audits"),
        "deep");
  }

  /// A name that is not one of ours may be a password in the wrong place.
  @Test
  void saysBackNoNameThatCouldNotBeOurs() {
    problem("unknown-field", Guest.arrives().sends("{\"correct horse\": 1}").post("/v1/audits"), "")
        .body("errors.field", hasItem("?"));
  }

  @Test
  void refusesTooManyOrTooLargeFiles() {
    Guest guest = Guest.arrives();
    String consent = guest.agreesTo("owner@example.org");
    problem("validation", guest.sends(Guest.audit(consent, 6, "")).post("/v1/audits"), "six files")
        .body("errors.field", hasItem("rule_files"))
        .body("errors.code", hasItem("too-many"));
    problem(
            "validation",
            guest
                .sends(Guest.audit(consent, 1, "A".repeat((2 << 20) / 3 * 4 + 8)))
                .post("/v1/audits"),
            "more than two megabytes")
        .body("errors.field", hasItem("rule_files[0].content"))
        .body("errors.code", hasItem("too-long"));
  }

  @Test
  void refusesTooManyOrTooLongLogs() {
    Guest guest = Guest.arrives();
    String audit = Guest.audit(guest.agreesTo("owner@example.org"));
    String lines =
        Base64.getEncoder().encodeToString("\n".repeat(30_001).getBytes(StandardCharsets.UTF_8));
    for (String[] wrong :
        List.of(
            new String[] {"log_files[0].content", "too-many", log(lines)},
            new String[] {
              "log_files[0].content", "too-long", log("A".repeat((2 << 20) / 3 * 4 + 8))
            },
            new String[] {
              "log_files", "too-many", String.join(",", Collections.nCopies(4, log("")))
            })) {
      String bad =
          audit.replace("\"credential\":", "\"log_files\": [" + wrong[2] + "], \"credential\":");
      problem("validation", guest.sends(bad).post("/v1/audits"), wrong[0] + " " + wrong[1])
          .body("errors.field", hasItem(wrong[0]))
          .body("errors.code", hasItem(wrong[1]));
    }
  }

  private static String log(String content) {
    return "{\"name\": \"mail.log\", \"content\": \"" + content + "\"}";
  }

  @Test
  void answersEveryWrongTurnWithAProblem() {
    Guest guest = Guest.arrives();
    problem("not-found", given().get("/v1/nowhere"), "unknown path");
    problem("not-found", given().get("/nowhere"), "unknown path outside of the interface");
    problem("method-not-allowed", given().put("/v1/audits"), "method");
    problem(
        "unsupported-media",
        guest.asks().contentType(ContentType.TEXT).body("x").post("/v1/audits"),
        "media type");
    problem("not-acceptable", guest.asks().accept("image/png").get("/v1/audits"), "accept");
    problem(
        "not-acceptable",
        guest.asks().accept("application/json").get("/v1/audits/aud_x/events"),
        "accept of events");
  }

  @Test
  void tellsAllForgedTokensTheSame() {
    String good = Guest.arrives().token();
    assertAll(
        Stream.of("x", "", "a.b.c", good + "x", good.substring(0, good.length() - 8), "..")
            .<Executable>map(
                token ->
                    () ->
                        problem(
                            "unauthenticated", new Guest(token).asks().get("/v1/audits"), token)));
  }

  @Test
  void saysThatASessionIsOver() {
    SessionTokens yesterday =
        new SessionTokens(
            key.keys(), Clock.offset(Clock.systemUTC(), Duration.ofHours(-25)), new SecureRandom());
    problem(
            "token-expired",
            new Guest(yesterday.issue().token()).asks().get("/v1/audits"),
            "expired")
        .header("WWW-Authenticate", equalTo("Bearer"));
  }

  @Test
  void givesEachProblemANumberOfItsOwn() {
    String one = given().get("/v1/nowhere").then().extract().path("instance");
    given().get("/v1/nowhere").then().body("instance", not(equalTo(one)));
  }

  private static ValidatableResponse problem(String slug, Response answer, String what) {
    ProblemType type = ProblemType.valueOf(slug.replace('-', '_').toUpperCase(Locale.ROOT));
    return answer
        .then()
        .statusCode(describe(type.status(), what))
        .contentType(containsString("application/problem+json"))
        .header("X-Content-Type-Options", "nosniff")
        .body("type", endsWith("/" + slug))
        .body("status", equalTo(type.status()))
        .body("title", not(equalTo("")))
        .body("detail", not(equalTo("")))
        .body("instance", matchesPattern("inc_[a-z0-9]+"))
        .body(not(containsString("Exception")))
        .body(not(containsString("org.")))
        .body(not(containsString(Guest.PASSWORD)));
  }

  private static Matcher<Integer> describe(int status, String what) {
    return describedAs(status + " for: " + what, equalTo(status));
  }

  private static Stream<String[]> rows(String table) {
    return table
        .lines()
        .map(
            line ->
                Arrays.stream((line + " ").split("\\|", -1))
                    .map(String::strip)
                    .toArray(String[]::new));
  }
}
