package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.message.LinksSentOn.Came;
import org.inboxaudit.check.message.LinksSentOn.Left;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.FolderRole;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds links made to deceive, or to let an application into the account, that came in and were
/// sent out again from this mailbox to others than who sent them (S30, ATT&CK T1534).
///
/// Somebody else at work in the account passes them to people who trust the owner. People also send
/// such a link to a helper to ask about it, so the owner is asked to whom it went.
///
/// Blind spot: a link that names each recipient differs in each letter; copies deleted from the
/// sent mail.
@CheckInfo(
    id = "message-link-sent-on",
    reads = MessageBody.class,
    severity = Severity.MEDIUM,
    signs = {"S30", "S31"},
    features = "D19",
    attack = "T1534")
final class LinkSentOnCheck implements FoldCheck<MessageBody, LinksSentOn> {
  private static final int MANY_RECIPIENTS = 5;

  @Override
  public Wanted wants() {
    return (message, _) -> {
      FolderRole role = message.locator().role();
      return role == FolderRole.DRAFTS || role == FolderRole.JUNK
          ? Set.of()
          : Set.of(EvidenceKind.MESSAGE_BODY);
    };
  }

  @Override
  public LinksSentOn start() {
    return LinksSentOn.none();
  }

  @Override
  public LinksSentOn step(LinksSentOn state, MessageBody body, AuditContext context) {
    return state.and(body, context.sends(body.message()));
  }

  @Override
  public List<Finding> conclude(LinksSentOn state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    state
        .came()
        .forEach(
            (link, came) -> {
              Left left = state.left().get(link);
              if (left != null && !left.onlyBackTo(came)) {
                findings.add(tell(link, came, left));
              }
            });
    if (state.more() && !findings.isEmpty()) {
      findings.add(
          about(findings.getFirst().about().withPart("more"))
              .at(Severity.INFO)
              .with("variant", "more"));
    }
    return findings;
  }

  private Finding tell(String link, Came came, Left left) {
    Finding finding =
        about(came.ref().within(link))
            .when(Instant.ofEpochSecond(left.at()))
            .with("host", came.host())
            .with("recipients", left.recipients());
    return left.recipients() >= MANY_RECIPIENTS ? finding.at(Severity.HIGH) : finding;
  }
}
