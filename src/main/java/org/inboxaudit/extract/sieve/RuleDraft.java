package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.RuleAction;
import org.inboxaudit.extract.sieve.SieveSyntax.Command;

/// The actions of the rule that is being read, and the flags that stand at that point.
///
/// Flags set earlier stay set for whatever files the message later (RFC 5232 §3), also from outside
/// of the rule: then the rule is given them as an action of its own.
final class RuleDraft {
  private static final int MAXIMUM_FLAGS = 50;

  private final List<RuleAction> actions = new ArrayList<>();
  private final List<String> flags;
  private List<String> inherited;
  private boolean files;
  private Optional<RuleNames.Title> title = Optional.empty();

  RuleDraft(List<String> flags) {
    this.flags = new ArrayList<>(flags);
    this.inherited = new ArrayList<>(flags);
  }

  List<String> flags() {
    return flags;
  }

  boolean isEmpty() {
    return actions.isEmpty();
  }

  /// The title of its first action.
  Optional<RuleNames.Title> title() {
    return title;
  }

  /// Whether an action under `next` begins another rule.
  boolean isOf(RuleNames.Title next) {
    return !isEmpty() && !next.name().isEmpty() && !title.equals(Optional.of(next));
  }

  void addAll(List<RuleAction> more, RuleNames.Title of) {
    if (!more.isEmpty() && title.isEmpty()) {
      title = Optional.of(of);
    }
    actions.addAll(more);
  }

  void add(Command command, RuleNames.Title of, Variables variables, boolean keepsCopy) {
    ActionReader reader = new ActionReader(variables);
    if (command.is("setflag", "addflag", "removeflag")) {
      List<List<String>> strings = command.arguments().positional();
      List<String> named = reader.flags(command.arguments().last());
      if (strings.size() > 1) {
        keepInVariable(command, strings.getFirst(), named, variables);
        return;
      }
      change(command, named);
    }
    files |= command.is("keep", "fileinto") && !command.arguments().has("flags");
    if (!command.is("removeflag")) {
      addAll(reader.read(command, keepsCopy), of);
    }
  }

  private void change(Command command, List<String> named) {
    if (!command.is("addflag")) {
      boolean all = command.is("setflag");
      flags.removeIf(flag -> all || named.stream().anyMatch(flag::equalsIgnoreCase));
      inherited.removeIf(flag -> all || named.stream().anyMatch(flag::equalsIgnoreCase));
    }
    if (!command.is("removeflag")) {
      named.stream().limit(Math.max(0, MAXIMUM_FLAGS - flags.size())).forEach(flags::add);
    }
  }

  /// RFC 5232 §3: with two arguments the first names a variable that holds the flags.
  private static void keepInVariable(
      Command command, List<String> variable, List<String> named, Variables variables) {
    String text = String.join(" ", named.subList(0, Math.min(MAXIMUM_FLAGS, named.size())));
    for (String name : variable) {
      Variables.Expanded before = variables.expand("${" + name + "}");
      variables.put(
          name,
          command.is("setflag")
              ? Optional.of(text)
              : command.is("addflag") && before.constant()
                  ? Optional.of(before.text() + " " + text)
                  : Optional.empty());
    }
  }

  /// Hands over the actions and begins the next rule.
  List<RuleAction> take() {
    List<RuleAction> taken = new ArrayList<>();
    if (files && !inherited.isEmpty()) {
      taken.add(new RuleAction.SetFlags(inherited));
    }
    taken.addAll(actions);
    actions.clear();
    title = Optional.empty();
    files = false;
    inherited = new ArrayList<>(flags);
    return taken;
  }
}
