package org.inboxaudit.check.attachment;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts the files that came in and that nobody could look into: locked with a password, broken,
/// packed in a way that nothing here unpacks, or read only in part because they are too large (S29,
/// class "not examined").
///
/// Most are honest: payslips and bills are locked, and old programs write broken files. None of
/// them is clean for that; a file that cannot be looked into is where one would be hidden. So they
/// are told together and quietly; what speaks against one of them, such as a dangerous name or a
/// password in the letter, is for the checks of that.
///
/// Blind spot: this check is about blind spots.
@CheckInfo(
    id = "attachment-not-examined",
    reads = Attachment.class,
    severity = Severity.INFO,
    confidence = Confidence.WEAK,
    signs = "S29",
    features = {"D11", "D12", "D18"},
    attack = "T1027")
final class NotExaminedCheck implements FoldCheck<Attachment, Counted> {
  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public Counted start() {
    return Counted.nothing();
  }

  @Override
  public Counted step(Counted state, Attachment file, AuditContext context) {
    if (context.sends(file.message())) {
      return state;
    }
    if (file.traits().contains(AttachmentTrait.ENCRYPTED)) {
      return state.and("locked", file);
    }
    if (file.traits().contains(AttachmentTrait.MALFORMED)) {
      return state.and("broken", file);
    }
    return file.sha256().isEmpty() && !isOnlyRecognised(file) ? state.and("in-part", file) : state;
  }

  /// Of what shows or plays something, no more than the head is ever read.
  private static boolean isOnlyRecognised(Attachment file) {
    String type = file.detectedType();
    return type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/");
  }

  @Override
  public List<Finding> conclude(Counted state, AuditContext context) {
    return state.findings((place, _) -> about(place));
  }
}
