package org.inboxaudit.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.evidence.IpAddress;
import org.inboxaudit.evidence.SignIn.Protocol;
import org.inboxaudit.extract.log.LogEvent;

/// What Dovecot reports of a sign-in (`auth_policy_report_after_auth`): a flat object in JSON.
///
/// Only what is needed is ever made a text. If a server is set up to send a hash of the password as
/// well (`pwhash`), that is stepped over where it stands.
final class PolicyReport {
  private static final Set<String> WANTED =
      Set.of("login", "remote", "device_id", "protocol", "session_id", "success", "policy_reject");

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(4 << 10)
                  .maxNumberLength(32)
                  .build())
          .build();

  private PolicyReport() {}

  /// Reads a report.
  ///
  /// @return empty if it tells of no account, or not how it ended
  /// @throws IOException if it is no JSON in UTF-8
  static Optional<LogEvent> read(byte[] body, Instant at) throws IOException {
    requireUtf8(body);
    Map<String, String> told = new HashMap<>();
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue() && WANTED.contains(name)) {
          told.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("more than an object");
      }
    }
    return event(told, at);
  }

  private static Optional<LogEvent> event(Map<String, String> told, Instant at) {
    String login = told.getOrDefault("login", "");
    String success = told.getOrDefault("success", "");
    if (login.isBlank() || success.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        LogEvent.signIn(
            login,
            at,
            isTrue(success) && !isTrue(told.getOrDefault("policy_reject", "")),
            IpAddress.parse(told.getOrDefault("remote", "")),
            protocol(told.getOrDefault("protocol", "")),
            told.getOrDefault("device_id", ""),
            told.getOrDefault("session_id", "")));
  }

  private static boolean isTrue(String word) {
    return Set.of("true", "yes", "1").contains(word.toLowerCase(Locale.ROOT));
  }

  /// By the names that Dovecot gives its services.
  private static Protocol protocol(String service) {
    return switch (service.toLowerCase(Locale.ROOT)) {
      case "imap" -> Protocol.IMAP;
      case "pop3" -> Protocol.POP3;
      case "smtp", "submission" -> Protocol.SMTP;
      case "sieve", "managesieve" -> Protocol.MANAGE_SIEVE;
      default -> Protocol.OTHER;
    };
  }

  /// Without making a text of it.
  private static void requireUtf8(byte[] body) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer octets = ByteBuffer.wrap(body);
    CharBuffer nowhere = CharBuffer.allocate(256);
    CoderResult result = decoder.decode(octets, nowhere, true);
    while (result.isOverflow()) {
      nowhere.clear();
      result = decoder.decode(octets, nowhere, true);
    }
    if (result.isError()) {
      result.throwException();
    }
  }
}
