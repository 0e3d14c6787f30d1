package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inboxaudit.evidence.RuleCondition;
import org.inboxaudit.extract.sieve.SieveSyntax.Command;
import org.inboxaudit.extract.sieve.SieveSyntax.Test;

/// Goes along a block of a script in the order in which it would run and writes down its rules.
///
/// Rules are an ordered list whose `stops` tells that later ones are not reached; so the condition
/// of a rule does not repeat that no earlier rule stopped. The exception is the guard: a block that
/// does nothing but stop, under a negated test, is another way to write "only if", and what follows
/// it carries that condition.
final class ScriptWalk {
  private static final int MAXIMUM_NEGATIONS = 50;

  private final RuleList rules;
  private final RuleNames names;
  private final RuleDraft draft;
  private final List<RuleCondition> path;
  private final Scope scope;
  private Variables variables;
  private boolean ended;

  /// What surrounds a block.
  ///
  /// @param top whether it is the script itself
  /// @param before what has happened to the mailbox's copy when the block is entered
  /// @param after what happens to it once the block has ended
  private record Scope(boolean top, RuleNames.Title title, Delivery before, Delivery after) {}

  ScriptWalk(RuleList rules, RuleNames names) {
    this.rules = rules;
    this.names = names;
    this.draft = new RuleDraft(List.of());
    this.path = new ArrayList<>();
    this.scope = new Scope(true, RuleNames.Title.NONE, Delivery.NOTHING, Delivery.NOTHING);
    this.variables = new Variables();
  }

  private ScriptWalk(ScriptWalk outer, Scope scope, RuleCondition condition) {
    this.rules = outer.rules;
    this.names = outer.names;
    this.draft = new RuleDraft(outer.draft.flags());
    this.path = new ArrayList<>(outer.path);
    this.scope = scope;
    this.variables = outer.variables.branch();
    path.add(condition);
  }

  /// Writes down the rules of `commands`.
  void walk(List<Command> commands) throws ScriptProblem {
    Delivery[] onwards = Delivery.onwards(commands, scope.after());
    Delivery before = scope.before();
    for (int i = 0; i < commands.size(); i++) {
      Command command = commands.get(i);
      RuleNames.Title title = scope.title().overriddenBy(names.read(command.comments()));
      switch (command.name()) {
        case "if" -> {
          int end = endOfChain(commands, i);
          Scope inner = new Scope(false, title, before, onwards[end]);
          chain(commands.subList(i, end), inner);
          i = end - 1;
        }
        case "elsif", "else" -> throw ScriptProblem.syntax("if");
        case "stop", "return" -> {
          flush(true);
          end();
        }
        case "require" -> variables.require(command.arguments().last());
        case "set" -> variables.set(command.arguments());
        case "global", "import", "export" -> variables.share(command.arguments().last());
        // Nothing that happens to the message.
        case "denotify", "unmark", "error", "break", "debug_log" -> {}
        default -> {
          if (command.block().isPresent()) {
            RuleCondition unknown = new RuleCondition.Opaque(command.name());
            nested(command, unknown, new Scope(false, title, before, onwards[i + 1]));
          } else {
            action(command, title, before.plus(onwards[i]));
          }
        }
      }
      before = before.plus(Delivery.of(command));
    }
    flush(false);
  }

  private static int endOfChain(List<Command> commands, int start) {
    int end = start + 1;
    while (end < commands.size() && commands.get(end).is("elsif", "else")) {
      end++;
      if (commands.get(end - 1).is("else")) {
        break;
      }
    }
    return end;
  }

  private void action(Command command, RuleNames.Title title, Delivery whole) {
    if (scope.top() && draft.isOf(scope.title().overriddenBy(title))) {
      flush(false);
    }
    draft.add(command, title, variables, whole.keepsCopy());
    // What a program answers is known to nobody beforehand.
    command.arguments().tagged("output").ifPresent(variables::forget);
    switch (command.name()) {
      case "extracttext" -> variables.forget(command.arguments().last());
      case "include" -> variables.included();
      default -> {
        if (ActionReader.isUnknown(command)) {
          // It may set any variable that it names.
          command.arguments().positional().forEach(variables::forget);
        }
      }
    }
  }

