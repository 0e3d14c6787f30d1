package org.inboxaudit.audit.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.inboxaudit.audit.replay.RuleMemory.Before;
import org.inboxaudit.audit.replay.RuleMemory.Known;
import org.inboxaudit.audit.replay.RuleMemory.Told;
import org.inboxaudit.check.RuleHistory.Change;
import org.inboxaudit.check.RuleHistory.Difference;

/// Compares the rules of two audits. Only sources that told all their rules both times are
/// compared: a rule that could not be read is not gone.
final class RuleChanges {
  private static final int MOST = 100;

  private RuleChanges() {}

  static List<Change> between(Before before, List<Told> told, Set<String> complete) {
    List<Known> now = compared(told.stream().map(Told::known).toList(), before, complete);
    List<Known> then = compared(before.rules(), before, complete);
    List<Known> appeared = without(now, then);
    Map<String, Known> vanished = new HashMap<>();
    without(then, now).forEach(rule -> vanished.putIfAbsent(name(rule), rule));
    List<Change> changes = new ArrayList<>();
    for (Known rule : appeared) {
      boolean changed = vanished.remove(name(rule)) != null;
      changes.add(
          new Change(rule.place(), rule.name(), changed ? Difference.CHANGED : Difference.NEW));
    }
    vanished.values().stream()
        .sorted((a, b) -> name(a).compareTo(name(b)))
        .map(rule -> new Change(rule.place(), rule.name(), Difference.GONE))
        .forEach(changes::add);
    return changes.size() > MOST ? changes.subList(0, MOST) : changes;
  }

  private static List<Known> compared(List<Known> rules, Before before, Set<String> complete) {
    return rules.stream()
        .filter(
            rule -> {
              String source = rule.place().source().value();
              return complete.contains(source) && before.complete().contains(source);
            })
        .toList();
  }

  private static List<Known> without(List<Known> rules, List<Known> others) {
    Set<String> marks = others.stream().map(Known::mark).collect(Collectors.toSet());
    return rules.stream().filter(rule -> !marks.contains(rule.mark())).toList();
  }

  /// By what an owner would know a rule again that says something else now.
  private static String name(Known rule) {
    return String.join("\n", rule.place().source().value(), rule.place().key(), rule.name());
  }
}
