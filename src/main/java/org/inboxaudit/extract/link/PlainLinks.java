package org.inboxaudit.extract.link;

import java.util.function.Consumer;

/// Finds links in a plain text, of a letter or of a file: a scheme with `://`, what begins with
/// `www.`, and a place in a Windows network (`\\host\share`). Mail programs make links of all
/// three.
///
/// Rather one too many than one too few: who asks drops what is none.
public final class PlainLinks {
  private static final int LONGEST = 4_000;
  private static final int MOST = 1_000;
  private static final int LONGEST_SCHEME = 12;
  private static final int LONGEST_HOST = 253;

  private PlainLinks() {}

  /// Tells each link as it is written, in the order in which they stand.
  ///
  /// @return false if there may be more of them than are read
  public static boolean find(String text, Consumer<String> found) {
    int count = 0;
    int done = 0;
    for (int at = 0; at < text.length(); at++) {
      int begin = begin(text, at, done);
      if (begin < 0) {
        continue;
      }
      if (count++ == MOST) {
        return false;
      }
      int end = end(text, begin, text.charAt(at) == ':' ? at + 3 : at + 2);
      found.accept(text.substring(begin, end));
      done = end;
      at = Math.max(at, end - 1);
    }
    return true;
  }

  /// Where the link begins whose mark stands here, -1 if none does.
  ///
  /// @param from where the link before it ended
  private static int begin(String text, int at, int from) {
    return switch (text.charAt(at)) {
      case ':' ->
          text.startsWith("://", at) && at + 3 < text.length() ? scheme(text, at, from) : -1;
      case 'w', 'W' -> isBareSite(text, at) ? at : -1;
      case '\\' -> text.startsWith("\\\\", at) && isShare(text, at) ? at : -1;
      default -> -1;
    };
  }

  /// Where the scheme before a mark (`://`) begins, -1 if there is none. What stands before `http`
  /// without a blank belongs to the text.
  ///
  /// @param from before which it does not begin
  public static int scheme(String text, int mark, int from) {
    for (String web : new String[] {"https", "http"}) {
      int begin = mark - web.length();
      if (begin >= from && text.regionMatches(true, begin, web, 0, web.length())) {
        return begin;
      }
    }
    int begin = mark;
    while (begin > from && mark - begin < LONGEST_SCHEME && isOfAScheme(text.charAt(begin - 1))) {
      begin--;
    }
    return begin < mark ? begin : -1;
  }

  private static boolean isOfAScheme(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '+';
  }

  private static boolean isBareSite(String text, int at) {
    return text.regionMatches(true, at, "www.", 0, 4)
        && at + 4 < text.length()
        && text.charAt(at + 4) > ' '
        && (at == 0 || !isOfAName(text.charAt(at - 1)));
  }

  private static boolean isOfAName(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '@');
  }

  /// Whether two backslashes, a host and a backslash stand here. Programmers write each of the
  /// backslashes of a path twice (`C:\\x\\y`).
  private static boolean isShare(String text, int mark) {
    char before = mark == 0 ? ' ' : text.charAt(mark - 1);
    boolean drive = before == ':' && (mark < 3 || !Character.isLetter(text.charAt(mark - 3)));
    if (drive || before == '\\' || Character.isLetterOrDigit(before)) {
      return false;
    }
    int from = mark + 2;
    int at = from;
    while (at < text.length() && at - from < LONGEST_HOST && isOfAHost(text.charAt(at))) {
      at++;
    }
    return at > from && at < text.length() && text.charAt(at) == '\\';
  }

  private static boolean isOfAHost(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '@' || c == '_';
  }

  /// @param least where it ends at the earliest
  private static int end(String text, int begin, int least) {
    int end = least;
    int round = 0;
    while (end < text.length() && end - begin < LONGEST) {
      char c = text.charAt(end);
      if (c <= ' ' || "<>\"`{}|^".indexOf(c) >= 0 || isClosing(c)) {
        break;
      }
      round += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (round < 0) {
        break;
      }
      end++;
    }
    while (end > least && ".,;:!?'*_]".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /// Marks of other scripts behind which a link has ended.
  private static boolean isClosing(char c) {
    return c > 0x7f && (Character.isSpaceChar(c) || "，。；：！？）】》」』、“”‘’«»…".indexOf(c) >= 0);
  }
}
