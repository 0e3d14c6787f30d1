package org.inboxaudit.audit.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the patterns of STIX (§9) that sets are made of: one comparison for equality, or several
/// of which one is enough. All others are not understood as a whole, because half of a condition
/// would hit what was not meant.
final class StixPattern {
  private static final int LONGEST = 20_000;

  private final String text;
  private final List<Comparison> comparisons = new ArrayList<>();
  private int at;

  /// @param path in lower case, without quotes: `file:hashes.sha-256`
  record Comparison(String path, String value) {}

  private StixPattern(String text) {
    this.text = text;
  }

  /// @return empty if it is not understood
  static List<Comparison> parse(String pattern) {
    if (pattern.length() > LONGEST) {
      return List.of();
    }
    StixPattern reader = new StixPattern(pattern.strip());
    return reader.observations() ? List.copyOf(reader.comparisons) : List.of();
  }

  /// `[a = 'b' OR c = 'd'] OR [e = 'f']`
  private boolean observations() {
    do {
      if (!skip("[") || !alternatives() || !skip("]")) {
        return false;
      }
    } while (skip("OR"));
    return at == text.length();
  }

  private boolean alternatives() {
    do {
      String path = path();
      if (path.isEmpty() || !skip("=")) {
        return false;
      }
      skipSpace();
      if (at >= text.length() || text.charAt(at) != '\'') {
        return false;
      }
      StringBuilder value = new StringBuilder();
      if (!literal(value)) {
        return false;
      }
      comparisons.add(new Comparison(path, value.toString()));
    } while (skip("OR"));
    return true;
  }

  private String path() {
    skipSpace();
    StringBuilder path = new StringBuilder();
    while (at < text.length() && " \t\r\n=<>![]()".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      if (c != '\'' && c != '"') {
        path.append(c);
      }
      at++;
    }
    return path.toString().toLowerCase(Locale.ROOT);
  }

  private boolean literal(StringBuilder value) {
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\'') {
        at++;
        return true;
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        c = text.charAt(at);
      }
      value.append(c);
    }
    return false;
  }

  private boolean skip(String word) {
    skipSpace();
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
