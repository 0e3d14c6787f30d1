package org.inboxaudit.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.inboxaudit.audit.Audit;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Reports;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.SourceId;
import org.inboxaudit.finding.CheckId;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Outcome;
import org.inboxaudit.finding.Severity;
import org.inboxaudit.report.Report;
import org.inboxaudit.report.ReportMaker;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class AnswersResourceTest {
  private static final Finding LETTER =
      finding("signin-notice", Severity.MEDIUM).with("device", "Linux");

  /// Nobody knows when a rule was made.
  private static final Finding FORWARD =
      finding("rule-external-forward", Optional.empty(), Severity.HIGH);

  @Inject Audits audits;
  @Inject Reports reports;

  @Test
  void theReportFollowsTheAnswerAtOnce() {
    Guest guest = Guest.arrives();
    String id = completed(guest);
    answers(guest, id, LETTER, "not_me")
        .statusCode(200)
        .body("answer", equalTo("not_me"))
        .body("level", equalTo("act"))
        .body("answered_at", endsWith("Z"));
    answers(guest, id, LETTER, "not_me").statusCode(200);
    report(guest, id)
        .body("verdict.level", equalTo("act"))
        .body("version", equalTo(2))
        .body("results[0].findings[0].asks", equalTo(true))
        .body("results[0].findings[0].severity", equalTo("critical"))
        .body("results[0].findings[0].answer.said", equalTo("not_me"))
        .body("results[0].findings[0].answer.severity_before", equalTo("medium"))
        .body("timeline[0].kind", equalTo("letter"))
        .body("presence.signs", equalTo(1));
    answers(guest, id, LETTER, "unsure").statusCode(200).body("answered_at", nullValue());
    report(guest, id).body("verdict.level", equalTo("check")).body("presence", nullValue());
    guest
        .asks()
        .accept("text/html")
        .get("/v1/audits/" + id + "/report")
        .then()
        .statusCode(200)
        .body(containsString("Was that you?"));
  }

  @Test
  void refusesWhatIsNothingToBeAnswered() {
    Guest guest = Guest.arrives();
    String id = completed(guest);
    answers(guest, id, FORWARD, "me").statusCode(422).body("type", endsWith("/not-answerable"));
    answers(guest, id, LETTER, "perhaps").statusCode(422).body("type", endsWith("/validation"));
    answers(guest, id, finding("signin-notice-other", Severity.LOW), "me")
        .statusCode(404)
        .body("type", endsWith("/not-found"));
    report(guest, id).body("verdict.level", equalTo("check"));
  }

  @Test
  void aStrangerCannotAnswerNorAnybodyAfterErasure() {
    Guest guest = Guest.arrives();
    String id = completed(guest);
    answers(Guest.arrives(), id, LETTER, "me").statusCode(404).body("type", endsWith("/not-found"));
    guest.asks().delete("/v1/audits/" + id).then().statusCode(204);
    answers(guest, id, LETTER, "me").statusCode(404).body("type", endsWith("/not-found"));
    answers(guest, "AUD/../x", LETTER, "me").statusCode(404);
  }

  @Test
  void thereIsNothingToAnswerBeforeTheReport() {
    Guest guest = Guest.arrives();
    answers(guest, guest.starts(), LETTER, "me")
        .statusCode(409)
        .body("type", endsWith("/conflict"));
  }

  private String completed(Guest guest) {
    String id = guest.starts();
    reports.save(new AuditId(id), report(id));
    audits.move(new AuditId(id), Audit.Status.COMPLETED, Optional.empty());
    return id;
  }

  private static ValidatableResponse report(Guest guest, String id) {
    return guest.asks().accept("application/json").get("/v1/audits/" + id + "/report").then();
  }

  private static ValidatableResponse answers(
      Guest guest, String audit, Finding finding, String answer) {
    return guest
        .sends("{\"finding\": \"" + finding.fingerprint() + "\", \"answer\": \"" + answer + "\"}")
        .post("/v1/audits/" + audit + "/answers")
        .then();
  }

  private static Report report(String audit) {
    return ReportMaker.make(
        new ReportMaker.Cover(
            audit,
            EmailAddress.of("owner@example.org"),
            Instant.parse("2026-03-01T10:00:00Z"),
            Instant.parse("2026-03-02T10:00:00Z"),
            false,
            "none",
            "0"),
        List.of(result(LETTER), result(FORWARD)));
  }

  private static Report.CheckResult result(Finding finding) {
    return new Report.CheckResult(
        finding.check(),
        finding.check().family(),
        List.of(),
        List.of(),
        new Outcome.Found(List.of(finding), 0, List.of()));
  }

  private static Finding finding(String check, Severity severity) {
    return finding(check, Optional.of(Instant.parse("2026-02-11T22:14:00Z")), severity);
  }

  private static Finding finding(String check, Optional<Instant> when, Severity severity) {
    return new Finding(
        new CheckId(check),
        new EvidenceRef(new SourceId("imap"), EvidenceKind.MESSAGE, "INBOX/1"),
        when,
        severity,
        Confidence.FAIR,
        new TreeMap<>());
  }
}
