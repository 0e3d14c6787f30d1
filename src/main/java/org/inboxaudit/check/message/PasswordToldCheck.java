package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.ToldPasswords.Locked;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds a locked file whose password stands in the same letter (S29, ATT&CK T1566.001): the lock
/// keeps out nobody but those who look for dangerous files.
///
/// Offices send payslips and contracts like that. So it weighs only if the owner never wrote to the
/// sender.
///
/// Blind spot: a password in another letter, in a picture, or in words the lists do not have.
@CheckInfo(
    id = "message-password-told",
    reads = {MessageBody.class, Attachment.class},
    severity = Severity.MEDIUM,
    signs = "S29",
    features = "D11",
    attack = {"T1566.001", "T1204.002"})
final class PasswordToldCheck implements FoldCheck<Evidence, ToldPasswords> {

  @Override
  public Set<EvidenceKind> wants(Message message, AuditContext context) {
    boolean files = message.parts().stream().anyMatch(part -> !part.fileName().isEmpty());
    return files && BodyWanted.isReceived(message, context)
        ? EnumSet.of(EvidenceKind.MESSAGE_BODY, EvidenceKind.ATTACHMENT)
        : Set.of();
  }

  @Override
  public ToldPasswords start() {
    return ToldPasswords.none();
  }

  @Override
  public ToldPasswords step(ToldPasswords state, Evidence evidence, AuditContext context) {
    return state.and(evidence);
  }

  @Override
  public List<Finding> conclude(ToldPasswords state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .locked()
        .forEach(
            (place, locked) -> {
              if (state.told().containsKey(place)) {
                findings.add(weigh(locked, context));
              }
            });
    return findings;
  }

  private Finding weigh(Locked locked, AuditContext context) {
    boolean known =
        EmailAddress.parse(locked.sender())
            .filter(from -> context.owns(from) || Astray.isKnown(from, context))
            .isPresent();
    Finding finding =
        about(locked.ref())
            .when(Instant.ofEpochSecond(locked.at()))
            .with("file", locked.file())
            .with("sender", locked.sender())
            .with("standing", known ? "known" : "stranger")
            .with("opened", locked.opened() ? "yes" : "no");
    if (known || (locked.junk() && !locked.opened())) {
      return finding.at(Severity.INFO, Confidence.WEAK).with("variant", "known");
    }
    return locked.opened() ? finding : finding.at(Severity.LOW);
  }
}
