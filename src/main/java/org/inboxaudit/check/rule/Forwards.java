package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleAction.Forward;

/// What [ExternalForwardCheck] remembers: the weightiest forwards, whatever order they came in.
///
/// @param kept by a key that puts the weightiest first
/// @param more whether there were more than these
record Forwards(SortedMap<String, Entry> kept, boolean more) {
  private static final int MOST = 35;

  /// @param signs what is odd about the rule itself, in words that the report shows as they are
  record Entry(
      EvidenceRef rule,
      String target,
      String name,
      boolean runs,
      boolean keepsCopy,
      List<String> signs) {

    /// Whether the rule itself hides what it does, or picks out the warnings. All mail with a copy
    /// kept is what people set up for a second mailbox, too.
    boolean isGrave() {
      return signs.stream().anyMatch(sign -> !sign.equals("all-mail"));
    }
  }

  static Forwards none() {
    return new Forwards(new TreeMap<>(), false);
  }

  /// Adds every foreign address that a rule sends to, each once.
  Forwards and(MailRule rule, AuditContext context) {
    SortedMap<String, Boolean> targets = new TreeMap<>();
    for (RuleAction action : rule.actions()) {
      if (action instanceof Forward(EmailAddress target, boolean keepsCopy)
          && !context.owns(target)) {
        targets.merge(target.toString(), keepsCopy, Boolean::logicalAnd);
      }
    }
    boolean full = more;
    for (var target : targets.entrySet()) {
      Entry entry = entry(rule, target.getKey(), target.getValue(), context);
      int rank = entry.runs() ? entry.signs().size() : -1;
      kept.put(
          String.join(
              "|", (char) ('d' - rank) + rule.ref().key(), rule.ref().part(), entry.target()),
          entry);
      if (kept.size() > MOST) {
        kept.pollLastEntry();
        full = true;
      }
    }
    return new Forwards(kept, full);
  }

  private static Entry entry(
      MailRule rule, String target, boolean keepsCopy, AuditContext context) {
    return new Entry(
        rule.ref(),
        target,
        RuleReading.shown(rule.name()),
        RuleReading.runs(rule),
        keepsCopy,
        signs(rule, keepsCopy, context));
  }

  private static List<String> signs(MailRule rule, boolean keepsCopy, AuditContext context) {
    List<String> signs = new ArrayList<>();
    if (!keepsCopy) {
      signs.add("no-copy");
    }
    if (RuleReading.isOddName(rule.name())) {
      signs.add("odd-name");
    }
    if (!RuleReading.securityWords(rule, context.intel()).isEmpty()) {
      signs.add("security-words");
    }
    if (RuleReading.catchesAll(rule.condition())) {
      signs.add("all-mail");
    }
    return signs;
  }
}
