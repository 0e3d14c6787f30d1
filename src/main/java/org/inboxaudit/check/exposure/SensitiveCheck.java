package org.inboxaudit.check.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.evidence.Attachment;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.evidence.SensitiveContent;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Counts messages and files that seem to hold what a thief of mail looks for: identity papers,
/// passwords, illness, journeys, lists of people, money, courts (G2).
///
/// It counts by kind and never tells which or whose; the content stays in the parser process. Words
/// decide, so some are counted wrongly, and there are always more than were seen.
///
/// Blind spot: photographs of papers, languages the word lists do not have, and whatever was not
/// read.
@CheckInfo(
    id = "exposure-sensitive",
    reads = {MessageBody.class, Attachment.class},
    severity = Severity.INFO,
    confidence = Confidence.WEAK,
    signs = "G2",
    features = "G2",
    attack = {"T1114.002", "T1552"})
final class SensitiveCheck implements FoldCheck<Evidence, SensitiveCounts> {

  /// Files are read for the sake of other checks; for this one, the texts are.
  @Override
  public Wanted wants() {
    return (message, _) -> Tally.counts(message) ? Set.of(EvidenceKind.MESSAGE_BODY) : Set.of();
  }

  @Override
  public SensitiveCounts start() {
    return SensitiveCounts.none();
  }

  @Override
  public SensitiveCounts step(SensitiveCounts state, Evidence evidence, AuditContext context) {
    return switch (evidence) {
      case MessageBody body when Tally.counts(body.message()) ->
          state.andMessage(body, body.sensitive());
      case Attachment file when Tally.counts(file.message()) ->
          state.andFile(file, file.sensitive());
      default -> state;
    };
  }

  @Override
  public List<Finding> conclude(SensitiveCounts state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (SensitiveContent kind : SensitiveContent.values()) {
      long messages = state.messages().getOrDefault(kind, 0L);
      long files = state.files().getOrDefault(kind, 0L);
      if (messages + files > 0) {
        findings.add(
            about(state.mailbox(kind))
                .with("variant", SensitiveCounts.word(kind))
                .with("sensitive_messages", messages)
                .with("sensitive_files", files));
      }
    }
    return findings;
  }
}
