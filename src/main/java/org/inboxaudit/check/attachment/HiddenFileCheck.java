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

/// Finds files that not every program shows: only one of two readings of the message has them, or
/// they are built so that one program reads a harmless file where another runs something (S29,
/// ATT&CK T1027).
///
/// Old and careless mail programs write broken messages as well, so a plain file that only one
/// reading shows weighs little.
///
/// Blind spot: tricks that both readings fall for.
@CheckInfo(
    id = "attachment-hidden",
    reads = Attachment.class,
    severity = Severity.LOW,
    confidence = Confidence.WEAK,
    signs = "S29",
    features = {"D1", "D12", "D18"},
    attack = {"T1027", "T1566.001"})
final class HiddenFileCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    Set<AttachmentTrait> traits = file.traits();
    boolean hidden = traits.contains(AttachmentTrait.HIDDEN_BY_MIME);
    boolean runs = DangerousFiles.runs(file);
    boolean odd = traits.contains(AttachmentTrait.MALFORMED);
    if (!hidden && !(odd && (runs || isTwoFiles(file)))) {
      return List.of();
    }
    Arrival arrival = Arrival.of(file, context);
    Finding finding = about(file);
    if (runs) {
      finding = finding.at(Severity.HIGH, hidden ? Confidence.STRONG : Confidence.FAIR);
    } else if (arrival.fromStranger()) {
      finding = finding.at(Severity.MEDIUM, Confidence.WEAK);
    }
    return List.of(arrival.tell(finding));
  }

  /// An archive that starts as a document or a picture: who opens it sees the one, who unpacks it
  /// the other.
  private static boolean isTwoFiles(Attachment file) {
    String type = file.detectedType();
    return file.traits().contains(AttachmentTrait.CONTAINER)
        && (type.startsWith("image/") || type.equals("application/pdf"));
  }
}
