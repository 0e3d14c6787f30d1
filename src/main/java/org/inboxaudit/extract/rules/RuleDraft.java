package org.inboxaudit.extract.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.EmailAddress;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.evidence.RuleCondition;

/// One rule while it is read: its conditions, all of which must hold, and its actions.
final class RuleDraft {
  private static final int MAXIMUM_TEXT = 500;
  private static final int MAXIMUM_NAME = 100;

  final List<RuleCondition> conditions = new ArrayList<>();
  private final List<RuleAction> actions = new ArrayList<>();
  private boolean enabled = true;
  private boolean stops;
  private boolean gone;
  private String name = "";

  void name(String text) {
    name = cut(text.strip());
  }

  void enabled(boolean value) {
    enabled = value;
  }

  void stop() {
    stops = true;
  }

  /// Sends the message on. A text that is no address may stand for anybody: the entry of an address
  /// book, a list of people.
  void forward(String to) {
    Optional<EmailAddress> address = EmailAddress.parse(to);
    actions.add(
        address.isPresent()
            ? new RuleAction.Forward(address.get(), true)
            : new RuleAction.ForwardComputed(cut(to), true));
  }

  /// Files the message away.
  void move(String folder) {
    actions.add(new RuleAction.FileInto(cut(folder)));
  }

  /// Files a copy; the message stays.
  void copy(String folder) {
    move(folder);
    actions.add(new RuleAction.Keep());
  }

  /// Files the message where it is deleted after a while: nobody is left with a copy.
  void trash(String folder) {
    move(folder);
    gone = true;
  }

  void discard() {
    actions.add(new RuleAction.Discard());
    gone = true;
  }

  void flag(String flag) {
    actions.add(new RuleAction.SetFlags(List.of(flag)));
  }

  void reply() {
    actions.add(new RuleAction.Reply(List.of(), List.of(), false));
  }

  void execute(String program) {
    actions.add(new RuleAction.Execute(cut(program)));
  }

  /// What has no word in our model.
  void other(String action) {
    actions.add(new RuleAction.Opaque(first(action, MAXIMUM_NAME)));
  }

  static RuleCondition opaque(String test) {
    return new RuleCondition.Opaque(first(test, MAXIMUM_NAME));
  }

  String name() {
    return name;
  }

  boolean isEnabled() {
    return enabled;
  }

  boolean stops() {
    return stops;
  }

  /// What it does. Whether a copy stays is judged over all of it.
  List<RuleAction> actions() {
    return actions.stream().map(this::judged).toList();
  }

  private RuleAction judged(RuleAction action) {
    return switch (action) {
      case RuleAction.Forward(EmailAddress to, boolean _) -> new RuleAction.Forward(to, !gone);
      case RuleAction.ForwardComputed(String to, boolean _) ->
          new RuleAction.ForwardComputed(to, !gone);
      case RuleAction other -> other;
    };
  }

  private static String cut(String text) {
    return first(text, MAXIMUM_TEXT);
  }

  private static String first(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }
}
