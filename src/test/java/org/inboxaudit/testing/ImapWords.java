package org.inboxaudit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inboxaudit.testing.FakeMailSession.Refusal;

/// The words of a command: atoms, strings without their quotes, and lists in parentheses as they
/// stand.
record ImapWords(List<String> words) {

  static ImapWords of(String command) throws Refusal {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < command.length()) {
      int end = end(command, at);
      String word = command.substring(at, end);
      words.add(word.startsWith("\"") ? unquoted(word) : word);
      Refusal.unless(end == command.length() || command.charAt(end) == ' ');
      at = end + 1;
    }
    return new ImapWords(words);
  }

  private static int end(String command, int from) throws Refusal {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '[')) {
        depth++;
      } else if (!quoted && (c == ')' || c == ']')) {
        depth--;
      } else if (!quoted && depth == 0 && c == ' ') {
        return i;
      }
    }
    Refusal.unless(!quoted && depth == 0);
    return command.length();
  }

  private static String unquoted(String word) {
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < word.length() - 1; i++) {
      if (word.charAt(i) == '\\') {
        i++;
      }
      plain.append(word.charAt(i));
    }
    return plain.toString();
  }

  static String quoted(String plain) {
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  String command() {
    return words.isEmpty() ? "" : words.getFirst().toUpperCase(Locale.ROOT);
  }

  int count() {
    return words.size();
  }

  /// @throws Refusal if there are not so many
  String word(int index) throws Refusal {
    Refusal.unless(index < words.size());
    return words.get(index);
  }

  boolean is(int index, String word) {
    return index < words.size() && words.get(index).equalsIgnoreCase(word);
  }

  /// A sequence-set (RFC 9051 §9) as ranges from the lower to the higher UID.
  ///
  /// @param highest what `*` stands for
  static List<long[]> set(String text, long highest) throws Refusal {
    List<long[]> ranges = new ArrayList<>();
    for (String range : text.split(",", -1)) {
      int colon = range.indexOf(':');
      long one = number(colon < 0 ? range : range.substring(0, colon), highest);
      long other = colon < 0 ? one : number(range.substring(colon + 1), highest);
      ranges.add(new long[] {Math.min(one, other), Math.max(one, other)});
    }
    return ranges;
  }

  private static long number(String text, long highest) throws Refusal {
    if (text.equals("*")) {
      return highest;
    }
    long number = Long.parseLong(text);
    Refusal.unless(number > 0 && number < 1L << 32);
    return number;
  }
}
