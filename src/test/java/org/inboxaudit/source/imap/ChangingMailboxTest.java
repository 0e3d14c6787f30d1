package org.inboxaudit.source.imap;

import static org.inboxaudit.testing.FakeMailServer.command;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Checkpoint;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceKind.Round;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.testing.FakeFolder;
import org.inboxaudit.testing.FakeMailServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Mailboxes that change while they are read.
@Timeout(60)
class ChangingMailboxTest {
  private static final int MESSAGES = 60;

  private final FakeFolder inbox = folder("INBOX");
  private final FakeFolder work = folder("Work");
  private final List<Observation> said = new ArrayList<>();
  private FakeMailServer server = FakeMailServer.tls();

  private static FakeFolder folder(String name) {
    return FakeFolder.of(
        name,
        MESSAGES,
        uid ->
            FakeFolder.octets(
                ImapFixture.withFile((int) uid, uid + ".pdf", "A".repeat((int) uid * 4))));
  }

  @BeforeEach
  void fill() {
    server.add(inbox, work);
  }

  @AfterEach
  void close() throws Exception {
    assertEquals(List.of(), server.refused());
    server.close();
  }

  /// Reads a round from a cursor, and says where it stands then.
  private Cursor read(Round round, Cursor from) throws SourceException, InterruptedException {
    Set<EvidenceKind> kinds =
        round == Round.LOG ? Set.of(EvidenceKind.MESSAGE) : Set.of(EvidenceKind.ATTACHMENT);
    said.clear();
    ImapFixture.source(server.port())
        .read(
            ImapFixture.access(server.port(), "owner"),
            ImapFixture.plan(round, kinds, from, ImapFixture.BUDGET),
            said::add);
    return lastCheckpoint();
  }

  private Cursor lastCheckpoint() {
    Cursor last = Cursor.START;
    for (Observation observation : said) {
      if (observation instanceof Checkpoint checkpoint) {
        last = checkpoint.cursor();
      }
    }
    return last;
  }

  private Cursor readUntilCut() throws InterruptedException {
    int[] fetches = {0};
    server.onCommand(
        command -> command.startsWith("UID FETCH") && ++fetches[0] == 12,
        exchange -> exchange.cut());
    assertThrows(SourceException.class, () -> read(Round.LOG, Cursor.START));
    assertFalse(lastCheckpoint().isStart(), "nothing was read before the cut");
    return lastCheckpoint();
  }

  private List<Gap> gaps() {
    return said.stream().filter(Gap.class::isInstance).map(Gap.class::cast).toList();
  }

  private long told(String folder) {
    long told = 0;
    for (Observation observation : said) {
      if (observation instanceof Message message && message.locator().folder().equals(folder)) {
        // no message may be taken for another
        assertEquals("f" + message.locator().uid() + "@example.org", message.messageId());
        told++;
      }
      if (observation instanceof Attachment attachment
          && attachment.message().locator().folder().equals(folder)) {
        assertEquals(attachment.message().locator().uid() + ".pdf", attachment.fileName());
        told++;
      }
    }
    return told;
  }

  private Failure failure(Round round, Cursor from) {
    return assertThrows(SourceException.class, () -> read(round, from)).failure();
  }

  @Test
  void noticesThatAFolderReadInPartIsNumberedAnew() throws Exception {
    Cursor cursor = readUntilCut();
    inbox.renumber(2, 5);
    assertEquals(Failure.RENUMBERED, failure(Round.LOG, cursor));
  }

  @Test
  void noticesThatAFolderOfAnEarlierAuditIsNumberedAnew() throws Exception {
    Cursor cursor = read(Round.LOG, Cursor.START);
    inbox.renumber(2, 0);
    assertEquals(Failure.RENUMBERED, failure(Round.LOG, cursor));
  }

  @Test
  void doesNotMindThatAFolderItHasNotComeToIsNumberedAnew() throws Exception {
    Cursor cursor = readUntilCut();
    work.uidValidity(7);
    read(Round.LOG, cursor);
    assertEquals(MESSAGES, told("Work"));
    assertEquals(List.of(), gaps());
  }

