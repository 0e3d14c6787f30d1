package org.inboxaudit.extract.sieve;

import java.util.List;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.MailRule;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;

/// Roughly how many octets something takes when it is passed on as JSON; rather more than less.
final class Weight {
  private static final long NODE = 60;

  private Weight() {}

  static long of(MailRule rule) {
    return 170
        + text(rule.ref().key())
        + text(rule.name())
        + text(rule.editor())
        + of(rule.condition())
        + rule.actions().stream().mapToLong(Weight::of).sum();
  }

  static long of(RuleCondition condition) {
    return of(condition, Long.MAX_VALUE);
  }

  /// The weight of a condition, or something beyond `limit` as soon as it is known to be more: the
  /// same long condition stands in every rule of a block.
  static long of(RuleCondition condition, long limit) {
    return switch (condition) {
      case RuleCondition.AllOf(List<RuleCondition> inner) -> sum(inner, limit);
      case RuleCondition.AnyOf(List<RuleCondition> inner) -> sum(inner, limit);
      case RuleCondition.Not(RuleCondition inner) -> NODE + of(inner, limit);
      case RuleCondition.Matches matches ->
          NODE + texts(matches.fields(), limit) + texts(matches.values(), limit);
      case RuleCondition.Exists(List<String> fields) -> NODE + texts(fields, limit);
      case RuleCondition.Opaque(String test) -> NODE + text(test);
      case RuleCondition.Always _, RuleCondition.Never _, RuleCondition.Size _ -> NODE;
    };
  }

  private static long sum(List<RuleCondition> conditions, long limit) {
    long sum = NODE;
    for (RuleCondition condition : conditions) {
      if (sum > limit) {
        return sum;
      }
      sum += of(condition, limit - sum);
    }
    return sum;
  }

  static long of(RuleAction action) {
    return NODE
        + switch (action) {
          case RuleAction.Forward(EmailAddress to, boolean _) -> text(to.toString());
          case RuleAction.ForwardComputed(String expression, boolean _) -> text(expression);
          case RuleAction.NotifyAddress(EmailAddress to) -> text(to.toString());
          case RuleAction.FileInto(String folder) -> text(folder);
          case RuleAction.SetFlags(List<String> flags) -> texts(flags, Long.MAX_VALUE);
          case RuleAction.EditHeader(String field) -> text(field);
          case RuleAction.Include(String script, boolean _) -> text(script);
          case RuleAction.Execute(String program) -> text(program);
          case RuleAction.Opaque(String command) -> text(command);
          case RuleAction.Reply reply ->
              reply.links().stream().mapToLong(link -> text(link.name())).sum()
                  + reply.addresses().stream().mapToLong(to -> text(to.toString())).sum();
          case RuleAction.Keep _, RuleAction.Discard _, RuleAction.Reject _ -> -40;
        };
  }

  private static long texts(List<String> texts, long limit) {
    long sum = 0;
    for (String text : texts) {
      if (sum > limit) {
        return sum;
      }
      sum += text(text);
    }
    return sum;
  }

  private static long text(String text) {
    long weight = 3;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      weight += c < ' ' ? 6 : c == '"' || c == '\\' ? 2 : c < 0x80 ? 1 : 3;
    }
    return weight;
  }
}
