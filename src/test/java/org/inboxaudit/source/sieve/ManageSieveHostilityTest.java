package org.inboxaudit.source.sieve;

import static org.inboxaudit.source.sieve.OddServer.CUT;
import static org.inboxaudit.source.sieve.OddServer.HANDSHAKE;
import static org.inboxaudit.source.sieve.OddServer.PLAIN_GREETING;
import static org.inboxaudit.source.sieve.OddServer.TLS_GREETING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.sieve.SieveStage.Place;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.Test;

class ManageSieveHostilityTest {
  private static final SSLContext TLS = TlsIdentity.localhost().context();
  private static final SieveStage STAGE =
      SieveStage.patient(new LoopbackSockets(TLS))
          .waiting(Duration.ofMillis(500), Duration.ofSeconds(2));

  private static Failure failure(String... answers) throws Exception {
    try (OddServer server = OddServer.saying(TLS, answers)) {
      return failure(server);
    }
  }

  private static Failure afterSignIn(String... answers) throws Exception {
    try (OddServer server = OddServer.afterSignIn(TLS, answers)) {
      return failure(server);
    }
  }

  private static Failure failure(OddServer server) {
    return assertThrows(
            SourceException.class, () -> STAGE.read(new Place(server.port(), SieveStage.USER)))
        .failure();
  }

