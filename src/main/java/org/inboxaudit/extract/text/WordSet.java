package org.inboxaudit.extract.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inboxaudit.evidence.Script;

/// Many words, sought together in a text, however many they are: from each place where one may
/// begin, letter by letter down a tree of all of them.
///
/// Where the script parts its words, a word must begin one in the text; with a `$` behind it, it
/// must end there as well. Letters that people write for one another are one ([PlainLetters]).
final class WordSet {
  private static final int MOST_TRIES = 200;

  /// Whether a character is one of a word.
  private static final boolean[] OF_WORD = ofWord();

  private final List<Node> nodes = new ArrayList<>(List.of(new Node()));

  /// The number of each character that stands in a word, 0 for all others.
  private final char[] letters = new char[Character.MAX_VALUE + 1];

  private int alphabet = 1;

  /// Where each letter leads from the root.
  private char[] first = {};

  /// By letter, whether a word that begins with it may stand in the middle of another.
  private final boolean[] anywhere = new boolean[Character.MAX_VALUE + 1];

  /// Where the letters of each other node begin in `owners` and `targets`. These hold the letters
  /// of all nodes, laid into one another where they leave room (Tarjan and Yao 1979): as a whole
  /// they fit into the cache of a processor, one row a node does not.
  private int[] rows = {};

  /// Whose letter it is, 0 for nobody's.
  private char[] owners = {};

  private char[] targets = {};

  /// Whether a node ends a word.
  private boolean[] ends = {};

  /// Hears of each word that stands in a text, in the order in which they begin.
  interface Listener {
    void found(int group, int from, int to);
  }

  private static final class Node {
    private final SortedMap<Character, Integer> next = new TreeMap<>();
    private final List<Word> words = new ArrayList<>(1);
  }

  private record Word(int group, boolean begins, boolean ends) {}

  private static boolean[] ofWord() {
    boolean[] ofWord = new boolean[Character.MAX_VALUE + 1];
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      ofWord[c] = Script.isOfAWord(c);
    }
    return ofWord;
  }

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
    nodes.get(at).words.add(new Word(group, parted, whole));
    anywhere[letters[PlainLetters.of(word.charAt(0))]] |= !parted;
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
    ends = new boolean[nodes.size()];
    for (int at = 0; at < ends.length; at++) {
      ends[at] = !nodes.get(at).words.isEmpty();
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

  /// Seeks all words in a folded text.
  void search(String text, Listener listener) {
    boolean within = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char letter = letters[c];
      if (letter != 0 && (!within || anywhere[letter])) {
        follow(text, i, within, listener);
      }
      within =
          Character.isLowSurrogate(c) ? Script.isOfAWord(text.codePointBefore(i + 1)) : OF_WORD[c];
    }
  }

  /// Goes down the tree from one place.
  ///
  /// @param within whether a letter stands before it
  private void follow(String text, int from, boolean within, Listener listener) {
    int at = first[letters[text.charAt(from)]];
    int to = from + 1;
    while (at != 0) {
      if (ends[at]) {
        for (Word word : nodes.get(at).words) {
          if ((!word.begins || !within)
              && (!word.ends || to == text.length() || !Script.isOfAWord(text.codePointAt(to)))) {
            listener.found(word.group, from, to);
          }
        }
      }
      char letter = to < text.length() ? letters[text.charAt(to)] : 0;
      int place = rows[at] + letter;
      at = letter != 0 && owners[place] == at ? targets[place] : 0;
      to++;
    }
  }
}
