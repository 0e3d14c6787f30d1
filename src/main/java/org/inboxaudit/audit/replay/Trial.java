package org.inboxaudit.audit.replay;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.evidence.RuleCondition.Match;

/// A condition made ready to be tried on many messages.
///
/// Texts are compared without regard to case, as Sieve does unless told otherwise (RFC 5228
/// §2.7.3).
@FunctionalInterface
interface Trial {
  Trial UNDECIDABLE = _ -> Answer.UNKNOWN;
  int LONGEST_VALUE = 500;

  Answer on(Letter letter);

  /// @param fields learns which header fields the condition asks for
  static Trial of(RuleCondition condition, Fields fields) {
    return switch (condition) {
      case RuleCondition.Always _ -> _ -> Answer.YES;
      case RuleCondition.Never _ -> _ -> Answer.NO;
      case RuleCondition.Opaque _ -> UNDECIDABLE;
      case RuleCondition.Not(RuleCondition inner) -> {
        Trial trial = of(inner, fields);
        yield letter -> trial.on(letter).not();
      }
      case RuleCondition.AllOf(List<RuleCondition> inner) ->
          until(Answer.NO, Answer.YES, all(inner, fields));
      case RuleCondition.AnyOf(List<RuleCondition> inner) ->
          until(Answer.YES, Answer.NO, all(inner, fields));
      case RuleCondition.Size(boolean over, long octets) ->
          letter -> Answer.of(over ? letter.size() > octets : letter.size() < octets);
      case RuleCondition.Exists(List<String> names) ->
          until(
              Answer.NO,
              Answer.YES,
              names.stream().map(name -> exists(fields.place(name))).toList());
      case RuleCondition.Matches matches -> matches(matches, fields);
    };
  }

  private static List<Trial> all(List<RuleCondition> conditions, Fields fields) {
    return conditions.stream().map(condition -> of(condition, fields)).toList();
  }

  /// Tries one after the other until one gives the answer that decides.
  private static Trial until(Answer deciding, Answer otherwise, List<Trial> trials) {
    if (trials.size() == 1) {
      return trials.getFirst();
    }
    Trial[] each = trials.toArray(Trial[]::new);
    return letter -> {
      Answer answer = otherwise;
      for (Trial trial : each) {
        Answer next = trial.on(letter);
        if (next == deciding) {
          return deciding;
        }
        answer = next == Answer.UNKNOWN ? next : answer;
      }
      return answer;
    };
  }

  private static Trial exists(int field) {
    return field < 0 ? UNDECIDABLE : letter -> Answer.of(!letter.values(field).isEmpty());
  }

  private static Trial matches(RuleCondition.Matches matches, Fields fields) {
    List<String> sought =
        matches.values().stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
    if (matches.match() == Match.REGEX
        || sought.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
      return UNDECIDABLE;
    }
    Predicate<String> comparison = comparison(matches.match(), sought);
    return until(
        Answer.YES,
        Answer.NO,
        matches.fields().stream().map(name -> matches(fields.place(name), comparison)).toList());
  }

  private static Trial matches(int field, Predicate<String> comparison) {
    return field < 0
        ? UNDECIDABLE
        : letter -> {
          for (String text : letter.values(field)) {
            if (comparison.test(text)) {
              return Answer.YES;
            }
          }
          return Answer.NO;
        };
  }

  private static Predicate<String> comparison(Match match, List<String> sought) {
    return switch (match) {
      case IS -> Set.copyOf(sought)::contains;
      case CONTAINS ->
          anyOf(
              sought.stream()
                  .<Predicate<String>>map(value -> text -> text.contains(value))
                  .toList());
      case PATTERN -> anyOf(sought.stream().<Predicate<String>>map(Wildcards::new).toList());
      case REGEX -> throw new IllegalArgumentException("cannot be tried");
    };
  }

  @SuppressWarnings("unchecked") // an array has no other form
  private static Predicate<String> anyOf(List<Predicate<String>> comparisons) {
    Predicate<String>[] each = comparisons.toArray(Predicate[]::new);
    return text -> {
      for (Predicate<String> comparison : each) {
        if (comparison.test(text)) {
          return true;
        }
      }
      return false;
    };
  }
}
