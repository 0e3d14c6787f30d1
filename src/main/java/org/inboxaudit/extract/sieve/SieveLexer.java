package org.inboxaudit.extract.sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a script into tokens (RFC 5228 §8.1), one at a time, and keeps the comments.
///
/// A line ends at a line feed, as the servers have it; a carriage return before it does not count.
final class SieveLexer {

  enum Kind {
    IDENTIFIER,
    TAG,
    NUMBER,
    STRING,
    PUNCTUATION,
    END
  }

  /// @param text an identifier or tag in lower case, a string without quoting, a number in digits
  record Token(Kind kind, String text) {
    boolean is(char punctuation) {
      return kind == Kind.PUNCTUATION && text.charAt(0) == punctuation;
    }
  }

  private final String script;
  private int at;
  private List<String> comments = new ArrayList<>();

  SieveLexer(String script) {
    this.script = script;
  }

  /// The comments since this was last asked, without their marks.
  List<String> takeComments() {
    List<String> taken = List.copyOf(comments);
    comments = new ArrayList<>();
    return taken;
  }

  Token next() throws ScriptProblem {
    skipBlanksAndComments();
    if (at == script.length()) {
      return new Token(Kind.END, "");
    }
    char c = script.charAt(at);
    if (c == '"') {
      return new Token(Kind.STRING, quoted());
    }
    if (c == ':') {
      at++;
      return new Token(Kind.TAG, identifier());
    }
    if (isDigit(c)) {
      return number();
    }
    if (isLetter(c)) {
      String identifier = identifier();
      return identifier.equals("text") && at < script.length() && script.charAt(at) == ':'
          ? new Token(Kind.STRING, multiLine())
          : new Token(Kind.IDENTIFIER, identifier);
    }
    if (";,()[]{}".indexOf(c) >= 0) {
      at++;
      return new Token(Kind.PUNCTUATION, String.valueOf(c));
    }
    throw ScriptProblem.syntax("a character that begins no token");
  }

  private void skipBlanksAndComments() throws ScriptProblem {
    while (at < script.length()) {
      char c = script.charAt(at);
      if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
        at++;
      } else if (c == '#') {
        int end = lineEnd(at);
        comments.add(script.substring(at + 1, end));
        at = end;
      } else if (script.startsWith("/*", at)) {
        int end = script.indexOf("*/", at + 2);
        if (end < 0) {
          throw ScriptProblem.syntax("end of comment");
        }
        comments.add(script.substring(at + 2, end));
        at = end + 2;
      } else {
        return;
      }
    }
  }

  private int lineEnd(int from) {
    int end = script.indexOf('\n', from);
    return end < 0 ? script.length() : end;
  }

  private String identifier() throws ScriptProblem {
    int start = at;
    while (at < script.length()
        && (isLetter(script.charAt(at)) || (at > start && isDigit(script.charAt(at))))) {
      at++;
    }
    if (at == start) {
      throw ScriptProblem.syntax("identifier");
    }
    return script.substring(start, at).toLowerCase(Locale.ROOT);
  }

  /// RFC 5228 §2.4.1; a number beyond what a long holds stands for the largest one.
  private Token number() {
    long value = 0;
    while (at < script.length() && isDigit(script.charAt(at))) {
      int digit = script.charAt(at++) - '0';
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    if (at < script.length()) {
      int power = "KMG".indexOf(Character.toUpperCase(script.charAt(at))) + 1;
      if (power > 0) {
        at++;
        long unit = 1L << (10 * power);
        value = value > Long.MAX_VALUE / unit ? Long.MAX_VALUE : value * unit;
      }
    }
    return new Token(Kind.NUMBER, Long.toString(value));
  }

  /// RFC 5228 §2.4.2: a backslash only makes the next character stand for itself.
  private String quoted() throws ScriptProblem {
    StringBuilder text = new StringBuilder();
    for (at++; at < script.length(); at++) {
      char c = script.charAt(at);
      if (c == '"') {
        at++;
        return text.toString();
      }
      if (c == '\\' && at + 1 < script.length()) {
        c = script.charAt(++at);
      }
      text.append(c);
    }
    throw ScriptProblem.syntax("closing quote");
  }

  /// RFC 5228 §2.4.2: `text:`, lines with their dots stuffed, a line with a single dot.
  private String multiLine() throws ScriptProblem {
    at++;
    int end = lineEnd(at);
    String rest = script.substring(at, end).strip();
    if (!rest.isEmpty() && !rest.startsWith("#")) {
      throw ScriptProblem.syntax("line end after text:");
    }
    StringBuilder text = new StringBuilder();
    for (at = end + 1; at < script.length(); at = end + 1) {
      end = lineEnd(at);
      int length = end > at && script.charAt(end - 1) == '\r' ? end - 1 : end;
      if (length == at + 1 && script.charAt(at) == '.') {
        at = end;
        return text.toString();
      }
      text.append(script, script.startsWith("..", at) ? at + 1 : at, length).append("\r\n");
    }
    throw ScriptProblem.syntax("end of text:");
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
