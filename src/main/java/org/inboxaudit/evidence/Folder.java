package org.inboxaudit.evidence;

import java.time.Instant;
import java.util.Optional;

/// A mailbox folder.
///
/// @param name as the owner sees it, decoded from modified UTF-7 (RFC 3501 §5.1.3)
/// @param messages how many messages it holds, or -1 if it cannot be opened
/// @param change what became of it since an earlier audit; empty if there was none, or if it cannot
///   be told
public record Folder(
    EvidenceRef ref,
    String name,
    FolderRole role,
    boolean subscribed,
    long messages,
    Optional<Change> change)
    implements Evidence {

  /// A folder of which no earlier audit is known.
  public Folder(EvidenceRef ref, String name, FolderRole role, boolean subscribed, long messages) {
    this(ref, name, role, subscribed, messages, Optional.empty());
  }

  /// What became of the messages that an earlier audit saw.
  ///
  /// @param since when that was
  /// @param held how many there were
  /// @param gone how many of them are no longer in this folder; they may lie in another
  /// @param cameOld how many of those that came since were received before: moved here from another
  ///   folder, or imported
  public record Change(Instant since, long held, long gone, long cameOld) {}
}
