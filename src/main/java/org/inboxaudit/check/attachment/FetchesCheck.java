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

/// Finds files that fetch something from elsewhere when they are opened: a template or an object,
/// the target of a small pointer file, what a slide show loads by itself, a field filled by another
/// program (S29, ATT&CK T1221, T1559.002).
///
/// Offices keep templates on servers, and people send each other web addresses as files, so what a
/// known sender sent weighs little.
///
/// Blind spot: what was fetched, and whether it is still there.
@CheckInfo(
    id = "attachment-fetches",
    reads = Attachment.class,
    severity = Severity.MEDIUM,
    signs = "S29",
    features = {"D5", "D8", "D9", "D10", "D18"},
    attack = {"T1221", "T1559.002", "T1566.001"})
final class FetchesCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    String kind = kind(file.traits());
    if (kind.isEmpty()) {
      return List.of();
    }
    Arrival arrival = Arrival.of(file, context);
    Finding finding = about(file).with("kind", kind);
    if (!arrival.fromStranger()) {
      finding = finding.at(Severity.LOW, Confidence.WEAK);
    } else if (kind.equals("slide-show") || arrival.believedAStranger()) {
      finding = finding.at(Severity.HIGH);
    }
    return List.of(arrival.tell(finding));
  }

  private static String kind(Set<AttachmentTrait> traits) {
    if (traits.contains(AttachmentTrait.AUTOPLAY)) {
      return "slide-show";
    }
    if (traits.contains(AttachmentTrait.DDE)) {
      return "field";
    }
    if (traits.contains(AttachmentTrait.POINTER)) {
      return "pointer";
    }
    return traits.contains(AttachmentTrait.EXTERNAL_CONTENT) ? "content" : "";
  }
}
