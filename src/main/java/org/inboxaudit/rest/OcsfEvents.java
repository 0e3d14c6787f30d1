package org.inboxaudit.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.log.LogEvent;

/// Events of the Open Cybersecurity Schema Framework: of class Authentication (3002), the logons.
final class OcsfEvents {
  private static final int AUTHENTICATION = 3002;
  private static final int LOGON = 1;
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;

  private OcsfEvents() {}

  /// Whether an event is of a kind that tells of a sign-in.
  static boolean isLogon(JsonNode event) {
    int status = event.path("status_id").asInt();
    return event.path("class_uid").asInt() == AUTHENTICATION
        && event.path("activity_id").asInt() == LOGON
        && (status == SUCCESS || status == FAILURE);
  }

  /// What a logon tells.
  ///
  /// @return empty if it says neither who nor when
  static Optional<LogEvent> read(JsonNode event) {
    String account =
        text(event, "/user/email_addr")
            .or(() -> text(event, "/user/name"))
            .or(() -> text(event, "/actor/user/name"))
            .or(() -> text(event, "/user/uid"))
            .orElse("");
    JsonNode time = event.path("time");
    if (account.isBlank() || !time.canConvertToLong()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LogEvent.signIn(
              account,
              Instant.ofEpochMilli(time.asLong()),
              event.path("status_id").asInt() == SUCCESS,
              text(event, "/src_endpoint/ip").flatMap(IpAddress::parse),
              protocol(event),
              text(event, "/http_request/user_agent").orElse(""),
              text(event, "/session/uid").orElse("")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode event, String pointer) {
    return Optional.of(event.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Protocol protocol(JsonNode event) {
    String service =
        text(event, "/service/name")
            .or(() -> text(event, "/auth_protocol"))
            .orElse("")
            .toLowerCase(Locale.ROOT);
    if (service.contains("imap")) {
      return Protocol.IMAP;
    }
    if (service.contains("pop")) {
      return Protocol.POP3;
    }
    if (service.contains("sieve")) {
      return Protocol.MANAGE_SIEVE;
    }
    if (service.contains("smtp") || service.contains("submission")) {
      return Protocol.SMTP;
    }
    return event.has("http_request") || service.contains("web") ? Protocol.WEB : Protocol.OTHER;
  }
}
