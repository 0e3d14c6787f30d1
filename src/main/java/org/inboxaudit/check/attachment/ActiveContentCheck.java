package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts the documents that came in with something in them that could act and shows no sign of it:
/// programs that wait to be called, controls, objects and files inside, scripts in forms, links to
/// other files, old tables (S29).
///
/// Offices work with all of them. They are told so that nothing was seen and kept quiet.
///
/// Blind spot: whether any of them does harm.
@CheckInfo(
    id = "attachment-active-content",
    reads = Attachment.class,
    severity = Severity.INFO,
    confidence = Confidence.WEAK,
    signs = "S29",
    features = {"D4", "D14", "D17"},
    attack = "T1204.002")
final class ActiveContentCheck implements FoldCheck<Attachment, Counted> {
  private static final SortedMap<AttachmentTrait, String> KINDS =
      new TreeMap<>(
          Map.of(
              AttachmentTrait.MACRO, "program",
              AttachmentTrait.ACTIVEX, "control",
              AttachmentTrait.DOCUMENT_SCRIPT, "script",
              AttachmentTrait.LINKED_FILE, "reference",
              AttachmentTrait.UNGUARDED_TYPE, "table",
              AttachmentTrait.EMBEDDED_FILE, "file",
              AttachmentTrait.EMBEDDED_OBJECT, "object"));

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
    Counted counted = state;
    if (!context.sends(file.message())) {
      for (var kind : KINDS.entrySet()) {
        if (file.traits().contains(kind.getKey())) {
          counted = counted.and(kind.getValue(), file);
        }
      }
    }
    return counted;
  }

  @Override
  public List<Finding> conclude(Counted state, AuditContext context) {
    return state.findings((place, _) -> about(place));
  }
}
