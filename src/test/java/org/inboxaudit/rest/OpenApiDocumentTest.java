package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class OpenApiDocumentTest {

  @Test
  void isWhatTheCodeSays() throws IOException {
    CheckedIn.compare(
        Path.of("openapi.yaml"), given().get("/q/openapi").then().extract().asString());
  }
}
