package org.inboxaudit.source.imap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.inboxaudit.evidence.Cursor;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.Gap.Reason;
import org.junit.jupiter.api.Test;

class ImapCursorTest {
  private static final ListedFolder INBOX =
      new ListedFolder("INBOX", ".", FolderRole.INBOX, true, true, -1);
  private static final Set<EvidenceKind> DEEP =
      EnumSet.of(EvidenceKind.NOTICE, EvidenceKind.ATTACHMENT);

  private static ImapCursor begun() {
    ImapCursor cursor = ImapCursor.parse(Cursor.START);
    cursor.beginReading(DEEP, List.of(INBOX));
    cursor.enter(INBOX, 9);
    cursor.advance(INBOX, 20, Map.of(EvidenceKind.NOTICE, List.of(3L, 4L, 5L, 11L)), 20);
    return cursor;
  }

  @Test
  void survivesBeingSaved() {
    ImapCursor cursor = begun();
    cursor.misses().add(EvidenceKind.MESSAGE, Reason.SAMPLED, "INBOX", 4);
    assertEquals(cursor.save(), ImapCursor.parse(cursor.save()).save());
  }

  @Test
  void notesRangesInShort() {
    assertEquals("3:5,11", begun().position(INBOX).uids(EvidenceKind.NOTICE).toString());
  }

  @Test
  void dropsWhatWasOpened() {
    ImapCursor cursor = begun();
    cursor.opened(INBOX, DEEP, 4);
    assertEquals("5,11", cursor.position(INBOX).uids(EvidenceKind.NOTICE).toString());
  }

  @Test
  void anotherUidValidityMakesAllUidsVoid() {
    ImapCursor cursor = begun();
    cursor.enter(INBOX, 10);
    assertEquals(new ImapCursor.Position(10, 0, Map.of()), cursor.position(INBOX));
  }

  @Test
  void forgetsFoldersThatAreGone() {
    ImapCursor cursor = begun();
    cursor.beginReading(DEEP, List.of());
    assertEquals(0, cursor.position(INBOX).lastUid());
  }

  @Test
  void aKindThatWasNotAskedForFromTheBeginningIsNotNoted() {
    ImapCursor first = ImapCursor.parse(Cursor.START);
    first.beginReading(Set.of(EvidenceKind.NOTICE), List.of(INBOX));
    first.enter(INBOX, 9);
    first.endReading();
    ImapCursor second = ImapCursor.parse(first.save());
    second.beginReading(DEEP, List.of(INBOX));
    assertTrue(second.hasNoted(EvidenceKind.NOTICE));
    assertFalse(second.hasNoted(EvidenceKind.ATTACHMENT));
  }

  @Property(tries = 200)
  void aUidSetSurvivesBeingWritten(@ForAll Set<@LongRange(min = 1, max = 60) Long> uids) {
    TreeSet<Long> rising = new TreeSet<>(uids);
    UidSet set = UidSet.of(rising.stream().mapToLong(uid -> uid));
    assertEquals(set, UidSet.parse(set.toString()));
    assertEquals(List.copyOf(rising), set.uids().boxed().toList());
    assertEquals(rising.size(), set.count());
  }
}
