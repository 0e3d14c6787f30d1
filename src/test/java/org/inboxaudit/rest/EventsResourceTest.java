package org.inboxaudit.rest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class EventsResourceTest {

  @Test
  void tellsTheProgressOfAnAudit() {
    Guest guest = Guest.arrives();
    String audit = "/v1/audits/" + guest.starts();
    guest.asks().post(audit + "/cancel").then().statusCode(202);
    guest
        .asks()
        .accept("text/event-stream")
        .get(audit + "/events")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/event-stream"))
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(startsWith("id: 1\nevent: status\ndata: {\"status\":\"queued\"}\n\n"))
        .body(containsString("event: done\ndata: {\"status\":\"canceled\"}\n\n"));
  }

  @Test
  void goesOnWhereTheWatcherWas() {
    Guest guest = Guest.arrives();
    String audit = "/v1/audits/" + guest.starts();
    guest.asks().post(audit + "/cancel").then().statusCode(202);
    guest
        .asks()
        .header("Last-Event-ID", "1")
        .get(audit + "/events")
        .then()
        .body(startsWith("id: 2\nevent: done\n"));
  }
}
