package org.inboxaudit.source.imap;

import static org.inboxaudit.testing.ScriptedImap.CUT;
import static org.inboxaudit.testing.ScriptedImap.HANG;
import static org.inboxaudit.testing.ScriptedImap.TAG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.inboxaudit.consent.AccessFixture;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.finding.CheckFamily;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.ScriptedImap;
import org.inboxaudit.testing.ScriptedServer;
import org.inboxaudit.testing.TlsIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no healthy server does.
@Timeout(60)
class ImapFailureTest {
  private static final Duration PATIENCE = Duration.ofMillis(1500);
  private static final String HEADER = "Subject: odd\r\nMessage-ID: <odd@example.org>\r\n\r\n";

  private static List<Observation> read(ScriptedServer server)
      throws SourceException, InterruptedException {
    List<Observation> said = new ArrayList<>();
    ImapFixture.source(server.port(), PATIENCE)
        .read(
            ImapFixture.access(server.port(), "owner"),
            ImapFixture.plan(Round.LOG, Cursor.START),
            said::add);
    return said;
  }

  static Failure failure(ScriptedServer.Conversation conversation) throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), conversation)) {
      return assertThrows(SourceException.class, () -> read(server)).failure();
    }
  }

  static List<Observation> said(ScriptedServer.Conversation conversation) throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), conversation)) {
      return read(server);
    }
  }

  @Test
  void triesAPasswordOnce() throws IOException {
    ScriptedImap imap =
        new ScriptedImap().on("LOGIN", TAG + " NO [AUTHENTICATIONFAILED] no such user here");
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), imap)) {
      assertEquals(
          Failure.SIGN_IN_REFUSED,
          assertThrows(SourceException.class, () -> read(server)).failure());
      assertEquals(1, server.received().stream().filter(line -> line.contains("LOGIN")).count());
    }
  }

  @Test
  void passesNothingOnThatTheServerSaid() throws IOException {
    ScriptedImap imap = new ScriptedImap().on("LOGIN", TAG + " NO hostile words");
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), imap)) {
      SourceException failure = assertThrows(SourceException.class, () -> read(server));
      for (Throwable t = failure; t != null; t = t.getCause()) {
        assertFalse(String.valueOf(t.getMessage()).contains("hostile"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* PREAUTH welcome",
        "* BYE busy",
        "220 mail.example.org ESMTP",
        "HTTP/1.1 400 Bad Request",
        "",
        "\u0000\u0001\u0002",
        "* OK [CAPABILITY",
        "{2147483647}",
        HANG
      })
  void whatDoesNotGreetAsAnImapServerWasNotReached(String greeting) throws IOException {
    ScriptedServer.Conversation server =
        greeting.startsWith("* OK")
            ? line -> line.say(greeting)
            : new ScriptedImap().greet(greeting);
    assertEquals(Failure.UNREACHABLE, failure(server));
  }

  @Test
  void doesNotSignInWhereSomebodyIsSignedInAlready() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.tls(
            TlsIdentity.localhost(), new ScriptedImap().greet("* PREAUTH welcome"))) {
      assertThrows(SourceException.class, () -> read(server));
      assertEquals(List.of(), server.received());
    }
  }

  @Test
  void noServerAtAllWasNotReached() throws IOException {
    ScriptedServer server = ScriptedServer.plain(_ -> {});
    server.close();
    assertEquals(
        Failure.UNREACHABLE, assertThrows(SourceException.class, () -> read(server)).failure());
  }

  @Test
  void anotherKeyIsNotTrusted() throws IOException {
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.other(), new ScriptedImap())) {
      assertEquals(
          Failure.TLS_UNTRUSTED, assertThrows(SourceException.class, () -> read(server)).failure());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded",
        "NO [LIMIT] CAPABILITY Rate limit hit.",
        "NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)",
        "NO [ALERT] Too many simultaneous connections. (Failure)",
        "BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds"
      })
  void comesBackLaterWhenAskedTo(String answer) throws IOException {
    assertEquals(Failure.THROTTLED, failure(new ScriptedImap().on("EXAMINE", TAG + " " + answer)));
  }

  @Test
  void saysNoPasswordToAServerThatTakesNone() throws IOException {
    ScriptedImap imap = new ScriptedImap().on("CAPABILITY", "* CAPABILITY IMAP4rev1 LOGINDISABLED");
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), imap)) {
      assertEquals(
          Failure.SIGN_IN_REFUSED,
          assertThrows(SourceException.class, () -> read(server)).failure());
      assertTrue(server.received().stream().noneMatch(line -> line.contains(" LOGIN ")));
    }
  }

  @Test
  void tooManyFailedAttemptsAreARefusal() throws IOException {
    assertEquals(
        Failure.SIGN_IN_REFUSED,
        failure(
            new ScriptedImap()
                .on("LOGIN", TAG + " NO [AUTHENTICATIONFAILED] too many failed attempts")));
  }

  @ParameterizedTest
  @ValueSource(strings = {CUT, HANG, "* BYE shutting down"})
  void aLineThatFallsSilentAfterItWorkedWasCut(String answer) throws IOException {
    assertEquals(Failure.CUT, failure(new ScriptedImap().on("EXAMINE", answer)));
  }

  @Test
  void aMessageWhoseStructureIsBrokenIsToldWithoutIt() throws Exception {
    List<Observation> said = said(brokenStructure());
    assertTrue(
        said.stream()
            .anyMatch(o -> o instanceof Message message && message.subject().equals("odd")));
  }

  @Test
  void aMessageWhoseStructureIsBrokenIsAGap() throws Exception {
    assertTrue(
        said(brokenStructure())
            .contains(new Gap(EvidenceKind.MESSAGE, Reason.UNREADABLE, "INBOX", 1)));
  }

  private static ScriptedServer.Conversation brokenStructure() {
    String header = "Content-Type: multipart/mixed; boundary=b\r\n" + HEADER;
    return new ScriptedImap()
        .on("EXAMINE", "* 1 EXISTS", "* OK [UIDVALIDITY 1] ok", "* OK [UIDNEXT 8] ok")
        .on("UID SEARCH", "* SEARCH 7")
        .answering(
            "UID FETCH",
            command ->
                command.contains("BODYSTRUCTURE")
                    ? List.of("* 1 FETCH (UID 7 BODYSTRUCTURE ((((\"oops)")
                    : List.of(
                        "* 1 FETCH (UID 7 FLAGS () INTERNALDATE \"01-Mar-2026 10:00:00 +0000\""
                            + " RFC822.SIZE 199 BODY[HEADER]<0> {"
                            + header.length()
                            + "}\r\n"
                            + header
                            + ")"));
  }

  @Test
  void aFolderThatCannotBeOpenedIsAGap() throws Exception {
    assertTrue(
        said(new ScriptedImap().on("EXAMINE", TAG + " NO [NOPERM] Access denied"))
            .contains(new Gap(EvidenceKind.MESSAGE, Reason.DENIED, "INBOX", Gap.UNKNOWN)));
  }

  @Test
  void asksForSubscriptionsWhereListCannotTellThem() throws Exception {
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), new ScriptedImap())) {
      read(server);
      assertTrue(server.received().stream().anyMatch(line -> line.contains("LSUB")));
    }
  }

  @Test
  void stopsWhenConsentIsWithdrawn() throws IOException {
    ScriptedImap imap = ScriptedImap.withOneMessage();
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), imap)) {
      assertThrows(
          InterruptedException.class,
          () ->
              ImapFixture.source(server.port(), PATIENCE)
                  .read(
                      AccessFixture.access(
                          ImapFixture.mailbox(server.port(), "owner"),
                          EnumSet.allOf(CheckFamily.class),
                          "secret",
                          () -> true),
                      ImapFixture.plan(Round.LOG, Cursor.START),
                      _ -> {}));
    }
  }

  @Test
  void anInterruptEndsAReadThatIsBlocked() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    ScriptedImap imap =
        new ScriptedImap()
            .answering(
                "EXAMINE",
                _ -> {
                  asked.countDown();
                  return List.of(HANG);
                });
    try (ScriptedServer server = ScriptedServer.tls(TlsIdentity.localhost(), imap)) {
      AtomicReference<String> end = new AtomicReference<>("still reading");
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      ImapFixture.source(server.port(), Duration.ofSeconds(50))
                          .read(
                              ImapFixture.access(server.port(), "owner"),
                              ImapFixture.plan(Round.LOG, Cursor.START),
                              _ -> {});
                    } catch (SourceException | InterruptedException e) {
                      end.set(e.getClass().getSimpleName());
                    }
                  });
      asked.await();
      reader.interrupt();
      reader.join(Duration.ofSeconds(20));
      assertEquals("InterruptedException", end.get());
    }
  }
}