  /// `if`, `elsif` and `else` (RFC 5228 §3.1): each branch also says that none before it applied.
  private void chain(List<Command> branches, Scope inner) throws ScriptProblem {
    if (scope.top()) {
      flush(false);
    }
    List<RuleCondition> negations = new ArrayList<>();
    List<Variables> goingOn = new ArrayList<>();
    boolean exhausted = false;
    for (Command branch : branches) {
      forgetOutputs(branch.tests());
      boolean literally = branch.is("else") || isLiterally(true, branch);
      RuleCondition own = condition(branch);
      List<RuleCondition> together = new ArrayList<>(negations);
      together.add(own);
      RuleNames.Title title =
          branch.is("if")
              ? inner.title()
              : inner.title().overriddenBy(names.read(branch.comments()));
      ScriptWalk walk =
          nested(
              branch,
              exhausted ? Conditions.NEVER : Conditions.all(together),
              new Scope(false, title, inner.before(), inner.after()));
      if (!walk.ended && !(own instanceof RuleCondition.Never) && !exhausted) {
        goingOn.add(walk.variables);
      }
      exhausted |= literally;
      negations.add(
          negations.size() < MAXIMUM_NEGATIONS && (literally || own != Conditions.ALWAYS)
              ? Conditions.not(own)
              : new RuleCondition.Opaque("elsif"));
      if (negations.size() > MAXIMUM_NEGATIONS + 1) {
        negations.removeLast();
      }
      guard(branches, own);
    }
    goOn(goingOn, exhausted);
  }

  /// When a branch applies. Only what is literally `false` is switched off: a comparison that we
  /// find false ourselves could still be true on a server that compares in another way.
  private RuleCondition condition(Command branch) {
    if (branch.is("else")) {
      return Conditions.ALWAYS;
    }
    RuleCondition read = new ConditionReader(variables).read(branch.tests());
    return read instanceof RuleCondition.Never && !isLiterally(false, branch)
        ? new RuleCondition.Opaque("string")
        : read;
  }

  private static boolean isLiterally(boolean value, Command branch) {
    return branch.tests().size() == 1
        && ConditionReader.constant(branch.tests().getFirst()).equals(Optional.of(value));
  }

  /// What a program answers is known to nobody beforehand, also if a test runs it.
  private void forgetOutputs(List<Test> tests) {
    for (Test test : tests) {
      test.arguments().tagged("output").ifPresent(variables::forget);
      forgetOutputs(test.tests());
    }
  }

  private ScriptWalk nested(Command command, RuleCondition condition, Scope inner)
      throws ScriptProblem {
    ScriptWalk walk = new ScriptWalk(this, inner, condition);
    walk.draft.addAll(new ActionReader(variables).programs(command.tests()), inner.title());
    walk.walk(command.block().orElse(List.of()));
    return walk;
  }

  private void guard(List<Command> branches, RuleCondition own) {
    List<Command> block = branches.getFirst().block().orElse(List.of());
    if (branches.size() == 1
        && block.stream().allMatch(command -> command.is("keep", "stop"))
        && block.stream().anyMatch(command -> command.is("stop"))
        && path.size() < MAXIMUM_NEGATIONS
        && Conditions.isNegative(own)) {
      flush(false);
      path.add(Conditions.positive(own));
    }
  }

  /// Goes on with what is known after a chain, over all branches that did not stop.
  private void goOn(List<Variables> goingOn, boolean exhausted) {
    if (exhausted && goingOn.isEmpty()) {
      flush(true);
      end();
      return;
    }
    if (exhausted) {
      variables = goingOn.removeFirst();
    }
    goingOn.forEach(variables::join);
  }

  private void end() {
    ended = true;
    path.clear();
    path.add(Conditions.NEVER);
  }

  private void flush(boolean stops) {
    if (!draft.isEmpty() || (stops && !scope.top() && !ended)) {
      rules.add(draft.title().orElse(scope.title()), Conditions.all(path), draft.take(), stops);
    }
  }
}
