package org.inboxaudit.extract.mime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every way in which some program reads a parameter out of header fields (RFC 2045 §5.1, RFC
/// 2231): quoted or not, with comments in its name, in pieces that come in any order or stand in
/// different fields, with or without a charset.
final class Parameters {
  private static final int MOST_PIECES = 200;
  private static final int LONGEST = 2_000;

  private final List<Piece> pieces = new ArrayList<>();

  /// @param values of the fields, in the order they stand
  /// @param wanted the parameter's names in lower case
  Parameters(List<String> values, Set<String> wanted) {
    int field = 0;
    for (String value : values) {
      Set<String> written = new LinkedHashSet<>();
      written.add(withoutComments(value));
      written.add(value);
      for (String name : wanted) {
        for (String text : written) {
          find(text, name, field);
        }
      }
      field++;
    }
  }

  /// One place where the parameter stands.
  ///
  /// @param at where in the field
  /// @param number its place in a series, -1 if it is none
  private record Piece(
      String name, int field, int at, int number, boolean extended, String value) {}

  private void find(String text, String name, int field) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf(name);
        at >= 0 && pieces.size() < MOST_PIECES;
        at = lower.indexOf(name, at + 1)) {
      boolean begins = at == 0 || !isOfAName(lower.charAt(at - 1));
      int equals = begins ? behindMarks(lower, at + name.length()) : -1;
      if (equals >= 0) {
        String marks = lower.substring(at + name.length(), equals);
        for (String value : values(text, equals + 1)) {
          Piece piece = new Piece(name, field, at, number(marks), isExtended(marks), value);
          if (!pieces.contains(piece)) {
            pieces.add(piece);
          }
        }
      }
    }
  }

  private static boolean isOfAName(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /// Where the equals sign stands behind a name and its marks; -1 if there is none.
  private static int behindMarks(String text, int from) {
    int at = from;
    while (at < text.length()
        && (" \t\r\n\"'*".indexOf(text.charAt(at)) >= 0 || Character.isDigit(text.charAt(at)))) {
      at++;
    }
    return at < text.length() && (text.charAt(at) == '=') ? at : -1;
  }

  private static int number(String marks) {
    StringBuilder digits = new StringBuilder();
    marks.chars().filter(Character::isDigit).limit(4).forEach(c -> digits.append((char) c));
    return digits.isEmpty() ? -1 : Integer.parseInt(digits.toString());
  }

  private static boolean isExtended(String marks) {
    String bare = marks.strip();
    return bare.endsWith("*");
  }

  /// What may be meant behind an equals sign.
  private static Set<String> values(String text, int from) {
    int at = from;
    while (at < text.length()
        && " \t\r\n=".indexOf(text.charAt(at)) >= 0
        && !text.startsWith("=?", at)) {
      at++;
    }
    String rest = text.substring(at, Math.min(text.length(), at + LONGEST));
    Set<String> values = new LinkedHashSet<>();
    if (rest.startsWith("\"")) {
      int close = closing(rest);
      String inside = rest.substring(1, close < 0 ? rest.length() : close);
      String behind = close < 0 ? "" : rest.substring(close + 1);
      int end = behind.indexOf(';');
      String glued = (end < 0 ? behind : behind.substring(0, end)).strip();
      // what looks like a parameter is one, if only the semicolon before it is missing
      if (!glued.isEmpty() && glued.indexOf('=') <= 0) {
        values.add(inside + glued);
      }
      values.add(unescaped(inside));
      if (close < 0 && inside.indexOf(';') > 0) {
        values.add(unescaped(inside.substring(0, inside.indexOf(';'))));
      }
      int quote = rest.indexOf('"', 1);
      if (quote > 0 && quote != close) {
        values.add(rest.substring(1, quote));
      }
    } else {
      int end = rest.indexOf(';');
      int next = nextParameter(rest);
      values.add(unescaped(next < 0 ? rest : rest.substring(0, next)));
      values.add(end < 0 ? rest : rest.substring(0, end));
      int blank = rest.indexOf(' ');
      if (blank > 0) {
        values.add(rest.substring(0, blank));
      }
    }
    return values;
  }

  private static int closing(String quoted) {
    for (int i = 1; i < quoted.length(); i++) {
      if (quoted.charAt(i) == '\\') {
        i++;
      } else if (quoted.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  /// The semicolon behind which another parameter begins; -1 if none does.
  private static int nextParameter(String rest) {
    for (int at = rest.indexOf(';'); at >= 0; at = rest.indexOf(';', at + 1)) {
      int equals = rest.indexOf('=', at);
      int another = rest.indexOf(';', at + 1);
      boolean last = rest.substring(at + 1).isBlank();
      if (last || (equals > 0 && (another < 0 || equals < another))) {
        return at;
      }
    }
    return -1;
  }

  private static String unescaped(String value) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == '\\' && i + 1 < value.length()) {
        i++;
      }
      plain.append(value.charAt(i));
    }
    return plain.toString();
  }

  /// Comments stand in parentheses (RFC 5322 §3.2.2), and go away wherever they stand.
  static String withoutComments(String value) {
    StringBuilder left = new StringBuilder();
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' && depth == 0 && (!quoted || value.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      }
      if (c == '(' && !quoted) {
        depth++;
      } else if (c == ')' && !quoted && depth > 0) {
        depth--;
      } else if (depth == 0) {
        left.append(c);
      }
    }
    return left.toString();
  }

  /// Every reading, the likeliest first; plain values, then whole ones with a charset, then those
  /// in pieces.
  Set<String> readings() {
    Set<String> readings = new LinkedHashSet<>();
    for (Piece piece : pieces) {
      if (piece.number < 0) {
        readings.add(piece.extended ? Words.extended(piece.value) : piece.value);
      }
    }
    List<Piece> series = pieces.stream().filter(piece -> piece.number >= 0).toList();
    if (!series.isEmpty()) {
      Set<List<Piece>> groups = groups(series);
      groups.forEach(group -> readings.add(joined(group)));
      readings.add(joined(series));
      readings.add(joined(sorted(series)));
      readings.add(joined(sorted(ofEachNumber(series))));
      readings.add(joined(sorted(ofEachNumber(series.reversed()))));
      groups.forEach(group -> readings.add(joined(sorted(group))));
    }
    return readings;
  }

  /// The pieces that have the name, the field, or both in common.
  private static Set<List<Piece>> groups(List<Piece> series) {
    Set<List<Piece>> groups = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    for (Piece piece : series) {
      if (seen.add(piece.name + piece.field)) {
        groups.add(same(series, piece, other -> other.name));
        groups.add(same(series, piece, other -> other.field));
        groups.add(same(series, piece, other -> other.name + other.field));
      }
    }
    return groups;
  }

  private static List<Piece> same(List<Piece> all, Piece one, Function<Piece, Object> what) {
    return all.stream().filter(other -> what.apply(other).equals(what.apply(one))).toList();
  }

  /// The first of those that claim the same place.
  private static List<Piece> ofEachNumber(List<Piece> series) {
    Set<Integer> seen = new LinkedHashSet<>();
    return series.stream().filter(piece -> seen.add(piece.number)).toList();
  }

  private static List<Piece> sorted(List<Piece> series) {
    return series.stream().sorted(Comparator.comparingInt(Piece::number)).toList();
  }

  /// RFC 2231 §4.1: the charset stands before the first piece only. A piece that stands there in
  /// two readings counts once.
  private static String joined(List<Piece> series) {
    Set<List<Object>> seen = new LinkedHashSet<>();
    List<Piece> once =
        series.stream()
            .filter(piece -> seen.add(List.of(piece.name, piece.field, piece.at)))
            .toList();
    String all = once.stream().map(piece -> piece.value.strip()).collect(Collectors.joining());
    if (once.stream().noneMatch(Piece::extended)) {
      return all;
    }
    boolean each = once.size() > 1 && once.stream().allMatch(piece -> hasCharset(piece.value));
    return each
        ? once.stream()
            .map(piece -> Words.extended(piece.value.strip()))
            .collect(Collectors.joining())
        : Words.extended(all);
  }

  private static boolean hasCharset(String value) {
    int first = value.indexOf('\'');
    return first >= 0 && value.indexOf('\'', first + 1) > first;
  }
}
