package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds files that run something as soon as they are opened: programs, shortcuts, scripts, and
/// documents with an object known to do so (S29, ATT&CK T1566.001, T1203).
///
/// A document of that sort, or a shortcut, from a stranger that was opened calls for action on the
/// device. Formulas in old documents look the same, so one from a known sender is for the owner to
/// judge; colleagues also send scripts inside archives.
///
/// Blind spot: whether the file itself was opened; new ways that no mark is known of.
@CheckInfo(
    id = "attachment-runs-on-open",
    reads = Attachment.class,
    severity = Severity.HIGH,
    signs = "S29",
    features = {"D3", "D6", "D7", "D10", "D17", "D18"},
    attack = {"T1566.001", "T1204.002", "T1203"})
final class RunsOnOpenCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    Set<AttachmentTrait> traits = file.traits();
    Arrival arrival = Arrival.of(file, context);
    if (traits.contains(AttachmentTrait.EXPLOIT_OBJECT)) {
      return List.of(arrival.tell(mostSerious(file, arrival).with("kind", "document")));
    }
    String kind =
        traits.contains(AttachmentTrait.SHORTCUT)
            ? "shortcut"
            : traits.contains(AttachmentTrait.SCRIPT)
                ? "script"
                : traits.contains(AttachmentTrait.PROGRAM) ? "program" : "";
    if (kind.isEmpty()) {
      return List.of();
    }
    if (kind.equals("shortcut") && arrival.tookAStrangersBait()) {
      return List.of(arrival.tell(mostSerious(file, arrival).with("kind", kind)));
    }
    boolean packedScript = kind.equals("script") && !file.containers().isEmpty();
    Finding finding = about(file).with("kind", kind);
    return List.of(
        arrival.tell(
            packedScript || arrival.known()
                ? finding.at(Severity.MEDIUM, packedScript ? Confidence.WEAK : Confidence.FAIR)
                : finding));
  }

  private Finding mostSerious(Attachment file, Arrival arrival) {
    return about(file)
        .at(Severity.CRITICAL, arrival.tookAStrangersBait() ? Confidence.STRONG : Confidence.FAIR);
  }
}