  @Test
  void opensNoMessageByANumberThatMeansAnother() throws Exception {
    Cursor cursor = read(Round.LOG, Cursor.START);
    inbox.renumber(2, 5);
    work.renumber(2, 5);
    try {
      read(Round.DEEP, cursor);
      assertTrue(!gaps().isEmpty(), "a file is missing and nobody says so");
    } catch (SourceException e) {
      assertEquals(Failure.RENUMBERED, e.failure());
    }
    assertEquals(0, told("INBOX") + told("Work"));
  }

  @Test
  void aFolderNumberedAnewWhileItIsOpenIsACutFirst() throws Exception {
    server.once(
        command("UID FETCH"),
        exchange -> {
          inbox.renumber(2, 5);
          exchange.answer();
        });
    assertEquals(Failure.CUT, failure(Round.LOG, Cursor.START));
  }

  @Test
  void messagesDeletedBeforeTheyAreReadAreNotMissing() throws Exception {
    server.once(
        command("UID FETCH"),
        exchange -> {
          inbox.expunge(3, 12);
          exchange.answer();
        });
    read(Round.LOG, Cursor.START);
    assertEquals(List.of(), gaps());
    assertEquals(MESSAGES - 10, told("INBOX"));
    assertEquals(MESSAGES, told("Work"));
  }

  @Test
  void messagesDeletedBeforeTheyAreOpenedAreNotMissing() throws Exception {
    Cursor cursor = read(Round.LOG, Cursor.START);
    server.once(
        command("UID FETCH"),
        exchange -> {
          exchange.answer();
          inbox.expunge(3, 12);
        });
    read(Round.DEEP, cursor);
    assertEquals(List.of(), gaps());
    assertTrue(told("INBOX") >= MESSAGES - 10);
    assertEquals(MESSAGES, told("Work"));
  }

  @Test
  void messagesThatArriveMeanwhileDoNotDisturb() throws Exception {
    server.onCommand(
        command("UID FETCH"),
        exchange -> {
          inbox.deliver(1);
          exchange.answer();
        });
    read(Round.LOG, Cursor.START);
    assertEquals(List.of(), gaps());
    assertTrue(told("INBOX") >= MESSAGES);
  }

  @Test
  void aFolderDeletedBeforeItIsOpenedIsAGapAndTheOthersAreRead() throws Exception {
    deleteAt("EXAMINE");
    assertGapIn("INBOX");
  }

  @Test
  void aFolderDeletedBeforeItIsSearchedIsAGapAndTheOthersAreRead() throws Exception {
    deleteAt("UID SEARCH");
    assertGapIn("INBOX");
  }

  @Test
  void aFolderDeletedWhileItIsReadIsAGapAndTheOthersAreRead() throws Exception {
    deleteAt("UID FETCH");
    assertGapIn("INBOX");
  }

  @Test
  void aFolderRenamedBeforeItIsOpenedIsAGapAndTheOthersAreRead() throws Exception {
    server.once(
        command("EXAMINE"),
        exchange -> {
          inbox.rename("Old");
          exchange.answer();
        });
    assertGapIn("INBOX");
  }

  @Test
  void aFolderRenamedWhileItIsOpenIsRead() throws Exception {
    server.once(
        command("UID FETCH"),
        exchange -> {
          inbox.rename("Old");
          exchange.answer();
        });
    read(Round.LOG, Cursor.START);
    assertEquals(List.of(), gaps());
    assertEquals(MESSAGES, told("INBOX"));
  }

  private void deleteAt(String words) {
    server.once(
        command(words),
        exchange -> {
          inbox.delete();
          exchange.answer();
        });
  }

  private void assertGapIn(String folder) throws Exception {
    read(Round.LOG, Cursor.START);
    assertTrue(gaps().stream().anyMatch(gap -> gap.where().equals(folder)), () -> "" + gaps());
    assertEquals(MESSAGES, told("Work"));
  }
}
