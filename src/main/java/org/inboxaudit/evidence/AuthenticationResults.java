package org.inboxaudit.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One Authentication-Results field (RFC 8601 §2.2): what a receiving server says of a message's
/// origin.
///
/// @param server the authserv-id, in lower case
public record AuthenticationResults(String server, List<Result> results) {
  private static final int MAXIMUM_RESULTS = 50;

  public AuthenticationResults {
    results = List.copyOf(results);
  }

  /// @param method `dkim`, `dmarc`, `spf`
  /// @param properties by name, `header.d`
  public record Result(String method, String value, Map<String, String> properties) {
    public Result {
      properties = Map.copyOf(properties);
    }

    /// The domain that a property names, also where it names an address.
    public Domain domain(String property) {
      String value = properties.getOrDefault(property, "");
      return new Domain(value.substring(value.lastIndexOf('@') + 1));
    }
  }

  /// Reads a field; what cannot be read is left out. Microsoft's servers leave their name out and
  /// begin with a result; then the name is that result.
  public static AuthenticationResults parse(String field) {
    List<List<String>> statements = words(field);
    List<String> first = statements.getFirst();
    List<Result> results = new ArrayList<>();
    boolean named = first.isEmpty() || !first.getFirst().contains("=");
    for (List<String> words : statements.subList(named ? 1 : 0, statements.size())) {
      if (results.size() < MAXIMUM_RESULTS && !words.isEmpty() && words.getFirst().contains("=")) {
        results.add(result(words));
      }
    }
    return new AuthenticationResults(first.isEmpty() ? "" : first.getFirst(), results);
  }

  private static Result result(List<String> words) {
    Map<String, String> properties = new HashMap<>();
    for (String word : words.subList(1, words.size())) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        properties.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    String method = words.getFirst();
    int equals = method.indexOf('=');
    int version = method.indexOf('/');
    return new Result(
        method.substring(0, version > 0 && version < equals ? version : equals),
        method.substring(equals + 1),
        properties);
  }

  /// The words of each statement in lower case, without comments and quotes, with blanks around `=`
  /// gone. Comments may nest and may hold anything, a forged result too.
  private static List<List<String>> words(String field) {
    List<List<String>> statements = new ArrayList<>();
    statements.add(new ArrayList<>());
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i <= field.length(); i++) {
      char c = i < field.length() ? field.charAt(i) : ';';
      if (i < field.length() && c == '\\' && (quoted || depth > 0)) {
        i++;
      } else if (i < field.length() && c == '"' && depth == 0) {
        quoted = !quoted;
      } else if (i < field.length() && quoted) {
        word.append(c <= ' ' ? '_' : c);
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (depth == 0 && c == ';') {
        take(word, statements.getLast());
        statements.add(new ArrayList<>());
      } else if (depth == 0 && c <= ' ') {
        take(word, statements.getLast());
      } else if (depth == 0) {
        word.append(c);
      }
    }
    return statements;
  }

  private static void take(StringBuilder word, List<String> words) {
    if (word.isEmpty()) {
      return;
    }
    String text = word.toString().toLowerCase(Locale.ROOT);
    word.setLength(0);
    boolean joins = !words.isEmpty() && (text.startsWith("=") || words.getLast().endsWith("="));
    if (joins) {
      words.add(words.removeLast() + text);
    } else {
      words.add(text);
    }
  }
}
