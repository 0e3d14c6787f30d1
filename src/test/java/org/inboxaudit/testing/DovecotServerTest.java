package org.inboxaudit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@RequiresDovecot
class DovecotServerTest {
  private static final Instant WHEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final byte[] MESSAGE =
      "From: owner@example.org\r\nSubject: hello\r\n\r\nhello\r\n".getBytes(UTF_8);

  @SuppressWarnings("NullAway.Init")
  private static DovecotServer server;

  @BeforeAll
  static void start() throws IOException {
    server = DovecotServer.start();
    server.addUser("owner", "secret");
    server.append("owner", "INBOX", "S", WHEN, MESSAGE);
    server.append("owner", "Work.Reports", "", WHEN, MESSAGE);
    server.installSieve("owner", "main", "keep;\n", true);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void showsTheMessagesThatWerePutThere() throws IOException {
    String flags = server.state("owner").facts().get("flags Work.Reports");
    assertEquals("* 1 FETCH (UID 1 FLAGS (\\Recent))", flags);
  }

  @Test
  void showsTheActiveScript() throws IOException {
    assertEquals(
        "link to sieve/main.sieve", server.state("owner").facts().get("file .dovecot.sieve"));
  }

  @Test
  void lookingAtTheStateDoesNotChangeIt() throws IOException {
    assertEquals(server.state("owner"), server.state("owner"));
  }

  @Test
  void aNewMessageChangesTheState() throws IOException {
    MailboxState before = server.state("owner");
    server.append("owner", "INBOX", "", WHEN, MESSAGE);
    assertNotEquals(before, server.state("owner"));
  }

  @Test
  void recordsWhatClientsSend() throws IOException {
    server.state("owner");
    assertTrue(server.wireLog("owner", "imap").stream().anyMatch(line -> line.contains("LSUB")));
  }
}
