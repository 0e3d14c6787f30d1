package org.inboxaudit.check.attachment;

import java.util.List;
import java.util.Locale;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.ItemCheck;
import org.inboxaudit.check.Shown;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Tells of files that the operator's virus scanner knows by name (S29, ATT&CK T1204.002).
///
/// A name says what the file is, not that it did anything. What a scanner only suspects, and what
/// it merely does not want, weighs less.
///
/// Blind spot: files that no scanner knows yet, which those made for one person are.
@CheckInfo(
    id = "attachment-known-malware",
    reads = Attachment.class,
    severity = Severity.HIGH,
    confidence = Confidence.STRONG,
    signs = "S29",
    features = {"D15", "D17", "D18"},
    attack = {"T1566.001", "T1204.002"})
final class KnownFileCheck implements ItemCheck<Attachment> {
  /// How scanners name what they guess at, what is unwanted but no harm, and what is there to try
  /// them out.
  private static final List<String> LESS_SURE =
      List.of("heuristics.", "heur", "pua.", "pup.", "eicar", "test.", "suspicious");

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    if (file.signature().isEmpty()) {
      return List.of();
    }
    Arrival arrival = Arrival.of(file, context);
    String name = file.signature().toLowerCase(Locale.ROOT);
    Finding finding = about(file).with("signature", Shown.of(file.signature()));
    if (LESS_SURE.stream().anyMatch(name::startsWith)) {
      return List.of(arrival.tell(finding.at(Severity.MEDIUM, Confidence.FAIR)));
    }
    if (arrival.opened()) {
      finding = finding.at(Severity.CRITICAL);
    }
    Finding told = arrival.tell(finding);
    return List.of(arrival.sent() ? told.at(Severity.HIGH, Confidence.FAIR) : told);
  }
}