  @Test
  void callsAClosedPortUnreachable() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    SourceException refusal =
        assertThrows(SourceException.class, () -> STAGE.read(new Place(port, SieveStage.USER)));
    assertEquals(Failure.UNREACHABLE, refusal.failure());
  }

  @Test
  void callsAnotherProtocolUnreachable() throws Exception {
    assertEquals(Failure.UNREACHABLE, failure("* OK IMAP4rev1 ready\r\n"));
  }

  @Test
  void callsASilentServerUnreachable() throws Exception {
    assertEquals(Failure.UNREACHABLE, failure(""));
  }

  @Test
  void callsAnEndlessGreetingUnreachable() throws Exception {
    assertEquals(Failure.UNREACHABLE, failure("\"X\"\r\n".repeat(10_000)));
  }

  @Test
  void trustsNoServerWithoutTls() throws Exception {
    assertEquals(Failure.TLS_UNTRUSTED, failure("\"SASL\" \"PLAIN\"\r\nOK\r\n"));
  }

  @Test
  void saysNothingToAServerWithoutTls() throws Exception {
    try (OddServer server = OddServer.saying(TLS, "\"SASL\" \"PLAIN\"\r\nOK\r\n")) {
      failure(server);
      assertEquals(List.of(), server.heard());
    }
  }

  @Test
  void refusesOctetsPutInBeforeTls() throws Exception {
    assertEquals(
        Failure.TLS_UNTRUSTED,
        failure(PLAIN_GREETING, "OK\r\n\"SASL\" \"PLAIN\"\r\nOK\r\n<tls>" + TLS_GREETING));
  }

  @Test
  void doesNotSignInWithoutPlainUnderTls() throws Exception {
    String greeting = "\"SASL\" \"PLAIN\"\r\n\"STARTTLS\"\r\nOK\r\n";
    try (OddServer server =
        OddServer.saying(TLS, greeting, HANDSHAKE + "\"SASL\" \"SCRAM-SHA-1\"\r\nOK\r\n")) {
      assertEquals(Failure.SIGN_IN_REFUSED, failure(server));
      assertTrue(server.heard().stream().noneMatch(line -> line.startsWith("AUTHENTICATE")));
    }
  }

  @Test
  void triesARefusedSignInOnce() throws Exception {
    try (OddServer server =
        OddServer.saying(TLS, PLAIN_GREETING, HANDSHAKE + TLS_GREETING, "NO\r\n", "OK\r\n")) {
      assertEquals(Failure.SIGN_IN_REFUSED, failure(server));
      assertEquals(
          1, server.heard().stream().filter(line -> line.startsWith("AUTHENTICATE")).count());
    }
  }

  @Test
  void waitsWhenAskedToComeBackLater() throws Exception {
    assertEquals(
        Failure.THROTTLED,
        failure(PLAIN_GREETING, HANDSHAKE + TLS_GREETING, "NO (TRYLATER) \"busy\"\r\n"));
  }

  @Test
  void callsAnEarlyGoodbyeACut() throws Exception {
    assertEquals(Failure.CUT, afterSignIn("BYE \"shutting down\"\r\n"));
  }

  @Test
  void callsAnEarlyEndACut() throws Exception {
    assertEquals(Failure.CUT, afterSignIn("\"a\" ACT", CUT));
  }

  @Test
  void callsSilenceAfterSignInACut() throws Exception {
    assertEquals(Failure.CUT, afterSignIn(""));
  }

  @Test
  void givesUpALineWithoutEnd() throws Exception {
    assertEquals(Failure.PROTOCOL, afterSignIn("\"" + "a".repeat(9_000)));
  }

  @Test
  void givesUpALiteralOfImpossibleSize() throws Exception {
    assertEquals(
        Failure.PROTOCOL,
        afterSignIn("\"a\"\r\nOK\r\n", "{99999999999999999999}\r\nkeep;\r\nOK\r\n"));
  }

  @Test
  void givesUpALiteralWhoseSizeIsNoSize() throws Exception {
    for (String size : List.of("-5", "9223372036854775808", "4294967301", "0x5", "5 ", "", "5-")) {
      assertEquals(
          Failure.PROTOCOL,
          afterSignIn("\"a\"\r\nOK\r\n", "{" + size + "}\r\nkeep;\r\nOK\r\n"),
          size);
    }
  }

  @Test
  void callsALiteralThatIsAnnouncedMuchTooLargeACut() throws Exception {
    assertEquals(Failure.CUT, afterSignIn("\"a\"\r\nOK\r\n", "{16000000}\r\nkeep;\r\nOK\r\n"));
  }

  @Test
  void missesAScriptThatIsTooLargeAndReadsTheNext() throws Exception {
    String large = "{1048577}\r\n" + "#".repeat(1_048_577) + "\r\nOK\r\n";
    try (OddServer server =
        OddServer.afterSignIn(TLS, "\"a\"\r\n\"b\"\r\nOK\r\n", large, "{5}\r\nkeep;\r\nOK\r\n")) {
      assertEquals(
          List.of("gap LIMIT_REACHED a 1", "rests b"),
          STAGE
              .waiting(Duration.ofSeconds(10), Duration.ofSeconds(20))
              .read(new Place(server.port(), SieveStage.USER)));
    }
  }

  @Test
  void doesNotAskForAScriptWhoseNameHoldsALineEnd() throws Exception {
    try (OddServer server = OddServer.afterSignIn(TLS, "{3}\r\na\nb\r\nOK\r\n")) {
      STAGE.read(new Place(server.port(), SieveStage.USER));
      assertTrue(server.heard().stream().noneMatch(line -> line.startsWith("GETSCRIPT")));
    }
  }

  @Test
  void callsALiteralThatNeverComesACut() throws Exception {
    assertEquals(Failure.CUT, afterSignIn("\"a\"\r\nOK\r\n", "{500}\r\nkeep;\r\nOK\r\n"));
  }

  @Test
  void givesUpALiteralLongerThanItsSize() throws Exception {
    assertEquals(Failure.PROTOCOL, afterSignIn("\"a\"\r\nOK\r\n", "{2}\r\nkeep; stop;\r\nOK\r\n"));
  }

  @Test
  void endsAConversationThatNeverEnds() throws Exception {
    SieveStage hurried = STAGE.waiting(Duration.ofSeconds(20), Duration.ofMillis(300));
    try (OddServer server = OddServer.afterSignIn(TLS, "\"a\"\r\n")) {
      SourceException end =
          assertThrows(
              SourceException.class, () -> hurried.read(new Place(server.port(), SieveStage.USER)));
      assertEquals(Failure.CUT, end.failure());
    }
  }
}
