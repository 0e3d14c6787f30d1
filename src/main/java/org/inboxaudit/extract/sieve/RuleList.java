package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.Raw;

/// The rules of one script, as they are found, within limits.
///
/// What is told must fit into one answer of the parser process. A script can say more than that:
/// conditions are repeated in every branch, and lists of senders are long. So that a long script
/// cannot hide what leads mail out of the mailbox, room is kept for such rules: when most of it is
/// used, other rules and other actions are left out, and conditions are told only if they are
/// short.
final class RuleList {
  /// Octets of one condition. A longer one is told as opaque; it is a list of senders mostly.
  private static final long CONDITION = 16 << 10;

  /// Octets of all rules, and of those that lead nothing out.
  private static final long WHOLE = 950 << 10;

  private static final long ORDINARY = 700 << 10;

  /// Octets of one condition once room is short.
  private static final long SMALL = 200;

  /// Tests within tests. A deeper one is told as opaque.
  private static final int DEPTH = 20;

  private final Raw.RawScript script;
  private final List<MailRule> rules = new ArrayList<>();
  private long weight;
  private int found;
  private boolean incomplete;

  RuleList(Raw.RawScript script) {
    this.script = script;
  }

  List<MailRule> told() {
    return rules;
  }

  /// Whether something was left out.
  boolean incomplete() {
    return incomplete;
  }

  void add(
      RuleNames.Title title, RuleCondition condition, List<RuleAction> actions, boolean stops) {
    found++;
    boolean enabled = script.active() && !(condition instanceof RuleCondition.Never);
    RuleCondition told =
        Weight.of(condition, CONDITION) > CONDITION
            ? new RuleCondition.Opaque("long")
            : Conditions.cut(condition, DEPTH);
    MailRule whole = rule(title, enabled, told, actions, stops);
    if (!fits(whole, ORDINARY)) {
      incomplete = true;
      addWhatLeadsOut(whole);
    }
  }

  /// Takes in as much of the rule as there is room for.
  private void addWhatLeadsOut(MailRule rule) {
    RuleCondition condition = rule.condition();
    if (Weight.of(condition, SMALL) > SMALL && !(condition instanceof RuleCondition.Never)) {
      condition = new RuleCondition.Opaque("long");
    }
    MailRule bare = with(rule, condition, List.of());
    long left = WHOLE - weight - Weight.of(bare);
    Set<RuleAction> out = new LinkedHashSet<>();
    for (RuleAction action : rule.actions()) {
      long own = Weight.of(action);
      if (leadsOut(action) && own <= left && out.add(action)) {
        left -= own;
      }
    }
    if (!out.isEmpty()) {
      fits(with(rule, condition, List.copyOf(out)), WHOLE);
    }
  }

  private static MailRule with(MailRule rule, RuleCondition condition, List<RuleAction> actions) {
    return new MailRule(
        rule.ref(), rule.name(), rule.enabled(), rule.editor(), condition, actions, rule.stops());
  }

  private MailRule rule(
      RuleNames.Title title,
      boolean enabled,
      RuleCondition condition,
      List<RuleAction> actions,
      boolean stops) {
    String position = Integer.toString(found);
    return new MailRule(
        new EvidenceRef(script.source(), EvidenceKind.MAIL_RULE, script.name(), position),
        title.name().isEmpty() ? script.name() + "#" + position : title.name(),
        enabled,
        title.editor(),
        condition,
        actions,
        stops);
  }

  /// Takes the rule in if there is room.
  private boolean fits(MailRule rule, long limit) {
    long own = Weight.of(rule);
    if (weight + own > limit) {
      return false;
    }
    weight += own;
    rules.add(rule);
    return true;
  }

  private static boolean leadsOut(RuleAction action) {
    return switch (action) {
      case RuleAction.Forward _,
          RuleAction.ForwardComputed _,
          RuleAction.NotifyAddress _,
          RuleAction.Include _,
          RuleAction.Execute _ ->
          true;
      case RuleAction _ -> false;
    };
  }
}
