package org.inboxaudit.extract.rules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.EvidenceKind;
import org.inboxaudit.evidence.EvidenceRef;
import org.inboxaudit.evidence.Gap;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.Observation;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.ObservationJson;
import org.inboxaudit.extract.Raw;

/// The rules of one file, as they are found, within limits; and what of it could not be read.
final class RuleBook {
  static final int MAXIMUM_RULES = 5_000;

  /// All rules together as they are passed on, in octets: an answer of the parser process that is
  /// longer than a megabyte is none.
  private static final int MAXIMUM_WEIGHT = 900_000;

  /// A condition takes two levels of JSON, of which the parser's answer may have sixty.
  private static final int DEPTH = 24;

  private final Raw.RawRules file;
  private final String editor;
  private final List<MailRule> rules = new ArrayList<>();
  private long unreadable;
  private long beyond;
  private int position;

  RuleBook(Raw.RawRules file, String editor) {
    this.file = file;
    this.editor = editor;
  }

  void add(RuleDraft draft) {
    String number = Integer.toString(++position);
    if (rules.size() >= MAXIMUM_RULES) {
      beyond++;
      return;
    }
    RuleCondition condition = Conditions.all(draft.conditions);
    if (Conditions.depth(condition) > DEPTH) {
      condition = RuleDraft.opaque("nested conditions");
    }
    rules.add(
        new MailRule(
            new EvidenceRef(file.source(), EvidenceKind.MAIL_RULE, file.name(), number),
            draft.name().isEmpty() ? file.name() + "#" + number : draft.name(),
            draft.isEnabled(),
            editor,
            condition,
            draft.actions(),
            draft.stops()));
  }

  /// Counts rules of which nothing, or not all, could be read.
  void missed(long count) {
    unreadable += count;
  }

  /// Counts a rule of which nothing could be read; it keeps its number.
  void skip() {
    position++;
    missed(1);
  }

  /// Counts rules that were not looked at.
  void left(long count) {
    beyond += count;
  }

  boolean hasNoRules() {
    return rules.isEmpty();
  }

  /// Everything there is to say. If it is too much, rules that let mail out or destroy it are kept
  /// before those that sort it.
  List<Observation> observations() {
    boolean[] kept = new boolean[rules.size()];
    long weight = 0;
    for (boolean grave : new boolean[] {true, false}) {
      for (int i = 0; i < kept.length; i++) {
        if (isGrave(rules.get(i)) == grave) {
          weight += weight(rules.get(i));
          kept[i] = weight <= MAXIMUM_WEIGHT;
        }
      }
    }
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < kept.length; i++) {
      if (kept[i]) {
        all.add(rules.get(i));
      }
    }
    say(all, Gap.Reason.UNREADABLE, unreadable);
    say(
        all,
        Gap.Reason.LIMIT_REACHED,
        beyond + rules.size() - all.stream().filter(MailRule.class::isInstance).count());
    return all;
  }

  private void say(List<Observation> all, Gap.Reason reason, long items) {
    if (items > 0) {
      all.add(new Gap(EvidenceKind.MAIL_RULE, reason, file.name(), items));
    }
  }

  private static boolean isGrave(MailRule rule) {
    return rule.actions().stream()
        .anyMatch(
            action ->
                !(action instanceof RuleAction.FileInto
                    || action instanceof RuleAction.Keep
                    || action instanceof RuleAction.SetFlags
                    || action instanceof RuleAction.Opaque));
  }

  private static int weight(MailRule rule) {
    return ObservationJson.write(rule).getBytes(StandardCharsets.UTF_8).length + 1;
  }
}
