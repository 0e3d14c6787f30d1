package org.inboxaudit.rest;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.inboxaudit.audit.Audit.Status;
import org.inboxaudit.audit.AuditId;
import org.inboxaudit.audit.AuditProblem;
import org.inboxaudit.audit.Audits;
import org.inboxaudit.audit.Refuser;
import org.inboxaudit.audit.SignIns;
import org.inboxaudit.consent.Mailbox;
import org.inboxaudit.consent.Mailbox.MailServer;
import org.inboxaudit.evidence.EmailAddress;
import org.junit.jupiter.api.Test;

/// What a person is told about a mail server that does not let us in, and what nobody is told.
@QuarkusTest
@TestProfile(RestProfile.class)
class MailProblemTest {
  @Inject Audits audits;
  @Inject SignIns signIns;

  @Test
  void saysOfEveryUnreachableServerTheSame() {
    assertEquals(
        failed("first.example.org", AuditProblem.MAIL_HOST_UNREACHABLE),
        failed("second.example.org", AuditProblem.MAIL_HOST_UNREACHABLE));
  }

  @Test
  void saysWhatTheProviderWantsWhateverItsServerSaid() {
    Map<String, Object> gmail = failed("imap.gmail.com", AuditProblem.MAIL_SIGNIN_FAILED);
    Map<String, Object> other = failed("imap.example.org", AuditProblem.MAIL_SIGNIN_FAILED);
    assertEquals(
        other.get("detail")
            + " This provider takes only an app password from programs like ours."
            + " You make one in the security settings of your account.",
        gmail.get("detail"));
  }

  @Test
  void givesNoHintWhereThePasswordIsNotTheMatter() {
    assertEquals(
        failed("imap.gmail.com", AuditProblem.MAIL_THROTTLED),
        failed("imap.example.org", AuditProblem.MAIL_THROTTLED));
  }

  @Test
  void takesNoFurtherCredentialAfterThreeWereRefused() {
    Guest guest = Guest.arrives();
    String asked =
        Guest.audit(guest.agreesTo("owner@example.org"))
            .replace("imap.example.org", "closed.example.org");
    for (int i = 0; i < 3; i++) {
      Refuser.refuse(
          signIns,
          new Mailbox(
              EmailAddress.of("owner@example.org"),
              "owner@example.org",
              new MailServer("closed.example.org", 993),
              Optional.empty()));
    }
    String retryAfter =
        guest
            .sends(asked)
            .post("/v1/audits")
            .then()
            .statusCode(429)
            .body("type", endsWith("/rate-limited"))
            .body("detail", not(containsString("closed.example.org")))
            .extract()
            .header("Retry-After");
    org.hamcrest.MatcherAssert.assertThat(
        Integer.parseInt(retryAfter), allOf(greaterThan(800), lessThanOrEqualTo(900)));
  }

  @Test
  void saysWhetherItKeepsWhatItKnows() {
    Guest guest = Guest.arrives();
    String asked = Guest.audit(guest.agreesTo("owner@example.org"));
    for (boolean kept : new boolean[] {true, false}) {
      String id =
          guest
              .sends(asked.replaceFirst("\\{", "{\"keep_for_next_audit\": " + kept + ", "))
              .post("/v1/audits")
              .then()
              .statusCode(202)
              .extract()
              .path("id");
      guest.asks().get("/v1/audits/" + id).then().body("keep_for_next_audit", equalTo(kept));
    }
    guest
        .asks()
        .get("/v1/audits/" + guest.starts())
        .then()
        .body("keep_for_next_audit", equalTo(false));
  }

  /// The problem of an audit that failed, without the audit's own number.
  private Map<String, Object> failed(String host, AuditProblem problem) {
    Guest guest = Guest.arrives();
    String id =
        guest
            .sends(
                Guest.audit(guest.agreesTo("owner@example.org")).replace("imap.example.org", host))
            .post("/v1/audits")
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    audits.move(new AuditId(id), Status.FAILED, Optional.of(problem));
    Map<String, Object> told =
        guest.asks().get("/v1/audits/" + id).then().statusCode(200).extract().path("problem");
    assertEquals(id, told.remove("instance"));
    return told;
  }
}
