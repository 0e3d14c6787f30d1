package org.inboxaudit.audit.replay;

/// The comparison `:matches` (RFC 5228 §2.7.1): `*` stands for any text, `?` for one character, and
/// a backslash takes away what the next character means.
///
/// Goes back to the last `*` only, so that no pattern takes longer than its length times that of
/// the text.
final class Wildcards {
  private Wildcards() {}

  static boolean match(String pattern, String text) {
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
