package org.inboxaudit.check.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.check.AuditContext;
import org.inboxaudit.check.Shown;
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
  private static final int MOST = 30;
  private static final Set<String> INNOCENT = Set.of("money-words", "namesake", "public-provider");
  private static final Set<String> GRAVE = Set.of("odd-name", "security-words", "look-alike");

  /// @param signs what is odd about the rule itself, in words that the report shows as they are
  record Entry(
      EvidenceRef rule,
      String target,
      String name,
      boolean runs,
      boolean keepsCopy,
      List<String> signs) {

    /// Whether the rule itself hides what it does, or picks out the warnings. All mail with a copy
    /// kept is what people set up for a second mailbox, too; some mail without one is how many
    /// programs hand mail on to a ticket system or a bookkeeper.
    boolean isGrave() {
      return signs.stream().anyMatch(GRAVE::contains)
          || signs.containsAll(Set.of("no-copy", "all-mail"));
    }

    /// Whether anything about it is odd at all; what people of good will do as well does not count.
    boolean isOdd() {
      return signs.stream().anyMatch(sign -> !INNOCENT.contains(sign));
    }

    /// Which text tells of it; the weightiest thing first.
    Optional<String> variant(long others) {
      if (signs.contains("look-alike")) {
        return Optional.of(keepsCopy ? "look-alike" : "look-alike-no-copy");
      }
      if (others > 0) {
        return Optional.of("others");
      }
      if (signs.contains("namesake")) {
        return Optional.of(keepsCopy ? "namesake" : "namesake-no-copy");
      }
      return keepsCopy ? Optional.empty() : Optional.of("no-copy");
    }

    /// Whether the address bears the owner's name, and nothing grave about the rule speaks against
    /// a second account of theirs.
    boolean mayBeTheOwners() {
      return signs.contains("namesake") && signs.stream().noneMatch(GRAVE::contains);
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
        Shown.of(rule.name()),
        RuleReading.runs(rule),
        keepsCopy,
        signs(rule, EmailAddress.of(target), keepsCopy, context));
  }

  private static List<String> signs(
      MailRule rule, EmailAddress target, boolean keepsCopy, AuditContext context) {
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
    if (!RuleReading.wordsIn("money-words", rule, context.intel()).isEmpty()) {
      signs.add("money-words");
    }
    if (RuleReading.catchesAll(rule.condition())) {
      signs.add("all-mail");
    }
    switch (Likeness.of(target, context)) {
      case LOOK_ALIKE -> signs.add("look-alike");
      case NAMESAKE -> signs.add("namesake");
      case NONE -> {}
    }
    if (context.intel().isPublicMailProvider(target.domain())) {
      signs.add("public-provider");
    }
    return signs;
  }
}
