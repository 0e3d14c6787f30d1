package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Where the operator has set no key.
@QuarkusTest
@TestProfile(RestProfile.class)
class NoIntakeTest {

  @Test
  void answersAsIfThereWereNoSuchThing() {
    for (String path : List.of("", "/ocsf", "/log", "/auth-policy?command=allow")) {
      given()
          .header("X-API-Key", "")
          .contentType(ContentType.JSON)
          .body("{}")
          .post("/v1/sign-ins" + path)
          .then()
          .statusCode(404)
          .body("type", endsWith("/not-found"));
    }
  }
}
