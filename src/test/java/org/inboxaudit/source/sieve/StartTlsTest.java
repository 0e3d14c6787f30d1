package org.inboxaudit.source.sieve;

import static org.inboxaudit.source.sieve.OddServer.CUT;
import static org.inboxaudit.source.sieve.OddServer.HANDSHAKE;
import static org.inboxaudit.source.sieve.OddServer.PLAIN_GREETING;
import static org.inboxaudit.source.sieve.OddServer.TLS_GREETING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inboxaudit.platform.GuardedSockets;
import org.inboxaudit.platform.NetworkConfig;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.sieve.SieveStage.Place;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Tricks around STARTTLS (RFC 5804 §2.2), played over the sockets of the service. Whatever is
/// tried, nothing but the word STARTTLS leaves the client before TLS, and no password leaves it but
/// under the TLS of the right server.
@Timeout(60)
class StartTlsTest {
  private static final TlsIdentity RIGHT = TlsIdentity.localhost();
  private static final String OK = "OK\r\n";

  /// One server and what is to come of it.
  ///
  /// @param heard the lines that the server may have heard
  private record Trick(
      TlsIdentity identity, Failure failure, List<String> heard, List<String> answers) {}

  private record Listed(String host, int port, Optional<String> pin)
      implements NetworkConfig.PrivateServer {
    @Override
    public Optional<LocalDate> expires() {
      return Optional.empty();
    }
  }

  private static Trick trick(Failure failure, List<String> heard, String... answers) {
    return new Trick(RIGHT, failure, heard, List.of(answers));
  }

  private static SieveStage stage(int port, Optional<String> pin) {
    return SieveStage.patient(
        new GuardedSockets(() -> List.of(new Listed("localhost", port, pin))));
  }

  private static List<String> read(int port, Optional<String> pin)
      throws SourceException, InterruptedException {
    return stage(port, pin)
        .waiting(Duration.ofSeconds(1), Duration.ofSeconds(10))
        .read(new Place(port, SieveStage.USER));
  }

