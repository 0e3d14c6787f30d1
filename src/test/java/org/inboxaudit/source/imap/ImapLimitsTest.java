package org.inboxaudit.source.imap;

import static org.inboxaudit.source.imap.ImapFailureTest.failure;
import static org.inboxaudit.testing.ScriptedImap.CUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.ScriptedImap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers that try to use up our memory or our time.
@Timeout(60)
class ImapLimitsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* OK {2147483647}",
        "* OK {99999999999999999999}",
        "* OK {4294967296}",
        "* OK {-1}",
        "* OK {+2147483647}"
      })
  void doesNotReserveWhatALiteralAnnounces(String answer) throws IOException {
    assertEquals(Failure.PROTOCOL, failure(new ScriptedImap().on("EXAMINE", answer)));
  }

  @Test
  void aListWithoutEndIsAGap() throws Exception {
    assertTrue(
        ImapFailureTest.said(
                ScriptedImap.withOneMessage()
                    .on("UID FETCH", "* 1 FETCH (UID 7 BODYSTRUCTURE " + "(".repeat(100_000)))
            .contains(new Gap(EvidenceKind.MESSAGE, Reason.UNREADABLE, "INBOX", 1)));
  }

  @Test
  void doesNotBelieveInMoreMessagesThanAFolderHolds() throws IOException {
    assertEquals(
        Failure.PROTOCOL,
        failure(
            ScriptedImap.withOneMessage()
                .on("CAPABILITY", "* CAPABILITY IMAP4rev1 ESEARCH")
                .on("UID SEARCH", "* ESEARCH (TAG \"x\") UID ALL 1:4294967295")));
  }

  @Test
  void doesNotWaitForAServerThatDripsOctets() throws IOException {
    ScriptedImap imap = new ScriptedImap();
    assertEquals(
        Failure.CUT,
        failure(
            line -> {
              imap.on("EXAMINE", CUT);
              try {
                imap.hold(line);
              } finally {
                CountDownLatch never = new CountDownLatch(1);
                for (int i = 0; i < 1_000; i++) {
                  line.sayOctets(new byte[] {'*'});
                  never.await(100, TimeUnit.MILLISECONDS);
                }
              }
            }));
  }

  @Test
  void doesNotReadALineWithoutEnd() throws IOException {
    assertEquals(
        Failure.PROTOCOL,
        failure(
            ScriptedImap.withOneMessage()
                .on("UID FETCH", "* 1 FETCH (UID 7 X \"" + "x".repeat(17 << 20))));
  }

  @Test
  void doesNotReadMoreThanACommandCanNeed() throws IOException {
    assertEquals(
        Failure.PROTOCOL,
        failure(
            new ScriptedImap().on("EXAMINE", ("* OK " + "x".repeat(1000) + "\r\n").repeat(3000))));
  }
}
