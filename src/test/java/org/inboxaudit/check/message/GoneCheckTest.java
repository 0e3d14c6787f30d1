package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.check.CheckTester;
import org.inboxaudit.evidence.EvidenceFixtures;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;
import org.junit.jupiter.api.Test;

class GoneCheckTest {
  private static final Instant SINCE = Instant.parse("2026-02-01T10:00:00Z");

  private final List<Folder> folders = new ArrayList<>();

  private final CheckTester tester = CheckTester.of(new GoneCheck());

  private GoneCheckTest folder(FolderRole role, long held, long gone, long cameOld) {
    Folder plain = EvidenceFixtures.folder(role + "-" + folders.size(), role);
    Folder.Change change = new Folder.Change(SINCE, held, gone, cameOld);
    folders.add(
        new Folder(plain.ref(), plain.name(), role, true, held - gone, Optional.of(change)));
    return this;
  }

  private void findsNothing() {
    tester.findsNothing(folders.toArray(Folder[]::new));
  }

  @Test
  void tellsWhatIsInNoFolderAnyMore() {
    folder(FolderRole.INBOX, 1000, 60, 0).folder(FolderRole.SENT, 500, 5, 0);
    tester.finds(
        folders, "message-gone INFO FAIR FOLDER:gone {count=65, held=1500, day=2026-02-01}");
  }

  @Test
  void weighsALossOfATenthOfAllMail() {
    folder(FolderRole.INBOX, 500, 60, 0);
    tester.finds(folders, "message-gone LOW FAIR FOLDER:gone {count=60, held=500, variant=large}");
  }

  @Test
  void keepsQuietAboutMailThatWasMovedOrPutInTheTrash() {
    folder(FolderRole.INBOX, 100, 80, 0);
    folder(FolderRole.ARCHIVE, 10, 0, 50);
    folder(FolderRole.TRASH, 0, 0, 30);
    findsNothing();
  }

  @Test
  void keepsQuietAboutATrashThatEmptiesItself() {
    folder(FolderRole.INBOX, 100, 0, 0).folder(FolderRole.TRASH, 400, 400, 0);
    folder(FolderRole.JUNK, 400, 400, 0);
    findsNothing();
  }

  @Test
  void keepsQuietAboutTheFewThatEverybodyDeletes() {
    folder(FolderRole.INBOX, 20, 9, 0).findsNothing();
  }

  @Test
  void keepsQuietWithoutAnEarlierAudit() {
    folders.add(EvidenceFixtures.folder("INBOX", FolderRole.INBOX));
    findsNothing();
  }
}
