package org.inboxaudit.check.rule;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Shown;
import org.inboxaudit.evidence.Domain;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Reply;

/// What [AutoReplyCheck] remembers: answers that name something that is not the owner's, whatever
/// order they came in.
///
/// @param kept by the key of the rule and the place of the answer in it
/// @param more whether there were more than these
record Replies(SortedMap<String, Entry> kept, boolean more) {
  private static final int MOST = 25;
  private static final int NAMED = 3;

  /// @param links hosts that are not the owner's
  /// @param addresses addresses that are not the owner's
  /// @param bank whether it names an account to pay to
  record Entry(
      EvidenceRef rule,
      int action,
      String name,
      boolean runs,
      List<String> links,
      List<String> addresses,
      boolean bank) {}

  static Replies none() {
    return new Replies(new TreeMap<>(), false);
  }

  Replies and(MailRule rule, AuditContext context) {
    boolean full = more;
    for (int i = 0; i < rule.actions().size(); i++) {
      if (rule.actions().get(i) instanceof Reply reply) {
        Entry entry = entry(rule, i, reply, context);
        if (entry.bank() || !entry.links().isEmpty() || !entry.addresses().isEmpty()) {
          kept.put(rule.ref().key() + "|" + i, entry);
        }
        if (kept.size() > MOST) {
          kept.pollLastEntry();
          full = true;
        }
      }
    }
    return new Replies(kept, full);
  }

  private static Entry entry(MailRule rule, int action, Reply reply, AuditContext context) {
    return new Entry(
        rule.ref(),
        action,
        Shown.of(rule.name()),
        RuleReading.runs(rule),
        reply.links().stream()
            .filter(host -> !context.owns(host))
            .map(Domain::name)
            .map(Shown::of)
            .sorted()
            .limit(NAMED)
            .toList(),
        reply.addresses().stream()
            .filter(address -> !context.owns(address))
            .map(EmailAddress::toString)
            .sorted()
            .limit(NAMED)
            .toList(),
        reply.bankDetails());
  }
}
