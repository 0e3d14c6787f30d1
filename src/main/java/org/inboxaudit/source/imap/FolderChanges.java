package org.inboxaudit.source.imap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.inboxaudit.evidence.Folder.Change;
import org.inboxaudit.source.ReadPlan;
import org.inboxaudit.source.SourceException;
import org.inboxaudit.source.imap.ImapCursor.Position;
import org.inboxaudit.source.imap.ImapMailbox.Opening;

/// Tells how many of the messages that an earlier audit saw are no longer in their folder.
///
/// The server gives rising numbers and never the same one twice (RFC 9051 §2.3.1.1), so what a
/// folder holds now, less what came since, is what is left of what it held then. No message is
/// looked at. A folder in which nothing came costs nothing.
final class FolderChanges {
  /// How many folders are asked; people have fewer in which something came.
  private static final int FOLDERS = 1_000;

  private final ImapMailbox mailbox;
  private final ImapCursor cursor;
  private int asked;

  FolderChanges(ImapMailbox mailbox, ReadPlan plan) {
    this.mailbox = mailbox;
    this.cursor = ImapCursor.parse(plan.from());
  }

  /// @return empty if no earlier audit read the folder to its end, if its messages are numbered
  ///   anew since, or if the server does not tell
  Optional<Change> of(ListedFolder folder) throws SourceException, InterruptedException {
    Optional<Instant> since = cursor.readAt();
    Position then = cursor.position(folder);
    ListedFolder.Counts now = folder.counts();
    if (since.isEmpty()
        || then.held() < 0
        || now.messages() < 0
        || now.uidValidity() != then.uidValidity()) {
      return Optional.empty();
    }
    if (now.messages() == 0 || now.uidNext() == then.lastUid() + 1) {
      return Optional.of(change(since.get(), then, now.messages(), 0));
    }
    return asked++ < FOLDERS ? ask(folder, since.get(), then) : Optional.empty();
  }

  private Optional<Change> ask(ListedFolder folder, Instant since, Position then)
      throws SourceException, InterruptedException {
    if (!(mailbox.examine(folder) instanceof Opening.Open open)
        || open.uidValidity() != then.uidValidity()) {
      return Optional.empty();
    }
    Optional<UidSet> came = mailbox.uidsAfter(then.lastUid(), open.messages());
    // a day counts whole, so that what came on that day never makes the loss look larger
    LocalDate dayAfter = since.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
    Optional<UidSet> old = mailbox.uidsAfter(then.lastUid(), open.messages(), dayAfter);
    if (came.isEmpty() || old.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        change(since, then, open.messages() - came.get().count(), old.get().count()));
  }

  private static Change change(Instant since, Position then, long left, long cameOld) {
    return new Change(since, then.held(), Math.max(0, then.held() - left), cameOld);
  }
}
