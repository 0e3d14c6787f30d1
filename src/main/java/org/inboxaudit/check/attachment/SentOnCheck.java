package org.inboxaudit.check.attachment;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds dangerous files that came in and were sent out again from this mailbox (S30, ATT&CK
/// T1534).
///
/// Somebody else at work in the account sends them to the owner's contacts. People also send such a
/// file to a helper to ask about it, so the owner is asked to whom it went.
///
/// Blind spot: a copy deleted from the sent mail; a file changed by a single octet.
@CheckInfo(
    id = "attachment-sent-on",
    reads = Attachment.class,
    severity = Severity.HIGH,
    signs = "S30",
    features = "D19",
    attack = "T1534")
final class SentOnCheck implements FoldCheck<Attachment, DangerousFiles> {

  @Override
  public Wanted wants() {
    return Arrival.FILES;
  }

  @Override
  public DangerousFiles start() {
    return DangerousFiles.none();
  }

  @Override
  public DangerousFiles step(DangerousFiles state, Attachment file, AuditContext context) {
    boolean received = !context.sends(file.message());
    return received && DangerousFiles.isDangerous(file) ? state.and(file) : state;
  }

  @Override
  public List<Finding> conclude(DangerousFiles state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .kept()
        .forEach(
            (sha256, file) -> {
              if (context.index().sentFile(sha256)) {
                findings.add(about(file.ref()).with("file", file.name()));
              }
            });
    if (state.more()) {
      Finding more = about(state.kept().lastEntry().getValue().ref().withPart("more"));
      findings.add(more.at(Severity.INFO).with("variant", "more"));
    }
    return findings;
  }
}
