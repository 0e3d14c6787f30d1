package org.inboxaudit.evidence;

import java.util.List;
import java.util.stream.Stream;

/// When a mail rule applies: a tree of tests in the manner of RFC 5228 §5, which Gmail and Graph
/// filters fit into as well.
public sealed interface RuleCondition {

  /// Applies to every message.
  record Always() implements RuleCondition {}

  /// Applies to no message: switched-off code.
  record Never() implements RuleCondition {}

  /// All of them hold (`allof`).
  record AllOf(List<RuleCondition> conditions) implements RuleCondition {
    public AllOf {
      conditions = List.copyOf(conditions);
    }
  }

  /// At least one of them holds (`anyof`).
  record AnyOf(List<RuleCondition> conditions) implements RuleCondition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  /// It does not hold (`not`).
  record Not(RuleCondition condition) implements RuleCondition {}

  /// A text test.
  ///
  /// @param fields header field names in lower case, or `body`
  /// @param match how the values are compared
  /// @param values any of these may match
  record Matches(List<String> fields, Match match, List<String> values) implements RuleCondition {
    public Matches {
      fields = List.copyOf(fields);
      values = List.copyOf(values);
    }
  }

  /// The header fields are present (`exists`).
  record Exists(List<String> fields) implements RuleCondition {
    public Exists {
      fields = List.copyOf(fields);
    }
  }

  /// A test of the message's size in octets.
  record Size(boolean over, long octets) implements RuleCondition {}

  /// A test we cannot express; `test` is its name in the rule language.
  record Opaque(String test) implements RuleCondition {}

  /// How a text is compared (RFC 5228 §2.7.1).
  enum Match {
    IS,
    CONTAINS,
    /// `*` and `?` stand for any text and any character; `\` takes away what the next one means.
    PATTERN,
    /// A regular expression in the dialect of the rule's own language.
    REGEX
  }

  /// All text tests in this tree, whatever surrounds them.
  default Stream<Matches> texts() {
    return switch (this) {
      case Matches matches -> Stream.of(matches);
      case AllOf all -> all.conditions().stream().flatMap(RuleCondition::texts);
      case AnyOf any -> any.conditions().stream().flatMap(RuleCondition::texts);
      case Not not -> not.condition().texts();
      case Always _, Never _, Exists _, Size _, Opaque _ -> Stream.empty();
    };
  }
}