  @TestFactory
  Stream<DynamicTest> saysNothingToATrickster() {
    List<String> nothing = List.of();
    List<String> startTls = List.of("STARTTLS");
    Failure distrust = Failure.TLS_UNTRUSTED;
    Map<String, Trick> tricks = new LinkedHashMap<>();
    tricks.put("capability taken away", trick(distrust, nothing, "\"SASL\" \"PLAIN\"\r\nOK\r\n"));
    tricks.put(
        "capability in another line's value",
        trick(distrust, nothing, "\"SASL\" \"STARTTLS PLAIN\"\r\nOK\r\n"));
    tricks.put(
        "sign-in offered before TLS, and no TLS",
        trick(
            distrust,
            nothing,
            "\"SASL\" \"PLAIN LOGIN\"\r\n\"SIEVE\" \"fileinto\"\r\nOK \"Ready, AUTHENTICATE\"\r\n",
            OK));
    tricks.put("NO", trick(distrust, startTls, PLAIN_GREETING, "NO \"not today\"\r\n", OK));
    tricks.put(
        "NO that asks to go on in the clear",
        trick(distrust, startTls, PLAIN_GREETING, "NO (ENCRYPT-NEEDED) \"go on\"\r\n" + OK, OK));
    tricks.put(
        "BYE with a referral",
        trick(Failure.CUT, startTls, PLAIN_GREETING, "BYE (REFERRAL \"sieve://localhost:1\")\r\n"));
    tricks.put(
        "BYE with a referral as greeting",
        trick(Failure.UNREACHABLE, nothing, "BYE (REFERRAL \"sieve://localhost:1\")\r\n"));
    tricks.put(
        "capabilities put in behind the OK",
        trick(
            distrust,
            startTls,
            PLAIN_GREETING,
            OK + "\"SASL\" \"PLAIN\"\r\nOK\r\n<tls>" + TLS_GREETING,
            OK));
    tricks.put(
        "OK put in behind the OK",
        trick(distrust, startTls, PLAIN_GREETING, OK + OK + "<tls>" + TLS_GREETING, OK));
    tricks.put(
        "scripts put in behind the OK",
        trick(
            distrust,
            startTls,
            PLAIN_GREETING,
            OK + "\"mine\" ACTIVE\r\nOK\r\n<tls>" + TLS_GREETING,
            OK));
    tricks.put(
        "one octet put in behind the OK",
        trick(distrust, startTls, PLAIN_GREETING, OK + "O<tls>" + TLS_GREETING, OK));
    tricks.put(
        "OK before the command",
        trick(distrust, nothing, PLAIN_GREETING + OK, "<tls>" + TLS_GREETING, OK));
    tricks.put(
        "capabilities before the OK",
        trick(
            distrust,
            startTls,
            PLAIN_GREETING,
            "\"SASL\" \"PLAIN\"\r\n" + HANDSHAKE + TLS_GREETING,
            OK));
    tricks.put(
        "answer of another protocol",
        trick(Failure.PROTOCOL, startTls, PLAIN_GREETING, "a1 OK Begin TLS\r\n", OK));
    tricks.put(
        "continuation", trick(Failure.PROTOCOL, startTls, PLAIN_GREETING, "+ go on\r\n", OK));
    tricks.put("silence instead of the OK", trick(Failure.CUT, startTls, PLAIN_GREETING, ""));
    tricks.put("end instead of the OK", trick(Failure.CUT, startTls, PLAIN_GREETING, CUT));
    tricks.put(
        "capabilities in the clear after the OK, a while later",
        trick(Failure.UNREACHABLE, startTls, PLAIN_GREETING, OK, TLS_GREETING));
    tricks.put(
        "garbage after the OK",
        trick(
            Failure.UNREACHABLE, startTls, PLAIN_GREETING, OK, "\u0016\u0003\u0003\u0000\u0002zz"));
    tricks.put("silence after the OK", trick(Failure.UNREACHABLE, startTls, PLAIN_GREETING, OK));
    tricks.put("end after the OK", trick(Failure.UNREACHABLE, startTls, PLAIN_GREETING, OK, CUT));
    tricks.put(
        "certificate of another server",
        new Trick(
            TlsIdentity.other(),
            distrust,
            startTls,
            List.of(PLAIN_GREETING, HANDSHAKE + TLS_GREETING, OK)));
    tricks.put(
        "certificate whose time is over",
        new Trick(
            TlsIdentity.expired(),
            distrust,
            startTls,
            List.of(PLAIN_GREETING, HANDSHAKE + TLS_GREETING, OK)));
    tricks.put(
        "no capabilities under TLS", trick(Failure.CUT, startTls, PLAIN_GREETING, HANDSHAKE, ""));
    tricks.put(
        "NO under TLS",
        trick(Failure.PROTOCOL, startTls, PLAIN_GREETING, HANDSHAKE + "NO\r\n", OK));
    tricks.put(
        "BYE with a referral under TLS",
        trick(
            Failure.CUT,
            startTls,
            PLAIN_GREETING,
            HANDSHAKE + "BYE (REFERRAL \"sieve://localhost:1\")\r\n",
            OK));
    tricks.put(
        "sign-in offered before TLS and not under it",
        trick(
            Failure.SIGN_IN_REFUSED,
            List.of("STARTTLS", "LOGOUT"),
            "\"SASL\" \"PLAIN\"\r\n\"STARTTLS\"\r\nOK\r\n",
            HANDSHAKE + "\"SASL\" \"\"\r\nOK\r\n",
            OK));
    tricks.put(
        "another way to sign in under TLS",
        trick(
            Failure.SIGN_IN_REFUSED,
            List.of("STARTTLS", "LOGOUT"),
            "\"SASL\" \"PLAIN\"\r\n\"STARTTLS\"\r\nOK\r\n",
            HANDSHAKE + "\"SASL\" \"LOGIN PLAIN-CLIENTTOKEN\"\r\nOK\r\n",
            OK));
    return tricks.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> play(e.getValue())));
  }

  private static void play(Trick trick) throws Exception {
    String pin =
        trick.identity().equals(TlsIdentity.expired()) ? trick.identity().pin() : RIGHT.pin();
    try (OddServer server =
        OddServer.saying(trick.identity().context(), trick.answers().toArray(String[]::new))) {
      SourceException failure =
          assertThrows(SourceException.class, () -> read(server.port(), Optional.of(pin)));
      assertEquals(trick.failure(), failure.failure());
      // the client has hung up, so the server hears nothing more
      server.awaitEnd();
      List<String> heard = server.heard();
      assertEquals(
          trick.heard(), heard.stream().filter(line -> !line.equals("<handshake>")).toList());
      assertEquals(0, secrets(heard));
    }
  }

  /// How many lines hold the password, plain or as SASL wraps it.
  private static long secrets(List<String> heard) {
    String wrapped =
        Base64.getEncoder()
            .encodeToString(
                ("\0" + SieveStage.USER + "\0" + SieveStage.PASSWORD)
                    .getBytes(StandardCharsets.UTF_8));
    return heard.stream()
        .filter(line -> line.contains(SieveStage.PASSWORD) || line.contains(wrapped))
        .count();
  }

  @Test
  void doesNotBelieveASelfSignedServerWithoutAPin() throws Exception {
    try (OddServer server =
        OddServer.saying(RIGHT.context(), PLAIN_GREETING, HANDSHAKE + TLS_GREETING, OK)) {
      SourceException failure =
          assertThrows(SourceException.class, () -> read(server.port(), Optional.empty()));
      assertEquals(Failure.TLS_UNTRUSTED, failure.failure());
      server.awaitEnd();
      assertEquals(List.of("STARTTLS"), server.heard());
    }
  }

  /// Without this, the tricks above could fail for want of a server that works.
  @Test
  void signsInToAServerThatPlaysNoTricks() throws Exception {
    try (OddServer server = OddServer.afterSignIn(RIGHT.context(), OK)) {
      assertEquals(
          List.of("complete 0"),
          stage(server.port(), Optional.of(RIGHT.pin()))
              .read(new Place(server.port(), SieveStage.USER)));
      assertEquals("STARTTLS", server.heard().getFirst());
      assertEquals(1, secrets(server.heard()));
    }
  }
}
