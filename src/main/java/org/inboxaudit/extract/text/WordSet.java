package org.inboxaudit.extract.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.Script;

/// Many words, sought in one pass over a text, however many they are (Aho and Corasick 1975).
///
/// Where the script parts its words, a word must begin one in the text; with a `$` behind it, it
/// must end there as well. Letters that people write for one another are one ([PlainLetters]).
final class WordSet {
  private static final int MOST_TRIES = 200;

  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

  /// The number of each character that stands in a word, 0 for all others.
  private final char[] letters = new char[Character.MAX_VALUE + 1];

  private int alphabet = 1;

  /// Where each letter leads from the root.
  private char[] first = {};

  /// Where the letters of each other node begin in `owners` and `targets`. These hold the letters
  /// of all nodes, laid into one another where they leave room (Tarjan and Yao 1979): as a whole
  /// they fit into the cache of a processor, one row a node does not.
  private int[] rows = {};

  /// Whose letter it is, 0 for nobody's.
  private char[] owners = {};

  private char[] targets = {};

  /// The node of the longest end of this one's word that is the beginning of another.
  private char[] fallbacks = {};

  /// The node itself if it ends a word, else the nearest on its way of fallbacks that does, else 0.
  private char[] endings = {};

  /// Hears of each word that stands in a text, in the order in which they end.
  interface Listener {
    void found(int group, int from, int to);
  }

  private static final class Node {
    private final SortedMap<Character, Integer> next = new TreeMap<>();
    private final List<Word> words = new ArrayList<>(1);
  }

  private record Word(int group, int length, boolean begins, boolean ends) {}

  /// Adds a folded word to a group.
  void add(String entry, int group) {
    boolean whole = entry.endsWith("$");
    String word = whole ? entry.substring(0, entry.length() - 1) : entry;
    int at = 0;
    for (int i = 0; i < word.length(); i++) {
      char plain = PlainLetters.of(word.charAt(i));
      if (letters[plain] == 0) {
        letters[plain] = (char) alphabet++;
      }
      at =
          nodes
              .get(at)
              .next
              .computeIfAbsent(
                  letters[plain],
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
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      letters[c] = letters[PlainLetters.of(c)];
    }
    first = new char[alphabet];
    nodes.getFirst().next.forEach((letter, child) -> first[letter] = (char) child.intValue());
    lay();
    fallbacks = new char[nodes.size()];
    endings = new char[nodes.size()];
    Deque<Integer> queue = new ArrayDeque<>(nodes.getFirst().next.values());
    while (!queue.isEmpty()) {
      int at = queue.remove();
      Node node = nodes.get(at);
      endings[at] = node.words.isEmpty() ? endings[fallbacks[at]] : (char) at;
      node.next.forEach(
          (letter, child) -> {
            fallbacks[child] = (char) step(fallbacks[at], letter);
            queue.add(child);
          });
    }
  }

  /// Lays the letters of all nodes into one another, those with most first: they fit worst. What
  /// does not fit soon is laid behind all others, so that this takes no time to speak of.
  private void lay() {
    rows = new int[nodes.size()];
    owners = new char[2 * (nodes.size() + alphabet)];
    targets = new char[owners.length];
    List<Integer> order = new ArrayList<>();
    for (int at = 1; at < nodes.size(); at++) {
      order.add(at);
    }
    order.sort(Comparator.comparing(at -> -nodes.get(at).next.size()));
    int free = 0;
    int end = 0;
    for (int at : order) {
      Map<Character, Integer> next = nodes.get(at).next;
      while (owners[free] != 0) {
        free++;
      }
      char[] taken = letters(next);
      int row = row(taken, free, end);
      rows[at] = row;
      next.forEach(
          (letter, child) -> {
            owners[row + letter] = (char) at;
            targets[row + letter] = (char) child.intValue();
          });
      end = taken.length == 0 ? end : Math.max(end, row + taken[taken.length - 1] + 1);
    }
  }

  private static char[] letters(Map<Character, Integer> next) {
    char[] letters = new char[next.size()];
    int count = 0;
    for (char letter : next.keySet()) {
      letters[count++] = letter;
    }
    return letters;
  }

  /// @param free before which all is taken
  /// @param end from which on nothing is
  private int row(char[] taken, int free, int end) {
    int lowest = taken.length == 0 ? 0 : taken[0];
    int behind = Math.max(0, end - lowest);
    int row = Math.max(0, free - lowest);
    int last = row + MOST_TRIES;
    while (row < behind && !fits(row, taken)) {
      row = row == last ? behind : row + 1;
    }
    if (row + alphabet >= owners.length) {
      owners = Arrays.copyOf(owners, 2 * owners.length);
      targets = Arrays.copyOf(targets, owners.length);
    }
    return row;
  }

  private boolean fits(int row, char[] taken) {
    for (char letter : taken) {
      if (row + letter < owners.length && owners[row + letter] != 0) {
        return false;
      }
    }
    return true;
  }

  /// Where a letter leads from a node: as far as its word goes on, or what of its end does.
  private int step(int node, char letter) {
    int at = node;
    while (at != 0) {
      int place = rows[at] + letter;
      if (owners[place] == at) {
        return targets[place];
      }
      at = fallbacks[at];
    }
    return first[letter];
  }

  /// Seeks all words in a folded text.
  void search(String text, Listener listener) {
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = letters[text.charAt(i)];
      at = letter == 0 ? 0 : step(at, letter);
      for (int end = endings[at]; end != 0; end = endings[fallbacks[end]]) {
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
