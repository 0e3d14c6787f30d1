package org.inboxaudit.check.message;

import java.util.EnumSet;
import java.util.Set;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Folder;
import org.inboxaudit.evidence.FolderRole;

/// What the folders lost since an earlier audit, taken together: what left one of them may have
/// come to another.
///
/// @param source the connector that told; empty before the first folder
/// @param since when the earlier audit was, in seconds since 1970
/// @param held how many messages there were
/// @param gone how many left their folder
/// @param cameOld how many came to a folder that had been received before
record Departures(String source, long since, long held, long gone, long cameOld) {
  /// They empty themselves.
  private static final Set<FolderRole> EMPTIED = EnumSet.of(FolderRole.TRASH, FolderRole.JUNK);

  static Departures none() {
    return new Departures("", 0, 0, 0, 0);
  }

  /// Adds a folder. What came to the trash from elsewhere is still there.
  Departures and(Folder folder) {
    if (folder.change().isEmpty()) {
      return this;
    }
    Folder.Change change = folder.change().get();
    boolean emptied = EMPTIED.contains(folder.role());
    return new Departures(
        Shown.of(folder.ref().source().value()),
        Math.max(since, change.since().getEpochSecond()),
        held + (emptied ? 0 : change.held()),
        gone + (emptied ? 0 : change.gone()),
        cameOld + change.cameOld());
  }

  /// How many messages are surely nowhere any more.
  long lost() {
    return Math.max(0, gone - cameOld);
  }
}
