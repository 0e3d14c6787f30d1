package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.Match;
import org.inboxaudit.extract.sieve.SieveSyntax.Argument;
import org.inboxaudit.extract.sieve.SieveSyntax.Arguments;
import org.inboxaudit.extract.sieve.SieveSyntax.Test;

/// Translates tests (RFC 5228 §5) into conditions.
///
/// A comparison of counts or of values (RFC 5231), with an outside list (RFC 6134) or with
/// something that only the running script knows is opaque: it is no text test, and read as one it
/// would say something else.
final class ConditionReader {
  private static final int MAXIMUM_NAME = 100;
  private static final int MAXIMUM_COMPARISONS = 1_000;

  private final Variables variables;

  ConditionReader(Variables variables) {
    this.variables = variables;
  }

  /// Several tests after one `if` do not exist; they are read as `allof`, none as opaque.
  RuleCondition read(List<Test> tests) {
    return tests.isEmpty()
        ? new RuleCondition.Opaque("")
        : Conditions.all(tests.stream().map(this::read).toList());
  }

  RuleCondition read(Test test) {
    return switch (test.name()) {
      case "true" -> Conditions.ALWAYS;
      case "false" -> Conditions.NEVER;
      case "not" -> Conditions.not(read(test.tests()));
      case "allof" -> Conditions.all(test.tests().stream().map(this::read).toList());
      case "anyof" -> Conditions.any(test.tests().stream().map(this::read).toList());
      case "header", "address", "envelope", "body" -> text(test);
      case "string" -> string(test);
      case "exists" -> exists(test);
      case "size" -> size(test);
      default -> opaque(test);
    };
  }

  /// The value of a test that is made of `true` and `false` alone.
  static Optional<Boolean> constant(Test test) {
    List<Optional<Boolean>> inner = test.tests().stream().map(ConditionReader::constant).toList();
    return switch (test.name()) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      case "not" -> inner.size() == 1 ? inner.getFirst().map(value -> !value) : Optional.empty();
      case "allof" ->
          inner.contains(Optional.of(false))
              ? Optional.of(false)
              : inner.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(true);
      case "anyof" ->
          inner.contains(Optional.of(true))
              ? Optional.of(true)
              : inner.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
      default -> Optional.empty();
    };
  }

  private RuleCondition text(Test test) {
    Arguments arguments = test.arguments();
    List<List<String>> strings = arguments.positional();
    Optional<Match> match = match(arguments);
    boolean body = test.name().equals("body");
    if (match.isEmpty() || strings.size() < (body ? 1 : 2)) {
      return opaque(test);
    }
    List<String> fields =
        body
            ? List.of("body")
            : expanded(strings.getFirst()).stream()
                .map(field -> field.toLowerCase(Locale.ROOT))
                .toList();
    List<String> values = expanded(strings.getLast());
    if (!variables.known(strings.getFirst()) || !variables.known(strings.getLast())) {
      return opaque(test);
    }
    return new RuleCondition.Matches(
        fields, partMatch(arguments, match.get()), partValues(arguments, match.get(), values));
  }

  private static Optional<Match> match(Arguments arguments) {
    if (arguments.has("value") || arguments.has("count") || arguments.has("list")) {
      return Optional.empty();
    }
    if (arguments.has("contains")) {
      return Optional.of(Match.CONTAINS);
    }
    if (arguments.has("regex")) {
      return Optional.of(Match.REGEX);
    }
    return Optional.of(arguments.has("matches") ? Match.PATTERN : Match.IS);
  }

  /// A part of an address compared as a whole is the whole address compared with a pattern (RFC
  /// 5228 §2.7.4, RFC 5233).
  private static Match partMatch(Arguments arguments, Match match) {
    return match == Match.IS && !partPattern(arguments).isEmpty() ? Match.PATTERN : match;
  }

  private static List<String> partValues(Arguments arguments, Match match, List<String> values) {
    String pattern = partPattern(arguments);
    if (pattern.isEmpty() || match == Match.CONTAINS || match == Match.REGEX) {
      return values;
    }
    return values.stream()
        .map(value -> match == Match.IS ? value.replaceAll("([*?\\\\])", "\\\\$1") : value)
        .map(value -> pattern.replace("%", value))
        .toList();
  }

  private static String partPattern(Arguments arguments) {
    return arguments.has("domain")
        ? "*@%"
        : arguments.has("localpart")
            ? "%@*"
            : arguments.has("user") ? "%*@*" : arguments.has("detail") ? "*+%@*" : "";
  }

  /// A comparison of two constants (RFC 5229 §5) is decided here: it is a roundabout `true`.
  private RuleCondition string(Test test) {
    List<List<String>> strings = test.arguments().positional();
    Optional<Match> match = match(test.arguments());
    Optional<UnaryOperator<String>> fold = folding(test.arguments());
    if (strings.size() < 2
        || (long) strings.get(0).size() * strings.get(1).size() > MAXIMUM_COMPARISONS
        || match.isEmpty()
        || match.get() == Match.PATTERN
        || fold.isEmpty()) {
      return opaque(test);
    }
    for (String source : strings.get(0)) {
      for (String key : strings.get(1)) {
        Variables.Expanded left = variables.expand(source);
        Variables.Expanded right = variables.expand(key);
        if (!left.constant() || !right.constant()) {
          return opaque(test);
        }
        String text = fold.get().apply(left.text());
        String sought = fold.get().apply(right.text());
        if (match.get() == Match.IS ? text.equals(sought) : text.contains(sought)) {
          return Conditions.ALWAYS;
        }
      }
    }
    return Conditions.NEVER;
  }

  /// What a comparator does to a text before it compares (RFC 4790 §9); empty if we do not know it.
  private static Optional<UnaryOperator<String>> folding(Arguments arguments) {
    List<String> named = arguments.tagged("comparator").orElse(List.of("i;ascii-casemap"));
    return switch (named.isEmpty() ? "" : named.getFirst()) {
      case "i;octet" -> Optional.of(text -> text);
      case "i;ascii-casemap" -> Optional.of(ConditionReader::asciiCase);
      default -> Optional.empty();
    };
  }

  private static String asciiCase(String text) {
    StringBuilder folded = new StringBuilder(text);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return folded.toString();
  }

  private RuleCondition exists(Test test) {
    List<String> fields = new ArrayList<>();
    for (List<String> list : test.arguments().positional()) {
      expanded(list).forEach(field -> fields.add(field.toLowerCase(Locale.ROOT)));
    }
    return new RuleCondition.Exists(fields);
  }

  private RuleCondition size(Test test) {
    for (Argument argument : test.arguments().all()) {
      if (argument instanceof Argument.Numeral(long octets)) {
        return new RuleCondition.Size(!test.arguments().has("under"), octets);
      }
    }
    return opaque(test);
  }

  private static RuleCondition opaque(Test test) {
    return new RuleCondition.Opaque(
        test.name().substring(0, Math.min(MAXIMUM_NAME, test.name().length())));
  }

  private List<String> expanded(List<String> texts) {
    return texts.stream().map(text -> variables.expand(text).text()).toList();
  }
}
