package org.inboxaudit.check.attachment;

import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.AttachmentTrait;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds disk images: what lies in them loses the mark that it came from the internet, so that the
/// system does not ask before it runs it (S29, ATT&CK T1553.005).
///
/// People who install systems send each other such images, too.
///
/// Blind spot: an image whose parts came in several messages.
@CheckInfo(
    id = "attachment-disk-image",
    reads = Attachment.class,
    severity = Severity.MEDIUM,
    signs = "S29",
    features = {"D10", "D18"},
    attack = {"T1553.005", "T1566.001"})
final class DiskImageCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    if (!file.traits().contains(AttachmentTrait.DISK_IMAGE)) {
      return List.of();
    }
    Arrival arrival = Arrival.of(file, context);
    Finding finding = about(file);
    if (!arrival.fromStranger()) {
      finding = finding.at(Severity.LOW, Confidence.WEAK);
    } else if (arrival.opened()) {
      finding = finding.at(Severity.HIGH);
    }
    return List.of(arrival.tell(finding));
  }
}
