package org.inboxaudit.audit.replay;

import java.util.List;
import java.util.function.Predicate;

/// The comparison `:matches` (RFC 5228 §2.7.1): `*` stands for any text, `?` for one character, and
/// a backslash takes away what the next character means.
///
/// Goes back to the last `*` only, so that no pattern takes longer than its length times that of
/// the text.
final class Wildcards implements Predicate<String> {
  private final String pattern;

  /// The texts between the stars, where there is nothing but text and stars; else empty.
  private final List<String> texts;

  Wildcards(String pattern) {
    this.pattern = pattern;
    this.texts =
        pattern.indexOf('?') < 0 && pattern.indexOf('\\') < 0
            ? List.of(pattern.split("\\*", -1))
            : List.of();
  }

  @Override
  public boolean test(String text) {
    return texts.isEmpty() ? slowly(text) : inTurn(text);
  }

  private boolean inTurn(String text) {
    String last = texts.getLast();
    if (texts.size() == 1) {
      return text.equals(last);
    }
    int at = texts.getFirst().length();
    int end = text.length() - last.length();
    if (end < at || !text.startsWith(texts.getFirst()) || !text.endsWith(last)) {
      return false;
    }
    for (int i = 1; i < texts.size() - 1; i++) {
      int found = text.indexOf(texts.get(i), at);
      if (found < 0) {
        return false;
      }
      at = found + texts.get(i).length();
    }
    return at <= end;
  }

  private boolean slowly(String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      int literal = p < pattern.length() && pattern.charAt(p) == '\\' ? p + 1 : p;
      boolean escaped = literal > p && literal < pattern.length();
      int at = escaped ? literal : p;
      if (at < pattern.length() && !escaped && pattern.charAt(at) == '*') {
        star = p++;
        from = t;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == text.charAt(t) || (!escaped && pattern.charAt(at) == '?'))) {
        p = at + 1;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
