package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction.Forward;

/// What [ExternalForwardCheck] remembers: the weightiest forwards, whatever order they came in.
///
/// @param kept by a key that puts the weightiest first
/// @param dropped how many more there were
record Forwards(SortedMap<String, Entry> kept, long dropped) {
  private static final int MOST = 50;

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
    return new Forwards(new TreeMap<>(), 0);
  }

  Forwards and(MailRule rule, Forward forward, AuditContext context) {
    String target = forward.target().toString();
    String name = RuleReading.shown(rule.name());
    boolean runs = RuleReading.runs(rule);
    List<String> signs = signs(rule, forward, context);
    int rank = runs ? signs.size() : -1;
    kept.put(
        (char) ('d' - rank) + rule.ref().key() + "|" + target,
        new Entry(rule.ref(), target, name, runs, forward.keepsCopy(), signs));
    if (kept.size() <= MOST) {
      return this;
    }
    kept.pollLastEntry();
    return new Forwards(kept, dropped + 1);
  }

  private static List<String> signs(MailRule rule, Forward forward, AuditContext context) {
    List<String> signs = new ArrayList<>();
    if (!forward.keepsCopy()) {
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
