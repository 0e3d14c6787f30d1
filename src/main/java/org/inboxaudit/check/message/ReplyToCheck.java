package org.inboxaudit.check.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.CheckInfo;
import org.inboxaudit.check.FoldCheck;
import org.inboxaudit.check.message.Astray.Letters;
import org.inboxaudit.check.message.Astray.Standing;
import org.inboxaudit.check.message.ReceiversWord.Verdict;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.Message;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// Finds letters that say they come from somebody the owner knows, from a provider or from the
/// owner's own domain, while an answer would go to a free mailbox of somebody else (S34).
///
/// Lists and forms on a web page set such an address honestly, and a service passes on the address
/// of the person who uses it. So what a list sent, and what the receiving server bears out, is left
/// alone, and so is an address the owner has written to.
///
/// Blind spot: an answer to a domain of the writer's own, and letters that were deleted.
@CheckInfo(
    id = "message-reply-to",
    reads = Message.class,
    severity = Severity.MEDIUM,
    signs = "S34",
    features = {"E8", "E9"},
    attack = {"T1656", "T1672"})
final class ReplyToCheck implements FoldCheck<Message, Astray> {

  @Override
  public Set<String> headers() {
    return Reception.headers();
  }

  @Override
  public Astray start() {
    return Astray.none();
  }

  @Override
  public Astray step(Astray state, Message message, AuditContext context) {
    boolean counts =
        BodyWanted.isReceived(message, context)
            && !Reception.isBulk(message)
            && ReceiversWord.of(message) != Verdict.PASSED;
    Optional<EmailAddress> elsewhere =
        counts ? Astray.answersTo(message, context) : Optional.empty();
    return elsewhere.isPresent()
        ? state.and(message, elsewhere, Astray.isWeighty(message, context))
        : state;
  }

  @Override
  public List<Finding> conclude(Astray state, AuditContext context) {
    List<Finding> findings = new ArrayList<>();
    for (Letters letters : state.kept().values()) {
      Standing standing = letters.standing(context);
      boolean known = context.index().wroteTo(EmailAddress.of(letters.other()));
      if (standing != Standing.STRANGER && !known) {
        findings.add(weigh(letters, standing));
      }
    }
    state.cut().ifPresent(last -> findings.add(more(last)));
    return findings;
  }

  private Finding weigh(Letters letters, Standing standing) {
    Finding finding =
        about(letters.first())
            .when(Instant.ofEpochSecond(letters.firstAt()))
            .with("sender", letters.sender())
            .with("target", letters.other())
            .with("standing", standing.word())
            .with("count", letters.count());
    if (letters.answered()) {
      return finding.at(Severity.HIGH).with("variant", "answered");
    }
    if (letters.putAway()) {
      return finding.at(Severity.INFO, Confidence.WEAK);
    }
    return standing == Standing.OWN ? finding.at(Severity.LOW, Confidence.WEAK) : finding;
  }
}
