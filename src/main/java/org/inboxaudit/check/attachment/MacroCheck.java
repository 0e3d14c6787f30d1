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

/// Finds documents whose macro runs by itself and then writes files or starts programs, and
/// documents with an Excel 4.0 macro sheet (S29, ATT&CK T1204.002).
///
/// A macro that waits to be called is how offices work; it is left to the count of active content.
/// A stranger's that runs by itself, and a stranger's control (ActiveX), are told with little
/// weight.
///
/// Blind spot: a macro that hides what it calls, and one fetched from elsewhere.
@CheckInfo(
    id = "attachment-macro",
    reads = Attachment.class,
    severity = Severity.HIGH,
    signs = "S29",
    features = {"D4", "D5", "D18"},
    attack = {"T1566.001", "T1204.002"})
final class MacroCheck implements ItemCheck<Attachment> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public List<Finding> inspect(Attachment file, AuditContext context) {
    Set<AttachmentTrait> traits = file.traits();
    boolean byItself = traits.contains(AttachmentTrait.MACRO_RUNS_BY_ITSELF);
    boolean acts =
        traits.contains(AttachmentTrait.MACRO_WRITES)
            || traits.contains(AttachmentTrait.MACRO_EXECUTES);
    boolean sheet = traits.contains(AttachmentTrait.MACRO_SHEET);
    Arrival arrival = Arrival.of(file, context);
    if (byItself && (acts || sheet)) {
      Severity severity = arrival.known() ? Severity.MEDIUM : Severity.HIGH;
      return List.of(arrival.tell(about(file).at(severity)));
    }
    if (sheet) {
      return List.of(arrival.tell(about(file).at(Severity.MEDIUM, Confidence.WEAK)));
    }
    return arrival.fromStranger() && (byItself || traits.contains(AttachmentTrait.ACTIVEX))
        ? List.of(arrival.tell(about(file).at(Severity.LOW, Confidence.WEAK)))
        : List.of();
  }
}
