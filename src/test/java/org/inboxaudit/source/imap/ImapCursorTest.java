package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap.Reason;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.SourceException.Failure;
import org.inboxaudit.source.imap.ListedFolder.Counts;
import org.junit.jupiter.api.Test;

class ImapCursorTest {
  private static final ListedFolder INBOX = listed("INBOX", Counts.UNKNOWN);
  private static final Set<EvidenceKind> DEEP =
      EnumSet.of(EvidenceKind.NOTICE, EvidenceKind.ATTACHMENT);

  private static ListedFolder listed(String name, Counts counts) {
    return new ListedFolder(name, ".", FolderRole.OTHER, true, true, counts);
  }

  private static ImapCursor begun() throws SourceException {
    ImapCursor cursor = ImapCursor.parse(Cursor.START);
    cursor.beginReading(DEEP, List.of(INBOX));
    cursor.enter(INBOX, 9);
    cursor.advance(INBOX, 20, Map.of(EvidenceKind.NOTICE, UidSet.parse("3:5,11")), 20);
    return cursor;
  }

  @Test
  void survivesBeingSaved() throws SourceException {
    ImapCursor cursor = begun();
    cursor.misses().add(EvidenceKind.MESSAGE, Reason.SAMPLED, "INBOX", 4);
    assertEquals(cursor.save(), ImapCursor.parse(cursor.save()).save());
  }

  @Test
  void notesRangesInShort() throws SourceException {
    assertEquals("3:5,11", begun().position(INBOX).uids(EvidenceKind.NOTICE).toString());
  }

  @Test
  void dropsWhatWasOpened() throws SourceException {
    ImapCursor cursor = begun();
    cursor.opened(INBOX, DEEP, 4);
    assertEquals("3", cursor.position(INBOX).uids(EvidenceKind.NOTICE).toString());
  }

  @Test
  void anotherUidValidityMakesAllUidsVoid() throws SourceException {
    ImapCursor cursor = begun();
    assertEquals(
        Failure.RENUMBERED,
        assertThrows(SourceException.class, () -> cursor.enter(INBOX, 10)).failure());
  }

  @Test
  void aFolderOfWhichNothingWasReadMayBeNumberedAnew() throws SourceException {
    ImapCursor cursor = ImapCursor.parse(Cursor.START);
    cursor.enter(INBOX, 9);
    cursor.enter(INBOX, 10);
    assertEquals(10, cursor.position(INBOX).uidValidity());
  }

  @Test
  void knowsAFolderWithoutNewMessagesByItsCounts() throws SourceException {
    ImapCursor cursor = begun();
    assertTrue(cursor.knowsAll(listed("INBOX", new Counts(20, 21, 9))));
    assertFalse(cursor.knowsAll(listed("INBOX", new Counts(20, 22, 9))));
    assertFalse(cursor.knowsAll(listed("INBOX", new Counts(20, 21, 10))));
    assertFalse(cursor.knowsAll(INBOX));
  }

  @Test
  void followsAFolderThatWasRenamed() throws SourceException {
    ImapCursor cursor = begun();
    ListedFolder renamed = listed("Old inbox", new Counts(20, 21, 9));
    cursor.beginReading(DEEP, List.of(renamed));
    assertEquals(20, cursor.position(renamed).lastUid());
  }

  @Test
  void doesNotGuessWhichOfTwoFoldersWasRenamed() throws SourceException {
    ImapCursor cursor = begun();
    ListedFolder sent = listed("Sent", Counts.UNKNOWN);
    cursor.enter(sent, 9);
    cursor.advance(sent, 20, Map.of(), 1);
    ListedFolder renamed = listed("Old", new Counts(20, 21, 9));
    cursor.beginReading(DEEP, List.of(renamed));
    assertEquals(0, cursor.position(renamed).lastUid());
  }

  @Test
  void forgetsFoldersThatAreGone() throws SourceException {
    ImapCursor cursor = begun();
    cursor.beginReading(DEEP, List.of());
    assertEquals(0, cursor.position(INBOX).lastUid());
  }

  @Test
  void aKindThatWasNotAskedForFromTheBeginningIsNotNoted() throws SourceException {
    ImapCursor first = ImapCursor.parse(Cursor.START);
    first.beginReading(Set.of(EvidenceKind.NOTICE), List.of(INBOX));
    first.enter(INBOX, 9);
    first.endReading(EvidenceFixtures.NOW);
    ImapCursor second = ImapCursor.parse(first.save());
    second.beginReading(DEEP, List.of(INBOX));
    assertTrue(second.hasNoted(EvidenceKind.NOTICE));
    assertFalse(second.hasNoted(EvidenceKind.ATTACHMENT));
  }
}
