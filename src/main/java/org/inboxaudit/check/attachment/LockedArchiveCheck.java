package org.inboxaudit.check.attachment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.MailboxIndex.Correspondent;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.attachment.LockedArchives.Locked;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds locked archives whose password stands in the message that brought them (S29, D11, ATT&CK
/// T1027.013): nobody on the way could look inside, and everybody who opens the letter can.
///
/// Banks and pay offices send such letters month after month, so somebody who writes regularly
/// weighs little.
///
/// Blind spot: a password in a picture or in another message; all but the newest letters with
/// archives.
@CheckInfo(
    id = "attachment-locked-archive",
    reads = {Attachment.class, MessageBody.class},
    severity = Severity.MEDIUM,
    signs = "S29",
    features = {"D11", "D18"},
    attack = {"T1027.013", "T1566.001"})
final class LockedArchiveCheck implements FoldCheck<Evidence, LockedArchives> {
  private static final long REGULARLY = 4;

  @Override
  public Wanted wants() {
    return (message, _) ->
        LockedArchives.mayHold(message)
            ? Set.of(EvidenceKind.ATTACHMENT, EvidenceKind.MESSAGE_BODY)
            : Set.of();
  }

  @Override
  public LockedArchives start() {
    return LockedArchives.none();
  }

  @Override
  public LockedArchives step(LockedArchives state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case Attachment file when !context.sends(file.message()) -> state.and(file);
      case MessageBody body when !context.sends(body.message()) -> state.and(body);
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(LockedArchives state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Locked locked : state.opened()) {
      findings.add(tell(locked, context));
    }
    return findings;
  }

  private Finding tell(Locked locked, AuditContext context) {
    boolean usual =
        EmailAddress.parse(locked.sender())
            .flatMap(context.index()::correspondent)
            .filter(LockedArchiveCheck::isUsual)
            .isPresent();
    Finding finding =
        about(locked.ref())
            .when(Instant.ofEpochSecond(locked.at()))
            .with("file", locked.file())
            .with("sender", locked.sender());
    return usual
        ? finding.at(Severity.LOW, Confidence.WEAK)
        : finding.at(Severity.MEDIUM, locked.seen() ? Confidence.FAIR : Confidence.WEAK);
  }

  private static boolean isUsual(Correspondent sender) {
    return sender.writtenTo() > 0 || sender.heardFrom() >= REGULARLY;
  }
}
