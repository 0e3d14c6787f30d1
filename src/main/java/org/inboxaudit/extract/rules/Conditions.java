package org.inboxaudit.extract.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Always;
import org.inboxaudit.evidence.RuleCondition.AnyOf;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.evidence.RuleCondition.Matches;
import org.inboxaudit.evidence.RuleCondition.Not;

/// Puts conditions together, so that what is always true reads so, and several texts for one field
/// are one test.
///
/// Nothing here becomes "never": a rule that looks as if it never applied would count as switched
/// off, and a search that we misread must not hide one.
final class Conditions {
  static final RuleCondition ALWAYS = new Always();

  private Conditions() {}

  /// @param values at least one; without any the rule is waiting for its words
  static RuleCondition contains(List<String> fields, List<String> values) {
    return values.isEmpty()
        ? RuleDraft.opaque("no words")
        : new Matches(fields, Match.CONTAINS, values);
  }

  static RuleCondition all(List<RuleCondition> conditions) {
    List<RuleCondition> left = new ArrayList<>();
    for (RuleCondition condition : conditions) {
      if (!(condition instanceof Always)) {
        left.add(condition);
      }
    }
    return left.isEmpty() ? ALWAYS : left.size() == 1 ? left.getFirst() : new AllOf(left);
  }

  /// @param conditions at least one
  static RuleCondition any(List<RuleCondition> conditions) {
    List<RuleCondition> left = new ArrayList<>();
    for (RuleCondition condition : conditions) {
      if (condition instanceof Always) {
        return ALWAYS;
      }
      if (condition instanceof Matches matches
          && !left.isEmpty()
          && left.getLast() instanceof Matches last
          && last.fields().equals(matches.fields())) {
        Set<String> values = new LinkedHashSet<>(last.values());
        values.addAll(matches.values());
        left.set(left.size() - 1, contains(last.fields(), List.copyOf(values)));
      } else {
        left.add(condition);
      }
    }
    return left.size() == 1 ? left.getFirst() : new AnyOf(left);
  }

  static RuleCondition not(RuleCondition condition) {
    return switch (condition) {
      case Always _ -> RuleDraft.opaque("not anything");
      case Not(RuleCondition inner) -> inner;
      case RuleCondition other -> new Not(other);
    };
  }

  /// How many conditions lie inside each other, at the deepest.
  static int depth(RuleCondition condition) {
    return 1
        + switch (condition) {
          case AllOf(List<RuleCondition> inner) -> deepest(inner);
          case AnyOf(List<RuleCondition> inner) -> deepest(inner);
          case Not(RuleCondition inner) -> depth(inner);
          case RuleCondition _ -> 0;
        };
  }

  private static int deepest(List<RuleCondition> conditions) {
    return conditions.stream().mapToInt(Conditions::depth).max().orElse(0);
  }
}
