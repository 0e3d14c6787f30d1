package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.AllOf;
import org.inboxaudit.evidence.RuleCondition.Always;
import org.inboxaudit.evidence.RuleCondition.AnyOf;
import org.inboxaudit.evidence.RuleCondition.Never;
import org.inboxaudit.evidence.RuleCondition.Not;

/// Puts conditions together and takes out what is always or never true, so that "all mail" reads as
/// [Always] however it was written.
final class Conditions {
  static final RuleCondition ALWAYS = new Always();
  static final RuleCondition NEVER = new Never();

  private Conditions() {}

  static RuleCondition all(List<RuleCondition> conditions) {
    List<RuleCondition> left = new ArrayList<>();
    for (RuleCondition condition : conditions) {
      if (condition instanceof Never) {
        return NEVER;
      }
      if (!(condition instanceof Always)) {
        left.add(condition);
      }
    }
    return left.isEmpty() ? ALWAYS : left.size() == 1 ? left.getFirst() : new AllOf(left);
  }

  static RuleCondition any(List<RuleCondition> conditions) {
    List<RuleCondition> left = new ArrayList<>();
    for (RuleCondition condition : conditions) {
      if (condition instanceof Always) {
        return ALWAYS;
      }
      if (!(condition instanceof Never)) {
        left.add(condition);
      }
    }
    return left.isEmpty() ? NEVER : left.size() == 1 ? left.getFirst() : new AnyOf(left);
  }

  static RuleCondition not(RuleCondition condition) {
    return switch (condition) {
      case Always _ -> NEVER;
      case Never _ -> ALWAYS;
      case Not(RuleCondition inner) -> inner;
      case RuleCondition other -> new Not(other);
    };
  }

  /// Whether a condition says "all but": then what it leaves over is the narrow case.
  static boolean isNegative(RuleCondition condition) {
    return switch (condition) {
      case Not _ -> true;
      case AnyOf(List<RuleCondition> inner) -> inner.stream().allMatch(Conditions::isNegative);
      case RuleCondition _ -> false;
    };
  }

  /// The opposite of a negative condition, said positively.
  static RuleCondition positive(RuleCondition negative) {
    return negative instanceof AnyOf(List<RuleCondition> inner)
        ? all(inner.stream().map(Conditions::positive).toList())
        : not(negative);
  }

  /// The same condition no deeper than `depth`; what lies deeper is opaque.
  static RuleCondition cut(RuleCondition condition, int depth) {
    if (depth == 0) {
      return new RuleCondition.Opaque("nested");
    }
    return switch (condition) {
      case AllOf(List<RuleCondition> inner) ->
          new AllOf(inner.stream().map(each -> cut(each, depth - 1)).toList());
      case AnyOf(List<RuleCondition> inner) ->
          new AnyOf(inner.stream().map(each -> cut(each, depth - 1)).toList());
      case Not(RuleCondition inner) -> new Not(cut(inner, depth - 1));
      case RuleCondition leaf -> leaf;
    };
  }
}
