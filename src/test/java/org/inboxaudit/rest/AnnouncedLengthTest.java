package org.inboxaudit.rest;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RestProfile.class)
class AnnouncedLengthTest {

  /// As a program does that waits for leave to send (RFC 9110 §10.1.1): not an octet of it is read.
  @Test
  void refusesInWordsWhatIsAnnouncedTooLarge() throws IOException {
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "POST /v1/audits HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertAll(
          () -> assertTrue(answer.startsWith("HTTP/1.1 413 "), answer),
          () -> assertTrue(answer.contains("application/problem+json"), answer),
          () -> assertTrue(answer.contains("/problems/too-large"), answer),
          () -> assertTrue(answer.contains("nosniff"), answer));
    }
  }
}
