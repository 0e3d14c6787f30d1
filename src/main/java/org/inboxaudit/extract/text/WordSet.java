package org.inboxaudit.extract.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inboxaudit.evidence.Script;

/// Many words, sought in one pass over a text, however many they are (Aho and Corasick 1975).
///
/// Where the script parts its words, a word must begin one in the text; with a `$` behind it, it
/// must end there as well.
final class WordSet {
  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

  /// The number of each character that stands in a word, 0 for all others.
  private final char[] letters = new char[Character.MAX_VALUE + 1];

  private int alphabet = 1;

  /// Where each letter leads from each node, one row for a node: every text comes by here twice,
  /// and a look into an array is as much as one of its characters may cost.
  private char[] steps = {};

  /// The node itself if it ends a word, else the nearest on its way of fallbacks that does, else 0.
  private char[] endings = {};

  /// Hears of each word that stands in a text, in the order in which they end.
  interface Listener {
    void found(int group, int from, int to);
  }

  private static final class Node {
    private final Map<Character, Integer> next = new HashMap<>(4);
    private final List<Word> words = new ArrayList<>(1);
    private int fallback;
    private int ending;
  }

  private record Word(int group, int length, boolean begins, boolean ends) {}

  /// Adds a folded word to a group.
  void add(String entry, int group) {
    boolean whole = entry.endsWith("$");
    String word = whole ? entry.substring(0, entry.length() - 1) : entry;
    int at = 0;
    for (int i = 0; i < word.length(); i++) {
      if (letters[word.charAt(i)] == 0) {
        letters[word.charAt(i)] = (char) alphabet++;
      }
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
    boolean parted = Script.partsWords(word);
    nodes.get(at).words.add(new Word(group, word.length(), parted, whole));
  }

  /// Makes it ready, after the last word was added.
  ///
  /// @throws IllegalStateException if there are more words than fit
  void close() {
    if (nodes.size() > Character.MAX_VALUE) {
      throw new IllegalStateException("too many words");
    }
    steps = new char[nodes.size() * alphabet];
    endings = new char[nodes.size()];
    Deque<Integer> queue = new ArrayDeque<>(List.of(0));
    while (!queue.isEmpty()) {
      int at = queue.remove();
      Node node = nodes.get(at);
      int behind = node.fallback;
      endings[at] = node.words.isEmpty() ? endings[behind] : (char) at;
      node.ending = endings[behind];
      // what no word goes on with is what the fallback, which is nearer to the root, does with it
      System.arraycopy(steps, behind * alphabet, steps, at * alphabet, alphabet);
      node.next.forEach(
          (letter, child) -> {
            int step = at * alphabet + letters[letter];
            nodes.get(child).fallback = at == 0 ? 0 : steps[step];
            steps[step] = (char) child.intValue();
            queue.add(child);
          });
    }
  }

  /// Seeks all words in a folded text.
  void search(String text, Listener listener) {
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      at = steps[at * alphabet + letters[text.charAt(i)]];
      for (int end = endings[at]; end != 0; end = nodes.get(end).ending) {
        for (Word word : nodes.get(end).words) {
          int from = i + 1 - word.length;
          if ((!word.begins || from == 0 || !Script.isOfAWord(text.codePointBefore(from)))
              && (!word.ends
                  || i + 1 == text.length()
                  || !Script.isOfAWord(text.codePointAt(i + 1)))) {
            listener.found(word.group, from, i + 1);
          }
        }
      }
    }
  }
}
