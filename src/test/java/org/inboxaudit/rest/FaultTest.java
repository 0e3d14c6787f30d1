package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class FaultTest {

  @Test
  void tellsAFaultByItsNumberAlone() {
    List<String> log = new CopyOnWriteArrayList<>();
    Handler ear = listener(log);
    Logger root = Logger.getLogger("");
    root.addHandler(ear);
    String incident;
    try {
      incident =
          given()
              .get("/faulty")
              .then()
              .statusCode(500)
              .body("type", endsWith("/internal"))
              .body(not(containsString(FaultyResource.MESSAGE)))
              .body(not(containsString("Exception")))
              .extract()
              .path("instance");
    } finally {
      root.removeHandler(ear);
    }
    String text = String.join("\n", log);
    assertTrue(text.contains(incident), text);
    assertTrue(
        text.contains("java.lang.IllegalStateException\n  at " + FaultyResource.class.getName()));
    assertFalse(text.contains(FaultyResource.MESSAGE), text);
  }

  private static Handler listener(List<String> log) {
    PatternFormatter formatter = new PatternFormatter("%s%e");
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        log.add(formatter.format(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
