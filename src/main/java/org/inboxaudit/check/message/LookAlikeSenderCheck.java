package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.Wanted;
import org.inboxaudit.check.message.Acquaintances.Likeness;
import org.inboxaudit.check.message.LookAlikes.Sender;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Evidence;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.evidence.MessageBody;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds senders that look like somebody the owner writes to, or like the owner, without being them
/// (S34, ATT&CK T1656): an address or a domain with letters that look alike or one letter apart, or
/// the same name before a new free mailbox.
///
/// People have second addresses, and organisations have near names. So a name alone weighs only
/// with what the letter asks for, and who wrote often weighs little.
///
/// Blind spot: people to whom the owner never wrote; of very many, some are compared.
@CheckInfo(
    id = "message-look-alike-sender",
    reads = {Message.class, MessageBody.class},
    severity = Severity.MEDIUM,
    signs = "S34",
    features = {"E2", "E9"},
    attack = {"T1656", "T1585.002"})
final class LookAlikeSenderCheck implements FoldCheck<Evidence, LookAlikes> {
  private static final long OFTEN = 10;
  private static final long KNOWN_AFTER = 3;

  @Override
  public Wanted wants() {
    return BodyWanted.RECEIVED;
  }

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public LookAlikes start() {
    return LookAlikes.none();
  }

  @Override
  public LookAlikes step(LookAlikes state, Evidence evidence, AuditContext context) {
    return state.and(evidence, context);
  }

  @Override
  public List<Finding> conclude(LookAlikes state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Sender sender : state.kept().values()) {
      var past = context.index().correspondent(EmailAddress.of(sender.address()));
      boolean known = past.filter(one -> one.writtenTo() >= KNOWN_AFTER).isPresent();
      boolean told = sender.likeness() != Likeness.OWN_NAME || sender.asks();
      if (!known && told) {
        findings.add(weigh(sender, past.filter(one -> one.heardFrom() >= OFTEN).isPresent()));
      }
    }
    if (state.more()) {
      findings.add(more(state.kept().lastEntry().getValue().first()));
    }
    return findings;
  }

  private Finding weigh(Sender sender, boolean often) {
    Finding finding =
        about(sender.first())
            .when(Instant.ofEpochSecond(sender.firstAt()))
            .with("sender", sender.address())
            .with("count", sender.count());
    boolean grave = sender.asks() || sender.answered();
    return switch (sender.likeness()) {
      case NAME -> weighName(finding.with("variant", "name"), sender.asks() && !often);
      case OWN_NAME -> weighName(finding.with("variant", "own"), !often);
      case ONE_APART ->
          often
              ? finding.at(Severity.LOW, Confidence.WEAK)
              : finding.at(Severity.MEDIUM, grave ? Confidence.FAIR : Confidence.WEAK);
      case SAME_LOOK, ADDRESS -> grave && !often ? finding.at(Severity.HIGH) : finding;
    };
  }

  private static Finding weighName(Finding finding, boolean grave) {
    return grave ? finding : finding.at(Severity.LOW, Confidence.WEAK);
  }
}
