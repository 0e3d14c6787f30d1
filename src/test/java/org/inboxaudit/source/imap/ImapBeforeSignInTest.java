package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.ScriptedImap;
import org.inboxaudit.testing.ScriptedServer;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// IMAP begins with TLS (RFC 8314 §3). Who does not, or does not greet as a server of nobody's
/// session, is told nothing about the mailbox.
@Timeout(60)
class ImapBeforeSignInTest {
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  /// The password of the fixture, its SASL form, and commands that would carry either.
  private static final List<String> TELLING =
      List.of("secret", "AG93bmVyAHNlY3JldA", "LOGIN", "AUTHENTICATE", "owner");

  private static Failure failure(ScriptedServer server) {
    return assertThrows(
            SourceException.class,
            () ->
                ImapFixture.source(server.port(), PATIENCE)
                    .read(
                        ImapFixture.access(server.port(), "owner"),
                        ImapFixture.plan(Round.LOG, Cursor.START),
                        _ -> {}))
        .failure();
  }

  private static void assertToldNothing(ScriptedServer server) {
    for (String line : server.received()) {
      assertTrue(TELLING.stream().noneMatch(line::contains), () -> "was told " + line);
    }
  }

  /// Says something, and listens until the client hangs up.
  private static final class Listening implements ScriptedServer.Conversation {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> said;

    private Listening(String said) {
      this.said = List.of(said.split("\r\n", -1));
    }

    @Override
    public void hold(ScriptedServer.Line line) throws IOException {
      try {
        line.say(said.toArray(String[]::new));
        while (true) {
          line.read();
        }
      } finally {
        ended.countDown();
      }
    }

    private void awaitEnd() throws InterruptedException {
      assertTrue(ended.await(20, TimeUnit.SECONDS), "the client has not hung up");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready",
        "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
        "* PREAUTH welcome",
        "* BYE [REFERRAL imap://other@localhost/] go there",
        "a1 OK Begin TLS now",
        "+ go on",
        "\u0016\u0003\u0001\u0000\u0005hello",
        "\u0015\u0003\u0003\u0000\u0002\u0001\u0000",
        ""
      })
  void tellsNothingToAServerThatDoesNotBeginWithTls(String greeting) throws Exception {
    Listening listening = new Listening(greeting);
    try (ScriptedServer server = ScriptedServer.plain(listening)) {
      Failure failure = failure(server);
      assertTrue(failure == Failure.UNREACHABLE || failure == Failure.TLS_UNTRUSTED);
      listening.awaitEnd();
      assertToldNothing(server);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* PREAUTH welcome",
        "* PREAUTH [CAPABILITY IMAP4rev1 AUTH=PLAIN] welcome back, owner",
        "* BYE [REFERRAL imap://other@localhost/] go there",
        "* BYE busy",
        "* NO [ALERT] write your password to admin@example.net",
        "* BAD what",
        "a1 OK LOGIN completed",
        "A0 OK LOGIN completed",
        "+ give me your password",
        "* CAPABILITY IMAP4rev1 AUTH=PLAIN",
        "OK \"ManageSieve ready\""
      })
  void tellsNothingToAServerThatGreetsOddly(String greeting) throws Exception {
    Listening listening = new Listening(greeting);
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), listening)) {
      assertEquals(Failure.UNREACHABLE, failure(server));
      listening.awaitEnd();
      assertToldNothing(server);
    }
  }

  @Test
  void tellsNothingToAServerWithAnotherKey() throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.other(), new ScriptedImap())) {
      assertEquals(Failure.TLS_UNTRUSTED, failure(server));
      assertEquals(List.of(), server.received());
    }
  }

  /// Without this, the words looked for above might not be those that are said.
  @Test
  void tellsThePasswordToTheRightServer() throws IOException {
    ScriptedImap refusing = new ScriptedImap().on("LOGIN", ScriptedImap.TAG + " NO");
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), refusing)) {
      assertEquals(Failure.SIGN_IN_REFUSED, failure(server));
      assertTrue(
          server.received().stream()
              .anyMatch(line -> line.contains("LOGIN") && line.contains("secret")));
    }
  }
}
