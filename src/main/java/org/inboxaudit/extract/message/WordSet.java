package org.inboxaudit.extract.message;

import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Many words, sought in one pass over a text, however many they are (Aho and Corasick 1975).
///
/// Where the script parts its words, a word must begin one in the text; with a `$` behind it, it
/// must end there as well.
final class WordSet {
  private static final Set<UnicodeScript> PARTED =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARABIC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.TIBETAN);

  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

  /// Hears of each word that stands in a text, in the order in which they end.
  interface Listener {
    void found(int group, int from, int to);
  }

  private static final class Node {
    private final Map<Character, Integer> next = new HashMap<>(4);
    private final List<Word> words = new ArrayList<>(1);
    private int fallback;

    /// The nearest node on the way of fallbacks that ends a word, 0 for none.
    private int ending;
  }

  private record Word(int group, int length, boolean begins, boolean ends) {}

  /// Adds a folded word to a group.
  void add(String entry, int group) {
    boolean whole = entry.endsWith("$");
    String word = whole ? entry.substring(0, entry.length() - 1) : entry;
    int at = 0;
    for (int i = 0; i < word.length(); i++) {
      int here = at;
      at =
          nodes
              .get(here)
              .next
              .computeIfAbsent(
                  word.charAt(i),
                  _ -> {
                    nodes.add(new Node());
                    return nodes.size() - 1;
                  });
    }
    boolean parted = PARTED.contains(UnicodeScript.of(word.codePointAt(0)));
    nodes.get(at).words.add(new Word(group, word.length(), parted, whole));
  }

  /// Makes it ready, after the last word was added.
  void close() {
    Deque<Integer> queue = new ArrayDeque<>(nodes.getFirst().next.values());
    while (!queue.isEmpty()) {
      Node node = nodes.get(queue.remove());
      Node behind = nodes.get(node.fallback);
      node.ending = behind.words.isEmpty() ? behind.ending : node.fallback;
      node.next.forEach(
          (letter, child) -> {
            nodes.get(child).fallback = step(node.fallback, letter);
            queue.add(child);
          });
    }
  }

  private int step(int from, char letter) {
    for (int at = from; ; at = nodes.get(at).fallback) {
      Integer next = nodes.get(at).next.get(letter);
      if (next != null) {
        return next;
      }
      if (at == 0) {
        return 0;
      }
    }
  }

  /// Seeks all words in a folded text.
  void search(String text, Listener listener) {
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      at = step(at, text.charAt(i));
      for (int end = nodes.get(at).words.isEmpty() ? nodes.get(at).ending : at;
          end != 0;
          end = nodes.get(end).ending) {
        for (Word word : nodes.get(end).words) {
          int from = i + 1 - word.length;
          if ((!word.begins || from == 0 || !isOfAWord(text.codePointBefore(from)))
              && (!word.ends || i + 1 == text.length() || !isOfAWord(text.codePointAt(i + 1)))) {
            listener.found(word.group, from, i + 1);
          }
        }
      }
    }
  }

  private static boolean isOfAWord(int c) {
    return Character.isLetter(c)
        || switch (Character.getType(c)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
  }
}
