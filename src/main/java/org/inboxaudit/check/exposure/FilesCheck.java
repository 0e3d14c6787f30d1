package org.inboxaudit.check.exposure;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts the files in the mailbox by what they are: letters and papers, tables, slides, pictures,
/// recordings, archives (G3). Files are the first thing a thief of mail takes.
///
/// No file is read for it: type and name as the sender gave them say enough to count.
///
/// Blind spot: what lies inside archives, and files under a wrong name.
@CheckInfo(
    id = "exposure-files",
    reads = Message.class,
    severity = Severity.INFO,
    signs = "G3",
    features = "G3",
    attack = {"T1114.002", "T1005"})
final class FilesCheck implements FoldCheck<Message, FilesCheck.Files> {

  /// @param all everything that was counted
  /// @param byKind how many of each kind
  record Files(Tally all, Map<FileKind, Long> byKind) {}

  @Override
  public Files start() {
    return new Files(Tally.NOTHING, new EnumMap<>(FileKind.class));
  }

  @Override
  public Files step(Files state, Message message, AuditContext context) {
    if (!Tally.counts(message)) {
      return state;
    }
    for (Message.Part part : Tally.files(message)) {
      state.byKind().merge(FileKind.of(part), 1L, Long::sum);
    }
    return new Files(state.all().and(message), state.byKind());
  }

  @Override
  public List<Finding> conclude(Files state, AuditContext context) {
    if (state.all().files() == 0) {
      return List.of();
    }
    Finding finding = about(state.all().mailbox()).with("files", state.all().files());
    for (FileKind kind : FileKind.values()) {
      finding = finding.with(kind.word(), state.byKind().getOrDefault(kind, 0L));
    }
    return List.of(context.index().complete() ? finding : finding.with("variant", "at-least"));
  }
}
