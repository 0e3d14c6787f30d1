package org.inboxaudit.check.message;

import java.util.Map;
import java.util.Optional;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.finding.Confidence;
import org.inboxaudit.finding.Finding;
import org.inboxaudit.finding.Severity;

/// What speaks for it that a notification is about mail that truly left this mailbox.
///
/// @param refused a server said of mail in the owner's name that forwarding to the outside is not
///   allowed
/// @param stopped it said so of any mail
/// @param there the owner wrote the message, and it lies in the mailbox
/// @param passedOn somebody else wrote the message, and it lies in the mailbox
/// @param gone the message is named as the owner's are, and does not lie in the mailbox, of which
///   all was seen
/// @param ours it is named after an own domain, not after a provider's that many people share
record BounceSigns(
    boolean refused, boolean stopped, boolean there, boolean passedOn, boolean gone, boolean ours) {

  static BounceSigns of(Bounces.Entry entry, Bounces all, AuditContext context) {
    boolean there = false;
    boolean passedOn = false;
    boolean gone = false;
    boolean ours = false;
    for (Map.Entry<String, Boolean> id : entry.ids().entrySet()) {
      boolean held = context.index().holdsMessage(id.getKey());
      boolean own = id.getValue();
      String place = Bounces.place(id.getKey());
      boolean missed = own && !held && context.index().complete() && all.places().contains(place);
      there |= held && own;
      passedOn |= held && !own;
      gone |= missed;
      ours |= missed && context.owns(new Domain(place));
    }
    return new BounceSigns(entry.refused(), entry.stopped(), there, passedOn, gone, ours);
  }

  /// Weighs a finding that is MEDIUM and WEAK.
  ///
  /// A received message that a rule wanted to send to a stranger, and that the owner's own server
  /// stopped, leaves nothing to guess but who made the rule.
  ///
  /// @param namesake whether the recipient may be the owner, by the name
  /// @return empty if nothing speaks for it
  Optional<Finding> weigh(Finding finding, boolean namesake) {
    Finding forward = finding.with("variant", "refused");
    if (stopped && passedOn) {
      return Optional.of(
          namesake
              ? forward.at(Severity.HIGH, Confidence.FAIR)
              : forward.at(Severity.CRITICAL, Confidence.STRONG));
    }
    if (refused) {
      return Optional.of(there ? forward : forward.at(Severity.HIGH, Confidence.FAIR));
    }
    if (passedOn) {
      return Optional.of(finding.with("variant", "passed-on").at(Severity.MEDIUM, Confidence.FAIR));
    }
    if (gone) {
      return Optional.of(ours ? finding : finding.at(Severity.LOW));
    }
    return there ? Optional.of(finding.with("variant", "sent").at(Severity.LOW)) : Optional.empty();
  }

  /// Whether it may be another mailbox of the owner's, by its name.
  static boolean isNamesake(EmailAddress recipient, AuditContext context) {
    return context.owner().addresses().stream()
        .anyMatch(own -> own.localPart().equals(recipient.localPart()));
  }
}
