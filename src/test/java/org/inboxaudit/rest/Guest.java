package org.inboxaudit.rest;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;

/// Asks as a guest would.
///
/// @param token of the guest's session
record Guest(String token) {
  static final String PASSWORD = "correct horse battery staple";

  static Guest arrives() {
    return new Guest(given().post("/v1/sessions").then().statusCode(201).extract().path("token"));
  }

  RequestSpecification asks() {
    return given().header("Authorization", "Bearer " + token);
  }

  RequestSpecification sends(String json) {
    return asks().contentType(ContentType.JSON).body(json);
  }

  /// Agrees to all checks of a mailbox; gives the id of the consent.
  String agreesTo(String mailbox) {
    return sends(consent(mailbox)).post("/v1/consents").then().statusCode(201).extract().path("id");
  }

  /// Starts an audit under a new consent; gives its id.
  String starts() {
    return sends(audit(agreesTo("owner@example.org")))
        .post("/v1/audits")
        .then()
        .statusCode(202)
        .extract()
        .path("id");
  }

  static String consent(String mailbox) {
    String version = given().get("/v1/consent-text").then().extract().path("text_version");
    return """
    {"mailbox": "%s", "checks": ["rule", "message"], "purpose": "self_check", "language": "en",
     "text_version": "%s", "valid_for": "PT24H"}
    """
        .formatted(mailbox, version);
  }

  static String audit(String consent) {
    return """
    {"consent_id": "%s",
     "mailbox": {"address": "owner@example.org",
                 "imap": {"host": "imap.example.org", "port": 993}},
     "credential": {"type": "app_password", "value": "%s"}}
    """
        .formatted(consent, PASSWORD);
  }

  /// An audit that brings so many files along, all of which hold the same.
  ///
  /// @param content in base64
  static String audit(String consent, int files, String content) {
    String file = "{\"name\": \"mailFilters.xml\", \"content\": \"" + content + "\"}";
    String all = String.join(", ", Collections.nCopies(files, file));
    return audit(consent)
        .replace("\"credential\":", "\"rule_files\": [" + all + "], \"credential\":");
  }
}
