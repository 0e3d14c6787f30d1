package org.inboxaudit.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the words of a text say, by a pack of words and rules.
///
/// A line of the pack is `group | word` or `rule | meaning | group group …`: a meaning holds if a
/// word of each group stands within a short stretch of the text, in any order. A word alone says
/// little: "account" stands in every second letter, "suspended" beside it does not.
public final class WordRules<M extends Enum<M>> {
  private static final String RULE = "rule";

  /// How far the words of one rule may lie apart, in characters: a long sentence.
  private static final int STRETCH = 90;

  private final WordSet words = new WordSet();
  private final Class<M> meanings;

  /// By group, the rules that ask for a word of it.
  private final List<List<Rule<M>>> rules = new ArrayList<>();

  private final int groups;

  private WordRules(Class<M> meanings, List<List<String>> lines) {
    this.meanings = meanings;
    Map<String, Integer> numbers = new HashMap<>();
    for (List<String> line : lines) {
      if (!line.getFirst().equals(RULE)) {
        words.add(line.getLast(), numbers.computeIfAbsent(line.getFirst(), _ -> numbers.size()));
      }
    }
    words.close();
    groups = numbers.size();
    numbers.forEach((_, _) -> rules.add(new ArrayList<>()));
    for (List<String> line : lines) {
      if (line.getFirst().equals(RULE)) {
        int[] needed =
            Arrays.stream(line.get(2).split(" ", -1))
                .mapToInt(name -> number(numbers, name))
                .toArray();
        M meaning = Enum.valueOf(meanings, line.get(1).toUpperCase(Locale.ROOT));
        Arrays.stream(needed).forEach(group -> rules.get(group).add(new Rule<>(meaning, needed)));
      }
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rule<M>(M meaning, int[] groups) {}

  /// @param packs read as one: a rule of one may ask for a group of the other
  public static <M extends Enum<M>> WordRules<M> load(Class<M> meanings, String... packs) {
    return new WordRules<>(
        meanings, Arrays.stream(packs).flatMap(pack -> Pack.read(pack).stream()).toList());
  }

  private static int number(Map<String, Integer> numbers, String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("no words in group " + name);
    }
    return number;
  }

  /// What a folded text says.
  public Set<M> in(String folded) {
    Set<M> found = EnumSet.noneOf(meanings);
    int[] last = new int[groups];
    Arrays.fill(last, -1 - STRETCH);
    words.search(
        folded,
        (group, from, to) -> {
          last[group] = Math.max(last[group], to);
          for (Rule<M> rule : rules.get(group)) {
            if (!found.contains(rule.meaning) && holds(rule, last, from)) {
              found.add(rule.meaning);
            }
          }
        });
    return found;
  }

  private static boolean holds(Rule<?> rule, int[] last, int from) {
    for (int group : rule.groups) {
      if (last[group] < from - STRETCH) {
        return false;
      }
    }
    return true;
  }
}
