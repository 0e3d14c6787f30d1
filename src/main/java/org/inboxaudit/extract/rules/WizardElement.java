package org.inboxaudit.extract.rules;

import java.util.ArrayList;
import java.util.List;
import org.inboxaudit.evidence.RuleCondition;

/// One condition, exception or action of a Rules Wizard file: its number, how many values it has,
/// and the values, whose layout follows from the number alone.
///
/// Exceptions have the layout of the condition they negate.
final class WizardElement {
  private static final List<String> RECIPIENTS = List.of("to", "cc");
  private static final int SENT = 4;
  private static final int MAXIMUM_VALUES = 1_000;

  private final WizardBytes bytes;
  private final RuleDraft draft;
  private final int values;

  private WizardElement(WizardBytes bytes, RuleDraft draft, int values) {
    this.bytes = bytes;
    this.draft = draft;
    this.values = values;
  }

  static void read(WizardBytes bytes, RuleDraft draft) throws RulesFileProblem {
    long element = bytes.number();
    long values = bytes.number();
    if (values > MAXIMUM_VALUES) {
      throw unknown();
    }
    new WizardElement(bytes, draft, (int) values).read((int) Math.min(element, 0xffff));
  }

  private static RulesFileProblem unknown() {
    return RulesFileProblem.unreadable("Rules Wizard element");
  }

  private void read(int element) throws RulesFileProblem {
    switch (element) {
      case 400 -> direction();
      case 100 -> each(() -> bytes.skip(8));
      default -> {
        if (element >= 300 && element < 400) {
          act(element);
        } else if (element >= 500 && element < 600) {
          draft.conditions.add(Conditions.not(condition(excepted(element))));
        } else {
          draft.conditions.add(condition(element));
        }
      }
    }
  }

  /// Whether the rule looks at what arrives or at what is sent.
  private void direction() throws RulesFileProblem {
    for (int i = 0; i < values; i++) {
      bytes.skip(4);
      if ((bytes.number() & SENT) != 0) {
        draft.conditions.add(RuleDraft.opaque("after sending"));
      }
    }
  }

  /// The condition that an exception negates. Up to 530 their numbers go side by side (500 for
  /// 200).
  private static int excepted(int element) {
    return switch (element) {
      case 531 -> 232;
      case 532 -> 238;
      case 533 -> 240;
      case 534 -> 241;
      case 536 -> 244;
      case 537 -> 245;
      case 538 -> 246;
      case 539 -> 247;
      default -> element - 300;
    };
  }

  private RuleCondition condition(int element) throws RulesFileProblem {
    return switch (element) {
      case 203 -> people(List.of("from"));
      case 204 -> people(RECIPIENTS);
      case 205 -> words(List.of("subject"));
      case 206 -> words(List.of("body"));
      case 207 -> words(List.of("subject", "body"));
      case 229 -> words(RECIPIENTS);
      case 230 -> words(List.of("from"));
      case 232 ->
          Conditions.any(List.of(words(List.of("from", "to", "cc", "subject")), named(element)));
      case 224 -> size();
      case 200, 201, 202, 220, 222, 226, 227, 241, 246, 247 -> plain(element, () -> {});
      case 210, 211 -> plain(element, () -> bytes.skip(8));
      case 208 ->
          plain(
              element,
              () -> {
                bytes.skip(8);
                bytes.text();
                bytes.skip(4);
              });
      case 215, 245 -> plain(element, this::numberAndText);
      case 225 -> plain(element, () -> bytes.skip(36));
      case 228, 238, 244 ->
          plain(
              element,
              () -> {
                numberAndText();
                bytes.skipAscii();
              });
      case 239 -> plain(element, () -> bytes.skip(20));
      case 240 ->
          plain(
              element,
              () -> {
                bytes.skip(4);
                bytes.skip(bytes.number());
                bytes.text();
              });
      default -> throw unknown();
    };
  }

  private static RuleCondition named(int element) {
    return RuleDraft.opaque("Outlook condition " + element);
  }

  private RuleCondition plain(int element, Value value) throws RulesFileProblem {
    each(value);
    return named(element);
  }

  private RuleCondition words(List<String> fields) throws RulesFileProblem {
    List<String> words = new ArrayList<>();
    each(
        () -> {
          bytes.skip(4);
          words.add(bytes.text());
        });
    return Conditions.contains(fields, words);
  }

  private RuleCondition people(List<String> fields) throws RulesFileProblem {
    List<String> people = new ArrayList<>();
    each(() -> people.addAll(WizardPeople.read(bytes)));
    return Conditions.contains(fields, people);
  }

  /// In kilobytes; an end that is zero is open.
  private RuleCondition size() throws RulesFileProblem {
    List<RuleCondition> ends = new ArrayList<>();
    each(
        () -> {
          bytes.skip(4);
          long from = bytes.number();
          long to = bytes.number();
          if (from > 0) {
            ends.add(new RuleCondition.Size(true, from << 10));
          }
          if (to > 0) {
            ends.add(new RuleCondition.Size(false, to << 10));
          }
        });
    return Conditions.all(ends);
  }

  private void act(int element) throws RulesFileProblem {
    switch (element) {
      case 302, 316, 324, 327 -> each(() -> WizardPeople.read(bytes).forEach(draft::forward));
      case 300 -> each(() -> draft.move(folder()));
      case 313 -> each(() -> draft.copy(folder()));
      case 301 -> draft.trash("Deleted Items");
      case 330 -> draft.discard();
      case 332 -> draft.flag("\\Seen");
      case 322 -> draft.stop();
      case 303 -> {
        each(this::numberAndText);
        draft.reply();
      }
      case 326 -> {
        each(this::template);
        draft.reply();
      }
      case 329 -> each(() -> draft.execute(numberAndText()));
      case 331 ->
          each(
              () -> {
                draft.execute(numberAndText());
                bytes.text();
              });
      default -> {
        each(harmless(element));
        draft.other("Outlook action " + element);
      }
    }
  }

  /// Actions that neither send mail anywhere nor move it.
  private Value harmless(int element) throws RulesFileProblem {
    return switch (element) {
      case 306, 314, 315, 323, 328, 335, 338 -> () -> {};
      case 304, 307, 310 -> this::numberAndText;
      case 311, 312, 318 -> () -> bytes.skip(8);
      case 305 ->
          () -> {
            bytes.skip(8);
            bytes.text();
            bytes.skip(4);
          };
      case 337 ->
          () -> {
            bytes.skip(8);
            bytes.text();
          };
      default -> throw unknown();
    };
  }

  private String folder() throws RulesFileProblem {
    bytes.skip(4);
    bytes.skip(bytes.number());
    bytes.skip(bytes.number());
    String name = bytes.text();
    bytes.skip(4);
    return name;
  }

  private void template() throws RulesFileProblem {
    bytes.skip(4);
    bytes.skip(bytes.number());
    bytes.text();
  }

  private String numberAndText() throws RulesFileProblem {
    bytes.skip(4);
    return bytes.text();
  }

  private void each(Value value) throws RulesFileProblem {
    for (int i = 0; i < values; i++) {
      value.read();
    }
  }

  /// Goes past one value, and makes of it what it can.
  @FunctionalInterface
  private interface Value {
    void read() throws RulesFileProblem;
  }
}
